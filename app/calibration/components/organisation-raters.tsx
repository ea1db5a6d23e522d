import { Link } from "@remix-run/react";
import { ScrollRegion } from "~/ui/scroll-region";
import {
  comparisonWords,
  decimal,
  type OrganisationRater,
  type Spread,
} from "../domain/organisation-raters";
import { percent } from "../domain/tally";
import { Whiskers } from "./rater-table";

type Props = {
  all: Spread;
  raters: OrganisationRater[];
  reach: number;
  /** The points that are the middle of the scale. */
  middle: number[];
};

/** By name, like a register: where somebody stands in it says nothing. */
export function OrganisationRaterTable({ all, raters, reach, middle }: Props) {
  return (
    <ScrollRegion label="Managers beside the organisation" className="mt-2">
      <table className="table tabular-nums">
        <caption className="sr-only">What each manager gave beside what all gave</caption>
        <thead>
          <tr>
            <th scope="col">Manager</th>
            <th scope="col">People</th>
            <th scope="col">Ratings</th>
            <th scope="col">Mean</th>
            <th scope="col">Standard deviation</th>
            <th scope="col">On the middle ({middle.join(" and ")})</th>
            <th scope="col">
              Beside the organisation{" "}
              <span className="block whitespace-nowrap font-normal text-soft">
                axis from {decimal(-reach)} to {decimal(reach)} points
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">All managers</th>
            <SpreadCells spread={all} />
            <td />
          </tr>
          {raters.map((rater) => (
            <tr key={rater.id}>
              <th scope="row" className="font-normal">
                {rater.label}
              </th>
              <SpreadCells spread={rater} />
              <td className="min-w-64">
                {rater.compared.interval ? (
                  <Whiskers
                    value={rater.compared.difference}
                    interval={rater.compared.interval}
                    axis={reach}
                  />
                ) : null}
                <span className="text-small">{comparisonWords(rater.compared)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SpreadCells({ spread: { people, ratings, mean, sd, middle } }: { spread: Spread }) {
  return (
    <>
      <td>{people}</td>
      <td>{ratings}</td>
      <td>{decimal(mean)}</td>
      <td>{sd === null ? "–" : decimal(sd)}</td>
      <td>{percent(middle, 1)}%</td>
    </>
  );
}

/** What these numbers cannot say, and where to look for what can. */
export function AboutSeverity({ cycleId }: { cycleId: string }) {
  return (
    <div className="max-w-(--container-text) space-y-2">
      <p>
        A manager whose ratings lie higher may rate more mildly, or may have a stronger team. Each
        manager alone rates their own reports, so nothing here can tell the two apart, and nobody is
        called strict or mild. It can be told where others have rated the same people or the same
        written cases without seeing the first rating: each{" "}
        <Link to={`/calibration?cycle=${cycleId}`}>session of this cycle</Link> shows under Raters
        whose difference that made out.
      </p>
      <p className="text-soft">
        The mean is over people, each counting once. An interval that leaves 0 out is no finding by
        itself: of a hundred managers who rate alike, about five have one by chance.
      </p>
    </div>
  );
}
