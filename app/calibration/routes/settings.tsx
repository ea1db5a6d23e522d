import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { useSchemaForm } from "~/ui/form";
import { PageHeader } from "~/ui/page";
import { SettingsFields, ticksOf } from "../components/settings-fields";
import { settingsForm } from "../domain/session-form";
import { requireSession } from "../session.server";
import { changeSettings, settingsOf } from "../settings.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `Settings of ${page?.name ?? "a session"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const { id, name, state, hasPreview } = session;
  return { id, name, hasBegun: state !== "set-up", hasPreview, settings: settingsOf(session) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const form = await readForm(request);
  const parsed = parseForm(form, settingsForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    const saved = await orRefusal(form, () => changeSettings(viewer, session.id, parsed.value));
    if (!saved.ok) return data(saved, { status: 422 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/calibration/${session.id}#settings`);
}

export default function SessionSettings() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { settings, hasBegun } = page;
  const form = useSchemaForm(settingsForm, answer, {
    name: settings.name,
    previewClosesOn: settings.previewClosesOn,
    meetsOn: settings.meetsOn,
    previewShare: String(settings.previewShare),
    secondRatings: String(settings.secondRatings),
    notesFor: settings.notesFor,
    guideline: settings.guideline,
  });
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader
        over={<Link to={`/calibration/${page.id}`}>{page.name}</Link>}
        title="Settings"
        lead={
          hasBegun
            ? "What calibrators did so far stays and counts, whatever you change here. A larger share is asked of those whose preview is not in yet, more second ratings of those who have not begun theirs. Turned off, nobody has to hand one in any more."
            : "How this session works. All of it can be changed until the session is locked."
        }
      />
      <Form method="post" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} />
        <TextField {...form.field("name")} label="Name" required />
        <SettingsFields
          field={form.field}
          ticks={ticksOf(answer?.values, settings)}
          previewLocked={
            hasBegun && !page.hasPreview
              ? "The session has begun, so those who sit in it may have seen the ratings: a preview cannot be turned on any more."
              : null
          }
          previewError={form.errors.hasPreview}
        />
        <div className="mt-6 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={form.busy}>
            Save the settings
          </button>
          <Link to={`/calibration/${page.id}`}>Cancel</Link>
        </div>
      </Form>
    </>
  );
}
