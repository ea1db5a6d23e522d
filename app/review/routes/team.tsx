import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { Empty, PageHeader, Section } from "~/ui/page";
import { NeedsYou } from "../components/needs-you";
import { TeamTable } from "../components/team-table";
import { teamOf } from "../team.server";

export const meta = () => [{ title: "My team · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "team.read");
  const team = await teamOf(viewer.personId);
  // What each page needs and no more; the criteria that are answered are only counted.
  return { timeZone: viewer.timeZone, team: team.map(({ answered: _, ...each }) => each) };
}

export default function TeamPage() {
  const { team, timeZone } = useLoaderData<typeof loader>();
  const direct = team.filter((person) => person.isDirect);
  const others = team.filter((person) => !person.isDirect && person.manager !== null);
  const reviewing = others.filter((person) => person.isMine);
  const indirect = others.filter((person) => !person.isMine);
  const waiting = team.filter((person) => person.waits);
  return (
    <>
      <PageHeader
        title="My team"
        lead="How far each assessment is, and what waits for you. Nobody’s ratings are shown here."
      />
      {team.length === 0 ? (
        <Empty title="Nobody reports to you.">
          If that is wrong, your people team can change who reports to whom.
        </Empty>
      ) : (
        <>
          <NeedsYou people={waiting} timeZone={timeZone} />
          {direct.length > 0 ? (
            <Section title="Your reports" id="direct">
              <TeamTable people={direct} label="Your reports" timeZone={timeZone} />
            </Section>
          ) : null}
        </>
      )}
      {reviewing.length > 0 ? (
        <Section title="Reviews you have for people who do not report to you" id="reviewing">
          <TeamTable
            people={reviewing}
            label="People you review who do not report to you"
            timeZone={timeZone}
            withManager
          />
        </Section>
      ) : null}
      {indirect.length > 0 ? (
        <Section title="Further down the line" id="indirect">
          <TeamTable
            people={indirect}
            label="People further down the line"
            timeZone={timeZone}
            withManager
          />
        </Section>
      ) : null}
    </>
  );
}
