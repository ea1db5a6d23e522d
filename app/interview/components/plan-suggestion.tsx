import { Form, useNavigation } from "@remix-run/react";
import { formatMoment } from "~/ui/dates";
import { Section } from "~/ui/page";
import type { PlanChange } from "../domain/suggestion";
import type { ShownPlan } from "./plan-types";

/** The fewest changes that close every gap, to take all at once or to plan otherwise. */
export function PlanSuggestion({ plan, timeZone }: { plan: ShownPlan; timeZone: string }) {
  const busy = useNavigation().state !== "idle";
  const { suggestion, covered, criteria } = plan;
  if (covered === criteria) return null;
  return (
    <Section title="How to close the gaps" id="suggestion">
      {suggestion ? (
        <>
          <p className="max-w-(--container-text) text-soft">
            The fewest changes after which somebody asks about everything. Nothing is taken away,
            and whoever has least gets the next. It is a suggestion: plan otherwise where you know
            better.
          </p>
          <ul className="my-3 max-w-(--container-text) list-disc pl-5">
            {suggestion.changes.map((change) => (
              <li key={JSON.stringify(change)}>{changeWords(plan, change, timeZone)}</li>
            ))}
          </ul>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="seen" value={suggestion.key} />
            <button type="submit" name="intent" value="accept" className="button" disabled={busy}>
              Take these changes
            </button>
          </Form>
        </>
      ) : (
        <p className="max-w-(--container-text)">
          Nobody on the plan has a session still to come. Add an interviewer, or a session to
          somebody’s part.
        </p>
      )}
    </Section>
  );
}

function changeWords({ seats, asked }: ShownPlan, change: PlanChange, timeZone: string): string {
  const seat = seats.find(({ personId }) => personId === change.interviewerId);
  const name = seat?.name ?? "";
  if (change.kind === "exercise") {
    const exercise = asked.exercises.find(({ id }) => id === change.exerciseId);
    return `${name}: a new session with the exercise “${exercise?.title ?? ""}”`;
  }
  const title = asked.competencies.find(({ id }) => id === change.competencyId)?.title ?? "";
  const session = seat?.sessions.find(({ id }) => id === change.sessionId);
  if (!session) return `${name}: ${title}, in a new session`;
  return session.startsAt
    ? `${name}: ${title}, in their session on ${formatMoment(session.startsAt, timeZone)}`
    : `${name}: ${title}, in their session without a date`;
}
