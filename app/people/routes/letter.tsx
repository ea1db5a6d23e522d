import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { type Ask, notFound, requirePermission } from "~/access/guards.server";
import { LetterStateTag } from "~/people/components/letter-state-tag";
import { LetterAttempts } from "~/people/components/letter-trouble";
import { Fact } from "~/people/components/person-facts";
import { openLetter, resendLetter } from "~/people/outbox.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { mailIsDelivered } from "~/platform/mail.server";
import { Moment } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Letter · Rostrum" }];

async function requireLetter(ask: Ask & { params: { mailId?: string } }) {
  const viewer = await requirePermission(ask, "outbox.read");
  const id = z.guid().safeParse(ask.params.mailId);
  if (!id.success) throw notFound();
  return { ...viewer, id: id.data };
}

export async function loader(ask: LoaderFunctionArgs) {
  const { actor, timeZone, id } = await requireLetter(ask);
  const letter = await openLetter(actor, id).catch((error) => {
    throw error instanceof AppError && error.status === 404 ? notFound() : error;
  });
  return { letter, timeZone, delivered: mailIsDelivered() };
}

export async function action(ask: ActionFunctionArgs) {
  const { actor, id } = await requireLetter(ask);
  const form = await readForm(ask.request);
  if (form.get("intent") !== "send-again") throw notFound();
  try {
    await resendLetter(actor, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 404) throw notFound();
    return formFailure(form, { form: error.message });
  }
  throw redirect(`/organisation/outbox/${id}`);
}

export default function Letter() {
  const { letter, timeZone, delivered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const isFirst = letter.attempts === 0;
  return (
    <>
      <PageHeader title={letter.subject} over={<Link to="/organisation/outbox">Outbox</Link>} />
      <ErrorSummary errors={answer?.errors} title="The letter was not sent." />
      <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <Fact name="To">
          <span className="break-all">{letter.to}</span>
        </Fact>
        <Fact name="Written">
          <Moment value={letter.createdAt} timeZone={timeZone} />
        </Fact>
        <Fact name="State">
          <LetterStateTag state={letter.state} />
        </Fact>
        {letter.sentAt ? (
          <Fact name="Sent">
            <Moment value={letter.sentAt} timeZone={timeZone} />
          </Fact>
        ) : null}
      </dl>
      {letter.error ? (
        <Notice tone={letter.nextTryAt ? "warn" : "bad"} title="The mail server did not take it.">
          <p className="break-words">{letter.error}</p>
          <p className="mt-1 text-small">
            <LetterAttempts letter={letter} timeZone={timeZone} />
          </p>
        </Notice>
      ) : null}
      {delivered && letter.state !== "sent" && letter.state !== "on-its-way" ? (
        <Form method="post" className="mt-4">
          <button
            type="submit"
            name="intent"
            value="send-again"
            aria-disabled={busy}
            className="button button-primary"
          >
            {isFirst ? "Send now" : "Send again"}
          </button>
        </Form>
      ) : null}
      {letter.text ? (
        <pre className="mt-8 max-w-(--container-text) whitespace-pre-wrap break-words border-line border-y py-6 font-sans">
          {letter.text}
        </pre>
      ) : (
        <p className="mt-8 text-soft">Its text was not kept after it was sent.</p>
      )}
      <p className="mt-4 text-small text-soft">That you opened this letter is in the audit log.</p>
    </>
  );
}
