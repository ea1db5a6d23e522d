import { Form, useNavigation } from "@remix-run/react";
import { AskFirstForm } from "~/ui/ask-first";
import { TextArea } from "~/ui/field";
import { Notice } from "~/ui/page";
import type { SessionEvent } from "../domain/state";

type Counts = {
  ready: number;
  finishedSince: number;
  waiting: number;
  changedRatings: number;
  changedPeople: number;
};

type Props = {
  name: string;
  next: { event: SessionEvent; refusal: string | null };
  counts: Counts;
  calibrators: number;
  handedIn: number;
  hasPreview: boolean;
};

/** What the session needs next, in words, with the one button that does it. */
export function NextStep(props: Props) {
  const busy = useNavigation().state !== "idle";
  const { next, name, counts } = props;
  const button = (label: string) => (
    <button
      type="submit"
      name="intent"
      value={next.event}
      className="button button-primary mt-3"
      disabled={busy}
    >
      {label}
    </button>
  );
  if (next.refusal) return <Notice tone="warn" title={next.refusal} />;
  switch (next.event) {
    case "open-preview":
      return (
        <Form method="post">
          <Words>
            Calibrators are told and look at the ratings alone, until you go live.{" "}
            {takenIn(counts.ready)}
          </Words>
          {button("Open the preview")}
        </Form>
      );
    case "go-live":
      return (
        <Form method="post">
          <Words>
            Everybody who sits in it is told and can change ratings.{" "}
            {props.hasPreview
              ? `${props.handedIn} of ${props.calibrators} ${props.calibrators === 1 ? "preview is" : "previews are"} handed in; the others can still be. `
              : takenIn(counts.ready)}
          </Words>
          {button("Go live")}
        </Form>
      );
    case "lock":
      return (
        <AskFirstForm
          method="post"
          before="lock"
          question={{
            title: `Lock ${name}?`,
            description: `${changed(counts)} Nothing can be changed then unless the people team opens it again. ${waitingWords(counts)}`,
            yes: "Lock the session",
            no: "Keep it live",
          }}
        >
          <Words>
            When the group is done, lock the session: the ratings stand and go back to the reviews.
          </Words>
          {button("Lock the session")}
        </AskFirstForm>
      );
    case "release":
      return (
        <AskFirstForm
          method="post"
          before="release"
          question={{
            title: `Release ${name}?`,
            description: `Calibration ends for ${people(counts.ready)}, except where another session still has them, and reviewers can release to engineers. ${leaving(counts)}Everybody’s access to this session ends, except the people team’s. Once engineers have been shown a review, it cannot be taken back.`,
            yes: "Release",
            no: "Not yet",
          }}
        >
          <Words>
            Releasing ends calibration: reviewers can release to engineers. {leaving(counts)}
          </Words>
          {button("Release")}
        </AskFirstForm>
      );
    case "reopen":
      return null;
  }
}

function Words({ children }: { children: React.ReactNode }) {
  return <p className="max-w-(--container-text)">{children}</p>;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

function takenIn(ready: number): string {
  return ready === 1
    ? "1 finished review goes to calibration: its ratings stand."
    : `${ready} finished reviews go to calibration: their ratings stand.`;
}

function changed({ changedRatings, changedPeople }: Counts): string {
  if (changedRatings === 0) return "No rating was changed, so all stand as the managers gave them.";
  return `${changedRatings === 1 ? "1 rating" : `${changedRatings} ratings`} of ${people(changedPeople)} ${changedRatings === 1 ? "was" : "were"} changed. Where one ends elsewhere than its reviewer put it, they are told, and see each change with its reason.`;
}

function waitingWords({ waiting, finishedSince }: Counts): string {
  const out = waiting + finishedSince;
  return out === 0
    ? ""
    : `${people(out)} ${out === 1 ? "is" : "are"} not compared in it yet and would stay out.`;
}

function leaving({ waiting, finishedSince }: Counts): string {
  const out = waiting + finishedSince;
  if (out === 0) return "";
  return `${people(out)} whose review was not finished in time ${out === 1 ? "leaves" : "leave"} the session and ${out === 1 ? "needs" : "need"} another. `;
}

/** Takes in what was finished since the session began. */
export function TakeIn({ count }: { count: number }) {
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" className="mt-2">
      <button type="submit" name="intent" value="take-in" className="button" disabled={busy}>
        Take in {count} finished since
      </button>
    </Form>
  );
}

type ReopenProps = { isReleased: boolean; error: string | undefined; typed: string };

/** Back to live, by the people team, with the reason that everybody in the session reads. */
export function Reopen({ isReleased, error, typed }: ReopenProps) {
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" noValidate>
      <Words>
        The session becomes live again. What it wrote to the reviews is taken back until it is
        locked anew{isReleased ? ", and reviewers can no longer release" : ""}; the log stays. It is
        refused once a review of it has been released to an engineer.
      </Words>
      <TextArea
        name="reason"
        label="Why"
        hint="Everybody in the session reads this."
        rows={3}
        required
        defaultValue={typed}
        error={error}
      />
      <button type="submit" name="intent" value="reopen" className="button" disabled={busy}>
        Open it again
      </button>
    </Form>
  );
}
