import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { commonAxis } from "~/calibration/domain/rater-names";
import { readPage } from "~/people/domain/list-filter";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { AboutPatterns, PatternTable, Untold } from "../components/pattern-table";
import { patternsAcross } from "../patterns.server";

export const meta = () => [{ title: "Patterns across interviews · Rostrum" }];

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "interview.manage");
  const { panels, leftOut, rows } = await patternsAcross(viewer);
  const told = rows.filter(({ difference }) => difference !== null);
  const pages = Math.max(1, Math.ceil(told.length / PAGE_SIZE));
  const page = Math.min(readPage(new URL(request.url).searchParams), pages);
  return {
    panels,
    leftOut,
    interviewers: rows.length,
    axis: commonAxis(rows.flatMap(({ interval }) => interval ?? [])),
    rows: told.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    untold: rows.filter(({ difference }) => difference === null),
    page,
    pages,
  };
}

export default function PatternsRoute() {
  const { panels, leftOut, interviewers, axis, rows, untold, page, pages } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        over={<Link to="/interviews">Interviews</Link>}
        title="Patterns across interviews"
        lead="How interviewers’ points lie beside those of the people they interviewed the same candidates with, where that can be told."
      />
      {interviewers === 0 ? (
        <Empty title="Nothing is decided yet.">
          Once candidates are decided on, what their interviewers gave is compared here.
        </Empty>
      ) : (
        <>
          <p role="status" className="mb-2 text-small text-soft tabular-nums">
            {interviewers} {interviewers === 1 ? "interviewer" : "interviewers"}, by name, over the
            newest {panels} {panels === 1 ? "candidate" : "candidates"} decided on.
            {leftOut > 0 ? ` ${leftOut} points on another scale are left out.` : ""}
          </p>
          {rows.length > 0 ? <PatternTable rows={rows} axis={axis} /> : null}
          <Pager page={page} pages={pages} label="Pages of interviewers" />
          <Untold rows={untold} />
          <AboutPatterns />
        </>
      )}
    </>
  );
}
