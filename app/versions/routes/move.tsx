import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { notFound, requirePermission } from "~/access/guards.server";
import { findCycle } from "~/assessment/cycles.server";
import { AppError } from "~/platform/app-error";
import { readForm } from "~/platform/form";
import { Notice, PageHeader, Section } from "~/ui/page";
import { Changes } from "../components/changes";
import { Fates } from "../components/fates";
import { ImpactTable } from "../components/impact-table";
import { moveCycleToVersion } from "../move.server";
import { movePage } from "../move-page.server";

export const meta = ({ data: page }: { data?: { cycle: { name: string } } }) => [
  { title: `Move ${page?.cycle.name ?? "a cycle"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "cycle.manage");
  const cycle = await findCycle(params.cycleId ?? "");
  if (!cycle) throw notFound();
  return { cycle, move: await movePage(cycle) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "cycle.manage");
  const id = params.cycleId ?? "";
  const form = await readForm(request);
  try {
    await moveCycleToVersion(viewer.actor, id, String(form.get("version") ?? ""));
    throw redirect(`/organisation/cycles/${id}?moved=1`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data({ message: error.message }, { status: error.status });
  }
}

export default function MoveCycle() {
  const { cycle, move } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const back = `/organisation/cycles/${cycle.id}`;
  return (
    <>
      <PageHeader
        over={<Link to={back}>{cycle.name}</Link>}
        title={move ? `Move to ladder ${move.version}` : "Move to another version"}
      />
      {answer ? <Notice tone="bad" live title={answer.message} /> : null}
      {move ? (
        <>
          <p className="max-w-(--container-text) text-lead">{move.impact.sentence}</p>
          {move.staying > 0 ? (
            <p className="mt-2 max-w-(--container-text) text-soft">
              {move.staying === 1 ? "1 more is" : `${move.staying} more are`} submitted or reviewed
              already and {move.staying === 1 ? "stays" : "stay"} on the version{" "}
              {move.staying === 1 ? "it was" : "they were"} made against.
            </p>
          ) : null}
          <ImpactTable impact={move.impact} />
          <Fates steps={move.impact.steps} />
          <Section title={`Move from ${move.from} to ${move.version}`} id="move">
            <ul className="max-w-(--container-text) list-disc pl-5">
              <li>What carries over stands as it is, marked with the version it was given for.</li>
              <li>
                What is worded anew is kept as earlier text, and waits to be answered by the new
                words.
              </li>
              <li>What is no longer asked stays readable for the person who wrote it.</li>
            </ul>
            <p className="mt-3 max-w-(--container-text)">
              Everybody who has written something is told. It cannot be moved back.
            </p>
            <Form method="post" className="mt-4">
              <input type="hidden" name="version" value={move.versionId} />
              <button type="submit" className="button button-primary" disabled={busy}>
                {busy ? "Moving …" : `Move this cycle to ${move.version}`}
              </button>
            </Form>
          </Section>
          <Changes changes={move.changes} />
        </>
      ) : (
        <p className="max-w-(--container-text)">
          This cycle is on {cycle.ladderVersion}, and there is nothing newer it could move to.
        </p>
      )}
    </>
  );
}
