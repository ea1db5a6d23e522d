import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "./access/domain/can";
import { findViewer } from "./access/viewer.server";
import { listOwnAssessments } from "./assessment/assessments.server";
import { listCycles } from "./assessment/cycles.server";
import { headingOf } from "./assessment/own-page.server";
import { ladderIsPublic, ladderOfVersion } from "./ladder/ladder.server";
import { isSetUp } from "./people/organisation.server";
import { teamOf } from "./review/team.server";
import { Day } from "./ui/dates";
import { Empty, PageHeader, Section } from "./ui/page";

export const meta = () => [{ title: "Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findViewer(request, context);
  if (!viewer) {
    if (!(await isSetUp())) return null;
    throw redirect(ladderIsPublic() ? "/ladder" : "/sign-in");
  }
  const [own, team, cycles] = await Promise.all([
    listOwnAssessments(viewer),
    viewer.hasTeam ? teamOf(viewer.personId) : [],
    can(viewer, "cycle.manage") ? listCycles() : [],
  ]);
  const todo = own.filter((each) => each.state === "draft" && (each.cycle?.isOpen ?? true));
  const inCycle = team.filter((person) => person.isDirect && person.assessmentId);
  return {
    name: viewer.name,
    todo: await Promise.all(
      todo.map(async (each) => ({
        ...each,
        heading: headingOf(await ladderOfVersion(each.ladderVersionId), each.transitionId),
      })),
    ),
    team: viewer.hasTeam
      ? {
          asked: inCycle.length,
          submitted: inCycle.filter((person) => person.submittedAt).length,
          waiting: team.filter((person) => person.waits).length,
        }
      : null,
    cycles: cycles.filter((cycle) => cycle.state === "open"),
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
  const { todo, team, cycles } = home;
  return (
    <>
      <PageHeader title={`Good to see you, ${home.name}`} />
      <Section title="Waiting for you" id="todo">
        {todo.length === 0 ? (
          <Empty title="Nothing is waiting for you.">
            <Link to="/ladder" reloadDocument>
              Read what the next level asks
            </Link>
            , or look back at <Link to="/assessments">your assessments</Link>.
          </Empty>
        ) : (
          <ul className="max-w-3xl border-line border-t">
            {todo.map((each) => (
              <li key={each.id} className="border-line border-b py-4">
                <Link to={`/assessments/${each.id}`} className="font-semibold text-lead">
                  {each.startedAt === null ? "Begin" : "Go on with"} your self-assessment
                </Link>
                <p>
                  {each.heading.from} to {each.heading.to}
                </p>
                <p className="text-small text-soft">
                  {each.cycle ? (
                    <>
                      {each.cycle.name}, due <Day value={each.cycle.closesOn} />
                    </>
                  ) : (
                    "Check-in of your own"
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {team ? (
        <Section title="Your team" id="team">
          <p>
            {team.asked === 0
              ? "Nobody who reports to you is in an open cycle."
              : `${team.submitted} of ${team.asked} have submitted.`}{" "}
            {team.waiting > 0
              ? `${team.waiting === 1 ? "One review waits" : `${team.waiting} reviews wait`} for you. `
              : ""}
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
