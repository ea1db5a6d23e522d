import { Form, type useLoaderData, useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { Notice, Section } from "~/ui/page";
import type { loader } from "../routes/ladder";
import { Changes } from "./changes";
import { Findings } from "./files-state";
import { ImpactTable } from "./impact-table";

type Files = ReturnType<typeof useLoaderData<typeof loader>>["files"];
type Candidate = Extract<Files, { kind: "candidate" }>;
type Answer = { errors: FieldErrors; values: FormValues } | undefined;

/** The version that waits: whether it is sound, what differs, whom it touches, and the form that publishes it. */
export function CandidatePart({ candidate, answer }: { candidate: Candidate; answer: Answer }) {
  const { version, from, tests, warnings } = candidate;
  return (
    <>
      <p className="max-w-(--container-text) text-lead">
        Version <strong>{version}</strong> waits in the files; <strong>{from}</strong> is published.
      </p>
      <Soundness tests={tests} warnings={warnings} />
      <Changes changes={candidate.changes} />
      <Section title="The impact" id="impact">
        <p className="max-w-(--container-text)">
          Publishing moves nobody: cycles stay on their version until the people team moves them,
          and check-ins until their owner does. If all were moved:
        </p>
        <p className="mt-3 max-w-(--container-text) text-lead">{candidate.impact.sentence}</p>
        <ImpactTable impact={candidate.impact} />
        <p className="mt-3 text-small">
          <a
            href="/organisation/ladder/open.json"
            download
            className="inline-flex min-h-11 items-center"
          >
            Download the open assessments as counts
          </a>{" "}
          <span className="text-soft">
            for <code>npm run ladder -- impact</code>; it names nobody.
          </span>
        </p>
      </Section>
      <PublishForm candidate={candidate} answer={answer} />
    </>
  );
}

function Soundness({ tests, warnings }: Pick<Candidate, "tests" | "warnings">) {
  const { passed, failed } = tests;
  const all = passed + failed.length;
  return (
    <>
      {failed.length > 0 ? (
        <Notice tone="bad" title={`${failedWords(failed.length, all)}, so it cannot be published.`}>
          <ul className="mt-2 list-disc pl-5">
            {failed.map(({ name, message }) => (
              <li key={name}>
                {name}: {message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className="mt-2 text-soft">
          {all === 0
            ? "It has no tests of its own."
            : `Its own ${all === 1 ? "test passes" : `${all} tests pass`}.`}{" "}
          {warnings.length === 0 ? "No warnings." : null}
        </p>
      )}
      {warnings.length > 0 ? (
        <details className="mt-1 max-w-(--container-text)">
          <summary className="min-h-11 py-2 font-semibold text-accent">
            {warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`}
          </summary>
          <Findings findings={warnings} />
        </details>
      ) : null}
    </>
  );
}

function PublishForm({ candidate, answer }: { candidate: Candidate; answer: Answer }) {
  const busy = useNavigation().state !== "idle";
  const { version, contentHash, tests } = candidate;
  const { form: _, ...errors } = answer?.errors ?? {};
  const note = answer?.values.note;
  if (tests.failed.length > 0) return null;
  return (
    <Section title={`Publish ${version}`} id="publish">
      <p className="max-w-(--container-text)">
        What is published never changes. To take something back, publish the next version.
      </p>
      <Form method="post" noValidate>
        <ErrorSummary errors={errors} title="Nothing was published yet. Please look at:" />
        <input type="hidden" name="hash" value={contentHash} />
        <TextArea
          name="note"
          label="What changes, and for whom"
          hint="A few words. They stand in the list of versions for as long as there is one."
          rows={3}
          required
          maxLength={1_000}
          defaultValue={typeof note === "string" ? note : ""}
          error={errors.note}
        />
        <button type="submit" className="button button-primary" disabled={busy}>
          {busy ? "Publishing …" : `Publish ${version}`}
        </button>
      </Form>
    </Section>
  );
}

function failedWords(failed: number, all: number): string {
  if (all === 1) return "The ladder’s own test fails";
  return `${failed} of the ladder’s own ${all} tests ${failed === 1 ? "fails" : "fail"}`;
}
