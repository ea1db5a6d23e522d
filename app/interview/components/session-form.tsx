import { Form, Link, useNavigation } from "@remix-run/react";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import type { Asked } from "../domain/coverage";
import { type PlanAnswer, type ShownSeat, type ShownSession, sent } from "./plan-types";

type Props = {
  seat: ShownSeat;
  /** Null for a new one. */
  session: ShownSession | null;
  asked: Asked;
  answer: PlanAnswer;
};

/** One conversation: when, how long, and an exercise or competencies. */
export function SessionForm({ seat, session, asked, answer }: Props) {
  const busy = useNavigation().state !== "idle";
  const intent = session ? "change-session" : "add-session";
  const mine = sent(answer, "intent") === intent ? answer : undefined;
  const errors = mine?.errors;
  const given = (name: string, stored: string) => sent(mine, name) ?? stored;
  return (
    <Form method="post" preventScrollReset noValidate className="mt-3">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="person" value={seat.personId} />
      {session ? <input type="hidden" name="session" value={session.id} /> : null}
      <h3 id="session" tabIndex={-1} className="font-semibold">
        {session ? `${seat.name}’s session` : `A session of ${seat.name}`}
      </h3>
      <ErrorSummary errors={fieldsOnly(errors)} />
      <div className="flex flex-wrap gap-x-4">
        <TextField
          name="day"
          type="date"
          label="Day"
          defaultValue={given("day", session?.day ?? "")}
          error={errors?.day}
        />
        <TextField
          name="time"
          type="time"
          label="Time"
          defaultValue={given("time", session?.time ?? "")}
          error={errors?.time}
        />
        <TextField
          name="minutes"
          inputMode="numeric"
          label="Minutes"
          required
          defaultValue={given("minutes", String(session?.minutes ?? 60))}
          error={errors?.minutes}
        />
      </div>
      <TopicFields session={session} asked={asked} answer={mine} />
      {session && session.together.length > 0 ? (
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name="together"
            defaultChecked={mine ? sent(mine, "together") === "on" : true}
            className="size-4.5 shrink-0 accent-accent"
          />
          <span>Change it for {session.together.join(", ")} as well: they hold it together</span>
        </label>
      ) : null}
      <div className="mt-2 flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" disabled={busy}>
          {session ? "Save the session" : "Add the session"}
        </button>
        <Link to="?" preventScrollReset>
          Cancel
        </Link>
      </div>
    </Form>
  );
}

/** What is wrong with the whole of it stands above the page. */
function fieldsOnly(errors: Record<string, string> | undefined) {
  return Object.fromEntries(Object.entries(errors ?? {}).filter(([name]) => name !== "form"));
}

/** An exercise, or competencies: whichever is chosen, the other stays empty. */
function TopicFields({ session, asked, answer }: Omit<Props, "seat">) {
  const errors = answer?.errors;
  const exerciseId = sent(answer, "exerciseId") ?? session?.exerciseId ?? "";
  const chosen = answer?.values
    ? Array.isArray(answer.values.competencyIds)
      ? answer.values.competencyIds
      : []
    : (session?.competencyIds ?? []);
  const isKnown = exerciseId === "" || asked.exercises.some(({ id }) => id === exerciseId);
  return (
    <>
      {asked.exercises.length > 0 || exerciseId !== "" ? (
        <SelectField
          name="exerciseId"
          label="Exercise"
          hint="Either an exercise, or competencies below."
          defaultValue={exerciseId}
          error={errors?.exerciseId}
        >
          <option value="">None: questions on competencies</option>
          {isKnown ? null : (
            <option value={exerciseId}>The planned one, which has left the kit</option>
          )}
          {asked.exercises.map(({ id, title, minutes }) => (
            <option key={id} value={id}>
              {title} ({minutes} minutes)
            </option>
          ))}
        </SelectField>
      ) : null}
      <fieldset id="competencyIds" tabIndex={-1} className="my-4 max-w-xl">
        <legend className="font-semibold">Competencies</legend>
        {errors?.competencyIds ? (
          <p className="mb-1 font-semibold text-bad text-small">{errors.competencyIds}</p>
        ) : null}
        {asked.competencies.map(({ id, title, criteria }) => (
          <label key={id} className="flex min-h-9 items-center gap-2.5 py-0.5">
            <input
              type="checkbox"
              name="competencyIds[]"
              value={id}
              defaultChecked={chosen.includes(id)}
              className="size-4.5 shrink-0 accent-accent"
            />
            <span>
              {title}{" "}
              <span className="text-small text-soft">
                {criteria.length} {criteria.length === 1 ? "criterion" : "criteria"}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
