import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import type { FormFailure } from "~/platform/form";
import { ErrorSummary, TextArea, TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import type { Keeping } from "../holding.server";
import { CAN_BE_DISCLOSED } from "../words";

type Failed = { failed: FormFailure | undefined };

function typed(failed: FormFailure | undefined, name: string): string {
  const value = failed?.values[name];
  return typeof value === "string" ? value : "";
}

/** Puts a hold on a panel, with the reason, or ends it. */
export function Hold({ keeping, failed }: Failed & { keeping: SerializeFrom<Keeping> | Keeping }) {
  return (
    <Section title="Hold" id="hold">
      {keeping.heldAt ? (
        <Form method="post">
          <ErrorSummary errors={failed?.errors} title="Nothing was changed:" />
          <p className="mb-4 max-w-(--container-text) text-soft">
            When the hold ends, its reason is removed and the rule holds again: what is due by then
            goes with the next night.
          </p>
          {failed?.errors.agreed ? (
            <label className="mb-3 flex min-h-11 items-center gap-2.5">
              <input type="checkbox" name="agreed" className="size-4.5 shrink-0 accent-accent" />
              They may go
            </label>
          ) : null}
          <button type="submit" name="intent" value="end-hold" className="button">
            End the hold
          </button>
        </Form>
      ) : (
        <Form method="post" noValidate>
          <p className="max-w-(--container-text) text-soft">
            For a dispute, or where the law asks for it. While a hold is on, nothing of these
            interviews is purged: not by a rule, and not at the candidate’s request.
          </p>
          <ErrorSummary errors={failed?.errors} />
          <TextArea
            name="reason"
            label="Why they are held"
            hint={`The people team reads it. It is purged with the rest. ${CAN_BE_DISCLOSED}`}
            rows={3}
            required
            maxLength={1000}
            defaultValue={typed(failed, "reason")}
            error={failed?.errors.reason}
          />
          <button type="submit" name="intent" value="hold" className="button">
            Hold these interviews
          </button>
        </Form>
      )}
    </Section>
  );
}

/** What the candidate is given when they ask what is held about them. */
export function CandidateData({ panelId, mayExport }: { panelId: string; mayExport: boolean }) {
  const root = `/interviews/${panelId}/candidate-data`;
  return (
    <Section title="What is held about the candidate" id="candidate-data">
      <p className="mb-4 max-w-(--container-text) text-soft">
        Everything that is held, to give to the candidate: interviewers stand as numbers, and
        colleagues’ names and addresses are taken out of what was written. Read it before you pass
        it on. Each export is recorded as reading the cards, so whoever makes one cannot interview
        this candidate afterwards.
      </p>
      {mayExport ? (
        <p className="flex flex-wrap gap-3">
          <a className="button" href={`${root}.md`} download>
            To read (Markdown)
          </a>
          <a className="button" href={`${root}.json`} download>
            For machines (JSON)
          </a>
        </p>
      ) : (
        <p className="max-w-(--container-text)">
          While they are interviewed nobody reads the cards, so it can be given once the debrief is
          open, or the candidate has withdrawn.
        </p>
      )}
    </Section>
  );
}

/** Removes everything about the candidate because they asked; whoever does it types the name first. */
export function PurgeAtRequest({
  name,
  isHeld,
  failed,
}: Failed & { name: string; isHeld: boolean }) {
  return (
    <Section title="Purge at the candidate’s request" id="purge">
      {isHeld ? (
        <>
          <ErrorSummary errors={failed?.errors} title="Nothing was purged:" />
          <p className="max-w-(--container-text) text-soft">
            These interviews are held, so they cannot be purged, also not at the candidate’s
            request. End the hold first.
          </p>
        </>
      ) : (
        <Form method="post" noValidate>
          <p className="max-w-(--container-text) text-soft">
            Their name and everything that was written about them is removed for good, at once,
            whatever state these interviews are in. Whoever is writing a card is told that there is
            nothing to write on any more. This cannot be undone.
          </p>
          <ErrorSummary errors={failed?.errors} title="Nothing was purged:" />
          <TextField
            name="candidate"
            label="The candidate’s name"
            hint={
              <>
                Type <span className="font-semibold text-ink">{name}</span>
              </>
            }
            required
            autoComplete="off"
            defaultValue={typed(failed, "candidate")}
            error={failed?.errors.candidate}
          />
          <button type="submit" name="intent" value="purge" className="button">
            Purge these interviews
          </button>
        </Form>
      )}
    </Section>
  );
}
