import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "./access/domain/can";
import type { Viewer } from "./access/viewer.server";
import { findViewer } from "./access/viewer.server";
import { listOwnAssessments } from "./assessment/assessments.server";
import { listCycles } from "./assessment/cycles.server";
import { headingOf } from "./assessment/own-page.server";
import { questionsTo } from "./evidence/answering.server";
import { interviewsWaitingFor } from "./interview/waiting.server";
import { ladderIsPublic, ladderOfVersion } from "./ladder/ladder.server";
import { isSetUp } from "./people/organisation.server";
import { WaitingForYou } from "./review/components/waiting-for-you";
import { teamOf } from "./review/team.server";
import { questionsWaitingFor } from "./review/waiting.server";
import { Day } from "./ui/dates";
import { PageHeader, Section } from "./ui/page";

export const meta = () => [{ title: "Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findViewer(request, context);
  if (!viewer) {
    if (!(await isSetUp())) return null;
    throw redirect(ladderIsPublic() ? "/ladder" : "/sign-in");
  }
  const [own, questions, corroborations, interviews, team, cycles] = await Promise.all([
    ownWaiting(viewer),
    questionsWaitingFor(viewer.personId),
    can(viewer, "corroboration.read") ? questionsTo(viewer.personId) : [],
    viewer.panelSeats.length > 0 ? interviewsWaitingFor(viewer) : [],
    viewer.hasTeam ? teamOf(viewer.personId) : [],
    can(viewer, "cycle.manage") ? listCycles() : [],
  ]);
  const inCycle = team.filter(
    (person) => person.isDirect && person.assessmentId && !person.isFurther,
  );
  return {
    name: viewer.name,
    waiting: {
      ...own,
      questions,
      interviews,
      corroborations: corroborations
        .filter(({ answeredAt, withdrawnAt }) => answeredAt === null && withdrawnAt === null)
        .map(({ id, claimant, askedAt, shown }) => ({
          id,
          claimant,
          askedAt,
          title: shown.title,
        })),
      reviews: team.filter((person) => person.waits).map(({ answered: _, ...person }) => person),
      timeZone: viewer.timeZone,
    },
    team: viewer.hasTeam
      ? {
          asked: inCycle.length,
          submitted: inCycle.filter((person) => person.submittedAt).length,
        }
      : null,
    cycles: cycles.filter((cycle) => cycle.state === "open"),
  };
}

/** One's own assessments that wait for oneself: drafts to write, and released reviews to read and answer. */
async function ownWaiting(viewer: Viewer) {
  const own = await listOwnAssessments(viewer);
  const waiting = await Promise.all(
    own
      .filter(({ state, cycle }) =>
        state === "draft" ? (cycle?.isOpen ?? true) : state === "released",
      )
      .map(async ({ id, state, startedAt, cycle, ladderVersionId, transitionId }) => ({
        id,
        state,
        startedAt,
        cycle,
        heading: headingOf(await ladderOfVersion(ladderVersionId), transitionId),
      })),
  );
  return {
    drafts: waiting.filter(({ state }) => state === "draft"),
    released: waiting.filter(({ state }) => state === "released"),
  };
}

export default function HomePage() {
  const home = useLoaderData<typeof loader>();
  if (!home)
    return (
      <PageHeader
        title="Nobody is here yet"
        lead="Whoever started Rostrum finds a one-time set-up address in its console. Open that address to create your organisation, or to load the demo."
      />
    );
  const { waiting, team, cycles } = home;
  return (
    <>
      <PageHeader title={`Good to see you, ${home.name}`} />
      <WaitingForYou {...waiting} />
      {team ? (
        <Section title="Your team" id="team">
          <p>
            {team.asked === 0
              ? "Nobody who reports to you is in an open cycle."
              : `${team.submitted} of ${team.asked} have submitted.`}{" "}
            <Link to="/team">See who</Link>
          </p>
        </Section>
      ) : null}
      {cycles.length > 0 ? (
        <Section title="Open cycles" id="cycles">
          <ul>
            {cycles.map((cycle) => (
              <li key={cycle.id}>
                <Link to={`/organisation/cycles/${cycle.id}`}>{cycle.name}</Link>: {cycle.submitted}{" "}
                of {cycle.people} submitted, due <Day value={cycle.closesOn} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
