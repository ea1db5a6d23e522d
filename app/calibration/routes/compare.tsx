import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { Empty, Notice, PageHeader } from "~/ui/page";
import { comparePage } from "../compare-page.server";
import { CompareTable } from "../components/compare-table";
import { MOST_COMPARED, readIds } from "../domain/people-table";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "People beside each other · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session, data } = await requireRatings({ request, context }, params.sessionId);
  const asked = readIds(new URL(request.url).searchParams.getAll("who"));
  const chosen = asked.slice(0, MOST_COMPARED);
  return {
    ...(await comparePage(viewer, session, { data, chosen })),
    sessionId: session.id,
    isCut: asked.length > MOST_COMPARED,
    timeZone: viewer.timeZone,
  };
}

export default function CompareRoute() {
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const back = new URLSearchParams(search);
  return (
    <>
      <PageHeader
        over={<Link to={`/calibration/${page.sessionId}/people?${back}`}>People</Link>}
        title="Beside each other"
        lead="The same criteria for up to four people, with their words and evidence one click away."
      />
      {page.isCut ? <Notice title="More than four were chosen; these are the first four." /> : null}
      {new Set(page.people.map(({ step }) => step)).size > 1 ? (
        <Notice title="They are on different steps, so not all of them are asked the same criteria." />
      ) : null}
      {page.people.length === 0 ? (
        <Empty title="Nobody is chosen.">
          Tick up to four people in the table and compare them.
        </Empty>
      ) : (
        <CompareTable page={page} />
      )}
    </>
  );
}
