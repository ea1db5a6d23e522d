import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { notFound, requirePermission } from "~/access/guards.server";
import { findMailChoices, saveMailChoices } from "~/notification/choices.server";
import { MailChoiceFields } from "~/notification/components/mail-choice-fields";
import { mailChoiceForm } from "~/notification/domain/mail-choice-form";
import { parseForm, readForm } from "~/platform/form";
import { ErrorSummary } from "~/ui/field";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Notices by mail · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { personId, email } = await requirePermission(ask, "notification.read");
  const choices = await findMailChoices({ personId });
  if (!choices) throw notFound();
  return { wantsMail: choices.wantsMail, kinds: choices.kinds, email };
}

export async function action(ask: ActionFunctionArgs) {
  const { actor, personId } = await requirePermission(ask, "notification.read");
  const parsed = parseForm(await readForm(ask.request), mailChoiceForm);
  if (!parsed.ok) return parsed;
  await saveMailChoices(actor, personId, parsed.value);
  throw redirect("/account/notifications?done=saved");
}

export default function Preferences() {
  const { wantsMail, kinds, email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Notices by mail"
        over={<Link to="/account">Your account</Link>}
        lead="Whatever you choose here, everything stands in your inbox."
      />
      {search.get("done") === "saved" && !answer ? (
        <Notice tone="good" live title="Saved." />
      ) : null}
      <ErrorSummary errors={answer?.errors} />
      <p className="max-w-(--container-text) text-soft">
        Letters go to <span className="break-all text-ink">{email}</span>. Invitations and letters
        about your password always come.
      </p>
      <Form method="post" className="mt-6">
        <MailChoiceFields wantsMail={wantsMail} kinds={kinds} />
        <button type="submit" className="button button-primary mt-6">
          Save
        </button>
      </Form>
    </>
  );
}
