import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/access/guards.server";
import { Empty, PageHeader, Section } from "~/ui/page";
import { ProgressTable } from "../components/progress-table";
import { teamProgress } from "../progress.server";
import { withTargets } from "../progress-page.server";

export const meta = () => [{ title: "My team · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  return {
    timeZone: viewer.timeZone,
    people: await withTargets(await teamProgress(viewer.personId)),
  };
}

export default function TeamPage() {
  const { people, timeZone } = useLoaderData<typeof loader>();
  const direct = people.filter((person) => person.isDirect);
  const indirect = people.filter((person) => !person.isDirect);
  return (
    <>
      <PageHeader
        title="My team"
        lead="Who has begun and who has submitted. What people write is not shown here."
      />
      {direct.length === 0 ? (
        <Empty title="Nobody reports to you.">
          If that is wrong, your people team can change who reports to whom.
        </Empty>
      ) : (
        <Section title="Your reports" id="direct">
          <ProgressTable people={direct} label="Your reports" timeZone={timeZone} />
        </Section>
      )}
      {indirect.length > 0 ? (
        <Section title="Further down the line" id="indirect">
          <ProgressTable
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
