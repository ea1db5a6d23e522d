import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { ImportPreview } from "~/people/components/import-preview";
import { ImportWords } from "~/people/components/import-words";
import { IMPORT_COLUMNS } from "~/people/domain/import-columns";
import { standingGroups } from "~/people/domain/standing";
import { importPeople, previewImport } from "~/people/import.server";
import { orRefusal } from "~/people/refusal";
import { parseForm, readForm } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Import people · Rostrum" }];

const importForm = z.object({
  intent: z.enum(["preview", "import"]).default("preview"),
  csv: z.string({ error: "Paste the rows first." }).trim().min(1, "Paste the rows first."),
  fingerprint: z.string().max(100).default(""),
});

export async function loader(ask: LoaderFunctionArgs) {
  await requirePermission(ask, "person.write");
  return { groups: standingGroups(currentLadder().ladder), example: IMPORT_COLUMNS.join(",") };
}

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "person.write");
  const form = await readForm(ask.request);
  const parsed = parseForm(form, importForm);
  if (!parsed.ok) return { ...parsed, preview: null };
  const { csv, intent, fingerprint } = parsed.value;
  const { ladder } = currentLadder();
  switch (intent) {
    case "preview":
      return {
        ok: true,
        errors: undefined,
        values: { csv },
        preview: await previewImport(csv, ladder),
      };
    case "import": {
      const imported = await orRefusal(form, () =>
        importPeople(viewer.actor, csv, fingerprint, ladder),
      );
      if (!imported.ok) return { ...imported, preview: await previewImport(csv, ladder) };
      const { created, updated } = imported.value;
      throw redirect(`/organisation/people?created=${created}&updated=${updated}`);
    }
  }
}

export default function PeopleImport() {
  const { groups, example } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const busy = useNavigation().state !== "idle";
  const csv = answer?.values.csv;
  return (
    <>
      <PageHeader
        title="Import people"
        over={<Link to="/organisation/people">People</Link>}
        lead="Paste rows from a spreadsheet or a CSV file. You see what would happen before anything is written."
      />
      <ImportWords groups={groups} />
      <Form method="post" noValidate>
        <ErrorSummary errors={answer?.errors} />
        <TextArea
          name="csv"
          label="Rows"
          required
          rows={10}
          spellCheck={false}
          defaultValue={typeof csv === "string" ? csv : ""}
          placeholder={example}
          error={answer?.errors?.csv}
          className="font-mono text-small whitespace-pre"
        />
        <button
          type="submit"
          name="intent"
          value="preview"
          className={answer?.preview ? "button" : "button button-primary"}
          disabled={busy}
        >
          Look at what it would do
        </button>
        {answer?.preview ? (
          <ImportPreview preview={answer.preview} groups={groups} busy={busy} />
        ) : null}
      </Form>
    </>
  );
}
