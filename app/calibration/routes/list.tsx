import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { can } from "~/access/domain/can";
import { requirePermission } from "~/access/guards.server";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { SessionList } from "../components/session-list";
import { SESSION_STATES } from "../domain/state";
import { cyclesWithSessions, listSessions } from "../sessions.server";
import { SESSION_STATE_WORDS } from "../words";

export const meta = () => [{ title: "Calibration · Rostrum" }];

const filterShape = z.object({
  cycle: z.string().max(100).catch("").default(""),
  state: z.enum(SESSION_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "calibration.list");
  const filter = filterShape.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [list, cycles] = await Promise.all([
    listSessions(viewer, { ...filter, state: filter.state }),
    cyclesWithSessions(viewer),
  ]);
  const mayMake = can(viewer, "calibration.manage");
  return { filter, cycles, mayMake, timeZone: viewer.timeZone, ...list };
}

export default function CalibrationSessions() {
  const { sessions, page, pages, ...shown } = useLoaderData<typeof loader>();
  const { filter, mayMake } = shown;
  const isNarrowed = Boolean(filter.cycle || filter.state);
  return (
    <>
      <PageHeader
        title="Calibration"
        lead="A group compares ratings across teams, and changes what has to be, each change with its reason."
        actions={
          mayMake ? (
            <>
              <Link to="/calibration/organisation" className="button">
                The whole organisation
              </Link>
              <Link
                to={filter.cycle ? `/calibration/new?cycle=${filter.cycle}` : "/calibration/new"}
                className="button button-primary"
              >
                Make a session
              </Link>
            </>
          ) : null
        }
      />
      {sessions.length > 0 || isNarrowed ? <Filters {...shown} isNarrowed={isNarrowed} /> : null}
      {sessions.length > 0 ? (
        <SessionList sessions={sessions} timeZone={shown.timeZone} />
      ) : (
        <NoSessions mayMake={mayMake} isNarrowed={isNarrowed} />
      )}
      <Pager page={page} pages={pages} label="Pages of sessions" />
    </>
  );
}

function NoSessions({ mayMake, isNarrowed }: { mayMake: boolean; isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <Empty title="No session is like this.">
        <Link to="/calibration">Show all sessions</Link>
      </Empty>
    );
  return mayMake ? (
    <Empty title="There is no session yet.">
      Make one for a cycle that is calibrated before release: choose whose ratings are compared and
      who sits in it. Nobody is told before you open it.
    </Empty>
  ) : (
    <Empty title="You sit in no calibration session.">
      Your people team makes sessions. One that you are asked into stands here from its preview to
      its release.
    </Empty>
  );
}

type FiltersProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "filter" | "cycles"> & {
  isNarrowed: boolean;
};

function Filters({ filter, cycles, isNarrowed }: FiltersProps) {
  return (
    <Form
      method="get"
      role="search"
      aria-label="Sessions"
      key={JSON.stringify(filter)}
      data-print="hide"
      className="mb-6 flex flex-wrap items-end gap-3"
    >
      <label className="block">
        <span className="mb-1 block text-small text-soft">Cycle</span>
        <select name="cycle" defaultValue={filter.cycle} className="field-input">
          <option value="">Every cycle</option>
          {cycles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        <span className="mb-1 block text-small text-soft">State</span>
        <select name="state" defaultValue={filter.state ?? ""} className="field-input">
          <option value="">Any state</option>
          {SESSION_STATES.map((state) => (
            <option key={state} value={state}>
              {SESSION_STATE_WORDS[state]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Show
      </button>
      {isNarrowed ? (
        <Link to="/calibration" className="inline-flex min-h-11 items-center">
          Show all
        </Link>
      ) : null}
    </Form>
  );
}
