import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/ui/page";
import { MatrixChoices, MatrixWords, measureTitle } from "../components/matrix-choices";
import { MatrixTable } from "../components/matrix-table";
import { Suppressed } from "../components/suppressed";
import { ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import { filterOptions, isNarrowed, isTooFew, narrow, readFilters } from "../domain/filters";
import { matrix, readMeasure } from "../domain/matrix";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Matrix of calibration · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { data: ratings } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const narrowed = narrow(ratings, filters);
  const { criteria } = narrowed;
  const x = readMeasure(search, "x", "manager", criteria);
  const y = readMeasure(search, "y", "calibrated", criteria);
  return {
    filters,
    options: filterOptions(ratings),
    x,
    y,
    criteria: criteria.map(({ id, question, competencyId, competency }) => ({
      id,
      question,
      competencyId,
      competency,
    })),
    withNames: ratings.withNames,
    waiting: ratings.waiting.length,
    isWithoutOwn: ratings.isWithoutOwn,
    matrix: isTooFew(ratings, narrowed) ? null : matrix(narrowed, x, y),
  };
}

export default function MatrixView() {
  const page = useLoaderData<typeof loader>();
  const { filters, options, x, y, criteria } = page;
  return (
    <>
      <PageHeader
        title="Matrix"
        lead="Two measures of the same people against each other, to see where they part."
      />
      <WaitingNotice waiting={page.waiting} isWithoutOwn={page.isWithoutOwn} />
      <ViewFilters
        filters={filters}
        options={options}
        view="matrix"
        extraNames={["x", "x-of", "y", "y-of"]}
        extra={<MatrixChoices x={x} y={y} criteria={criteria} />}
      />
      {page.matrix === null ? (
        <Suppressed isNarrowed={isNarrowed(filters)} />
      ) : (
        <>
          <MatrixTable
            matrix={page.matrix}
            xTitle={measureTitle(x, criteria)}
            yTitle={measureTitle(y, criteria)}
          />
          <MatrixWords matrix={page.matrix} x={x} y={y} criteria={criteria} />
        </>
      )}
    </>
  );
}
