import { Form, Link, useNavigation } from "@remix-run/react";
import { AskFirstForm } from "~/ui/ask-first";
import { Moment } from "~/ui/dates";
import { TextField } from "~/ui/field";
import { Tag } from "~/ui/page";
import { CONFLICT_WORDS } from "../domain/conflict";
import type { Asked } from "../domain/coverage";
import { type PlanAnswer, type ShownSeat, type ShownSession, sent } from "./plan-types";
import { SessionForm } from "./session-form";

type Props = {
  seat: ShownSeat;
  asked: Asked;
  open: { add: string | null; change: string | null; replace: string | null };
  timeZone: string;
  answer: PlanAnswer;
};

/** One interviewer with their sessions, and what can be done about either. */
export function PlanSeat({ seat, asked, open, timeZone, answer }: Props) {
  const { personId, name, email, sessions } = seat;
  const isAdding = open.add === personId;
  const isReplacing = open.replace === personId;
  return (
    <li className="border-line border-b py-4">
      <p className="font-semibold">
        {name} <SeatTags seat={seat} />
      </p>
      <p className="break-words text-small text-soft">{email}</p>
      <SeatProblem seat={seat} />
      {sessions.length === 0 ? <p className="mt-1 text-soft">No session yet.</p> : null}
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="mt-2">
            {open.change === session.id ? (
              <SessionForm seat={seat} session={session} asked={asked} answer={answer} />
            ) : (
              <Session name={name} session={session} timeZone={timeZone} />
            )}
          </li>
        ))}
      </ul>
      {isAdding ? (
        <SessionForm seat={seat} session={null} asked={asked} answer={answer} />
      ) : isReplacing ? (
        <ReplaceForm seat={seat} answer={answer} />
      ) : (
        <SeatActions seat={seat} />
      )}
    </li>
  );
}

function SeatTags({ seat: { hasLeft, conflict, isPeer } }: { seat: ShownSeat }) {
  if (hasLeft || conflict) return <Tag tone="warn">To be replaced</Tag>;
  return isPeer ? <Tag>Same manager as the candidate</Tag> : null;
}

function SeatProblem({ seat: { name, hasLeft, conflict } }: { seat: ShownSeat }) {
  const words = hasLeft ? "has left" : conflict ? CONFLICT_WORDS[conflict] : null;
  return words ? (
    <p className="mt-1 font-semibold text-small text-warn">
      {name} {words}. Replace them, or take them off.
    </p>
  ) : null;
}

function Session({
  name,
  session,
  timeZone,
}: {
  name: string;
  session: ShownSession;
  timeZone: string;
}) {
  const busy = useNavigation().state !== "idle";
  const { id, startsAt, minutes, topic, together } = session;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <p className="min-w-0 flex-1 basis-64">
        {startsAt ? <Moment value={startsAt} timeZone={timeZone} /> : "No date yet"}
        <span className="text-soft">, {minutes} minutes</span>
        {together.length > 0 ? (
          <span className="text-soft">, together with {together.join(", ")}</span>
        ) : null}
        <span className="block text-small text-soft">{topic}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Link to={`?change=${id}#session`} preventScrollReset className="button button-quiet">
          Change
          <span className="sr-only">
            : {name}, {topic}
          </span>
        </Link>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="session" value={id} />
          <button
            type="submit"
            name="intent"
            value="remove-session"
            className="button button-quiet"
            disabled={busy}
          >
            Remove
            <span className="sr-only">
              : {name}, {topic}
            </span>
          </button>
        </Form>
      </div>
    </div>
  );
}

function SeatActions({ seat: { personId, name, sessions } }: { seat: ShownSeat }) {
  const busy = useNavigation().state !== "idle";
  const spoken = <span className="sr-only">: {name}</span>;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Link to={`?add=${personId}#session`} preventScrollReset className="button">
        Add a session{spoken}
      </Link>
      <Link to={`?replace=${personId}#replace`} preventScrollReset className="button button-quiet">
        Replace{spoken}
      </Link>
      <AskFirstForm
        method="post"
        preventScrollReset
        before="take-off"
        question={{
          title: `Take ${name} off the panel?`,
          description:
            sessions.length > 0
              ? "Their sessions go out of the plan. What they wrote so far is kept for the record and counts nowhere. They are told."
              : "What they wrote so far is kept for the record and counts nowhere. They are told.",
          yes: "Yes, take them off",
          no: "No, go back",
        }}
      >
        <input type="hidden" name="person" value={personId} />
        <button
          type="submit"
          name="intent"
          value="take-off"
          className="button button-quiet"
          disabled={busy}
        >
          Take off the panel{spoken}
        </button>
      </AskFirstForm>
    </div>
  );
}

function ReplaceForm({
  seat: { personId, name },
  answer,
}: {
  seat: ShownSeat;
  answer: PlanAnswer;
}) {
  const busy = useNavigation().state !== "idle";
  const isMine = sent(answer, "intent") === "replace" && sent(answer, "person") === personId;
  return (
    <Form method="post" preventScrollReset noValidate className="mt-3">
      <input type="hidden" name="intent" value="replace" />
      <input type="hidden" name="person" value={personId} />
      <h3 id="replace" tabIndex={-1} className="font-semibold">
        Who takes {name}’s place?
      </h3>
      <p className="max-w-(--container-text) text-small text-soft">
        Their sessions go over as they are. What {name} wrote so far is kept for the record and
        counts nowhere. Both are told.
      </p>
      <TextField
        name="interviewer"
        id="interviewer"
        label="Name or email address"
        autoComplete="off"
        required
        defaultValue={isMine ? sent(answer, "interviewer") : ""}
        error={isMine ? answer?.errors?.interviewer : undefined}
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" disabled={busy}>
          Replace {name}
        </button>
        <Link to="?" preventScrollReset>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
