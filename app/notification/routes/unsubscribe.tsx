import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { findMailChoices, saveMailChoices } from "~/notification/choices.server";
import { MailChoiceFields } from "~/notification/components/mail-choice-fields";
import { mailChoiceForm } from "~/notification/domain/mail-choice-form";
import { parseForm, readForm } from "~/platform/form";
import { FROM_ELSEWHERE } from "~/platform/from-elsewhere";
import { Notice, PageHeader, Section } from "~/ui/page";

export const meta = () => [
  { title: "Notices by mail · Rostrum" },
  { name: "robots", content: "noindex" },
];

/** The key in the address is all that is asked for: whoever got the letter may stop what comes after it. */
async function requireChoices(params: LoaderFunctionArgs["params"]) {
  const key = z.uuid().safeParse(params.key);
  const choices = key.success ? await findMailChoices({ mailKey: key.data }) : null;
  if (!choices) throw notFound();
  return choices;
}

export async function loader({ params }: LoaderFunctionArgs) {
  const { wantsMail, kinds } = await requireChoices(params);
  return { wantsMail, kinds };
}

const intents = z.enum(["stop", "resume", "save"]);

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { personId } = await requireChoices(params);
  const actor = { personId: null, requestId: context.requestId };
  const form = await readForm(request);
  // A mail program's own button (RFC 8058). It follows no redirect, and the page that comes back says what is true now.
  if (form.get("List-Unsubscribe") === "One-Click") {
    await saveMailChoices(actor, personId, { wantsMail: false });
    return null;
  }
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success || request.headers.has(FROM_ELSEWHERE)) throw notFound();
  switch (intent.data) {
    case "stop":
      await saveMailChoices(actor, personId, { wantsMail: false });
      throw redirect(`/unsubscribe/${params.key}`);
    case "resume":
      await saveMailChoices(actor, personId, { wantsMail: true });
      throw redirect(`/unsubscribe/${params.key}?done=saved`);
    case "save": {
      const parsed = parseForm(form, mailChoiceForm);
      if (!parsed.ok) throw notFound();
      await saveMailChoices(actor, personId, parsed.value);
      throw redirect(`/unsubscribe/${params.key}${parsed.value.wantsMail ? "?done=saved" : ""}`);
    }
  }
}

export default function Unsubscribe() {
  const { wantsMail, kinds } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  if (!wantsMail)
    return (
      <>
        <PageHeader
          title="No more notices by mail"
          lead="Rostrum sends no more notices to this address. Letters about the password still come when they are asked for."
        />
        <Form method="post">
          <button type="submit" name="intent" value="resume" className="button">
            Send notices again
          </button>
        </Form>
      </>
    );
  return (
    <>
      <PageHeader
        title="Notices by mail"
        lead="This is about the mail from Rostrum for the address that got this letter."
      />
      {search.get("done") === "saved" ? <Notice tone="good" live title="Saved." /> : null}
      <Form method="post">
        <button type="submit" name="intent" value="stop" className="button button-primary">
          Stop all notices
        </button>
      </Form>
      <Section title="Or choose what comes" id="choose">
        <Form method="post">
          <MailChoiceFields wantsMail={wantsMail} kinds={kinds} />
          <button type="submit" name="intent" value="save" className="button mt-6">
            Save
          </button>
        </Form>
      </Section>
    </>
  );
}
