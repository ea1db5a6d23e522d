import type { ReactNode } from "react";
import { Day, Moment } from "~/ui/dates";
import { SESSION_STATES, type SessionState } from "../domain/state";

type When = Date | string;
type Move = { to: SessionState; from: SessionState; at: When; by: string; reason: string };

type Props = {
  state: SessionState;
  hasPreview: boolean;
  previewClosesOn: When | null;
  meetsOn: When | null;
  made: { at: When; by: string | null };
  moves: Move[];
  timeZone: string;
};

const STEPS: Record<SessionState, { title: string; text: string }> = {
  "set-up": {
    title: "Set up",
    text: "The people team chooses who is compared and who sits in it.",
  },
  preview: { title: "Preview", text: "Each calibrator looks at the ratings alone." },
  live: { title: "Live", text: "The group compares and changes ratings, each with a reason." },
  locked: {
    title: "Locked",
    text: "The ratings stand and are with the reviewers, who see each change and its reason.",
  },
  released: { title: "Released", text: "Reviewers can release to engineers. The session is over." },
};

/** The life of the session from top to bottom: what has been, where it is, what is to come. */
export function SessionSteps(props: Props) {
  const { state, hasPreview, moves } = props;
  const steps = SESSION_STATES.filter(
    (step) => step !== "preview" || hasPreview || moves.some(({ to }) => to === "preview"),
  );
  const here = steps.indexOf(state);
  return (
    <ol className="max-w-(--container-text)">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === here ? "step" : undefined}
          className={`border-l-3 py-2 pl-4 ${index === here ? "border-accent" : index < here ? "border-strong-line" : "border-line"}`}
        >
          <p className={index === here ? "font-semibold" : index > here ? "text-soft" : ""}>
            {STEPS[step].title}
            {index === here ? <span className="font-normal text-soft"> (now)</span> : null}
          </p>
          <p className="text-small text-soft">{STEPS[step].text}</p>
          <Planned step={step} isAhead={index >= here} {...props} />
          {step === "set-up" ? (
            <Happened at={props.made.at} timeZone={props.timeZone}>
              made{props.made.by ? ` by ${props.made.by}` : ""}
            </Happened>
          ) : null}
          {moves
            .filter(({ to }) => to === step)
            .map((move) => (
              <Happened key={String(move.at)} at={move.at} timeZone={props.timeZone}>
                {moveWords(move)} by {move.by}
                {move.reason ? (
                  <span className="block whitespace-pre-line text-ink">“{move.reason}”</span>
                ) : null}
              </Happened>
            ))}
        </li>
      ))}
    </ol>
  );
}

function moveWords({ from, to }: Move): string {
  if (to === "live" && (from === "locked" || from === "released")) return "opened again";
  const words: Record<SessionState, string> = {
    "set-up": "made",
    preview: "opened",
    live: "begun",
    locked: "locked",
    released: "released",
  };
  return words[to];
}

function Planned({
  step,
  isAhead,
  previewClosesOn,
  meetsOn,
}: Pick<Props, "previewClosesOn" | "meetsOn"> & { step: SessionState; isAhead: boolean }) {
  const day = step === "preview" ? previewClosesOn : step === "live" ? meetsOn : null;
  if (!day || !isAhead) return null;
  return (
    <p className="text-small">
      {step === "preview" ? "Until" : "Meets on"} <Day value={day} />
    </p>
  );
}

function Happened({ at, timeZone, children }: { at: When; timeZone: string; children: ReactNode }) {
  return (
    <p className="text-small text-soft">
      <Moment value={at} timeZone={timeZone} />: {children}
    </p>
  );
}
