import { Form, Link, useNavigation } from "@remix-run/react";
import type { AssessmentState } from "~/assessment/domain/state";
import { REVIEW_STATE_WORDS } from "~/review/words";
import { AskFirstForm } from "~/ui/ask-first";
import { Empty } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";

type Member = {
  assessmentId: string;
  name: string;
  team: string | null;
  teamNow: string | null;
  level: string | null;
  rater: string | null;
  state: AssessmentState;
};

type Props = { members: Member[]; total: number; q: string; hasBegun: boolean };

/** Who is in the session, with what has changed about them since they came in. */
export function MemberTable({ members, total, q, hasBegun }: Props) {
  return (
    <>
      {total > 0 || q ? (
        <Form
          method="get"
          role="search"
          aria-label="People in this session"
          key={q}
          data-print="hide"
          className="mb-4 flex max-w-xl flex-wrap items-end gap-3"
        >
          <label className="min-w-0 flex-1 basis-56">
            <span className="mb-1 block text-small text-soft">Name, team or email address</span>
            <input name="q" type="search" defaultValue={q} className="field-input" />
          </label>
          <button type="submit" className="button">
            Find
          </button>
          {q ? (
            <Link to="?" className="inline-flex min-h-11 items-center">
              Show everybody
            </Link>
          ) : null}
        </Form>
      ) : null}
      <p role="status" className="mb-2 text-small text-soft">
        {total === 1 ? "1 person" : `${total} people`}
      </p>
      {members.length === 0 ? (
        <Empty title={q ? "Nobody here is called this." : "Nobody is compared in it."}>
          {q ? null : "Add people below."}
        </Empty>
      ) : (
        <ScrollRegion label="People in this session">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Team</th>
                <th scope="col" className="hidden md:table-cell">
                  Level
                </th>
                <th scope="col" className="hidden md:table-cell">
                  Rated by
                </th>
                <th scope="col" className="hidden sm:table-cell">
                  Review
                </th>
                <th scope="col">
                  <span className="sr-only">What can be done</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.assessmentId} member={member} hasBegun={hasBegun} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

function MemberRow({ member, hasBegun }: { member: Member; hasBegun: boolean }) {
  const busy = useNavigation().state !== "idle";
  const { assessmentId, name, team, teamNow, level, rater, state } = member;
  const removing = (
    <>
      <input type="hidden" name="assessment" value={assessmentId} />
      <button
        type="submit"
        name="intent"
        value="remove"
        className="button button-quiet whitespace-nowrap"
        disabled={busy}
      >
        Take out<span className="sr-only"> {name}</span>
      </button>
    </>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {team ?? "–"}
        {teamNow ? (
          <>
            <span className="block text-small text-soft">now in {teamNow}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="assessment" value={assessmentId} />
              <button
                type="submit"
                name="intent"
                value="use-new-team"
                className="button"
                disabled={busy}
              >
                Use the new team<span className="sr-only"> of {name}</span>
              </button>
            </Form>
          </>
        ) : null}
      </td>
      <td className="hidden md:table-cell">{level ?? "–"}</td>
      <td className="hidden md:table-cell">{rater ?? "–"}</td>
      <td className="hidden sm:table-cell">{REVIEW_STATE_WORDS[state]}</td>
      <td>
        {hasBegun ? (
          <AskFirstForm
            method="post"
            before="remove"
            question={{
              title: `Take ${name} out of this session?`,
              description:
                "They leave every view and every figure. What was said and changed of their ratings stays in the log, and counts again if they come back. A review that is in calibration stays there, for another session or until calibration is ended for it.",
              yes: "Take them out",
              no: "Keep them in it",
            }}
          >
            {removing}
          </AskFirstForm>
        ) : (
          <Form method="post" preventScrollReset>
            {removing}
          </Form>
        )}
      </td>
    </tr>
  );
}
