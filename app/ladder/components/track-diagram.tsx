import { Fragment } from "react";
import type { Path, Stop } from "./paths";
import { criteriaCount } from "./places";

/**
 * The tracks as a drawing made of nested lists: read aloud it is levels and steps in order, and a list of branches
 * where it forks. On narrow screens it runs from top to bottom.
 */
export function TrackDiagram({ paths }: { paths: Path[] }) {
  return (
    <div className="my-8 grid gap-6 text-small">
      {paths.map((path) => (
        <PathLine key={keyOf(path)} path={path} />
      ))}
    </div>
  );
}

const LINE = "border-strong-line";

function PathLine({ path: { stops, branches } }: { path: Path }) {
  return (
    <ol className="flex min-w-0 flex-1 flex-col items-stretch md:flex-row md:items-center">
      {stops.map((stop) => (
        <Fragment key={stop.to}>
          {stop.step ? <StepLine stop={stop} /> : null}
          <li className="mx-auto w-full max-w-44 shrink-0 md:mx-0 md:w-28 lg:w-32 xl:w-40">
            <a
              href={stop.to}
              className={`flex min-h-14 flex-col justify-center rounded-box border bg-raised px-2 py-1.5 text-center text-ink leading-tight no-underline hover:border-ink ${
                stop.chosen ? "border-2 border-accent" : LINE
              }`}
            >
              <span className="font-semibold text-base leading-tight">{stop.short}</span>{" "}
              <span className="text-soft">{restOfTitle(stop)}</span>
            </a>
          </li>
        </Fragment>
      ))}
      {branches.length > 0 ? (
        <li className={`relative pt-5 md:basis-auto md:pt-0 md:pl-5 ${growth(branches)}`}>
          <span
            aria-hidden
            className={`absolute top-0 left-[calc(50%-1px)] h-5 border-l-2 md:top-[calc(50%-1px)] md:left-0 md:h-0 md:w-5 md:border-t-2 md:border-l-0 ${LINE}`}
          />
          <ul className="-mx-2 flex md:mx-0 md:flex-col">
            {branches.map((branch, index) => (
              <li
                key={keyOf(branch)}
                className="relative min-w-0 flex-1 px-2 pt-4 md:px-0 md:py-3 md:pl-4"
              >
                <span
                  aria-hidden
                  className={`absolute ${bracket(index, branches.length)} ${LINE}`}
                />
                <PathLine path={branch} />
              </li>
            ))}
          </ul>
        </li>
      ) : null}
    </ol>
  );
}

/** The line between two levels, with the link to what lies between them. */
function StepLine({ stop: { step, title } }: { stop: Stop }) {
  if (!step) return null;
  return (
    <li className="relative flex min-h-14 min-w-20 items-center justify-center md:grow md:basis-20">
      <span
        aria-hidden
        className={`absolute inset-y-0 left-[calc(50%-1px)] border-l-2 md:inset-x-0 md:top-[calc(50%-1px)] md:bottom-auto md:border-t-2 md:border-l-0 ${LINE}`}
      />
      <a href={step.at} className="relative bg-ground px-1.5 py-1 print:bg-[white]">
        {criteriaCount(step.criteria)}
        <span className="sr-only"> to become {title}</span>
      </a>
    </li>
  );
}

const GROWTH = ["md:grow", "md:grow", "md:grow-2", "md:grow-3", "md:grow-4"];

/** A fork takes the room of as many lines as its longest branch has, so that all lines are of one length. */
function growth(branches: Path[]): string {
  const longest = Math.max(...branches.map((branch) => branch.stops.length));
  return GROWTH[longest] ?? "md:grow-4";
}

/** One arm of the fork: a rounded corner at either end, a straight line between. */
function bracket(index: number, count: number): string {
  if (count === 1)
    return "top-0 left-[calc(50%-1px)] h-4 border-l-2 md:top-[calc(50%-1px)] md:left-0 md:h-0 md:w-4 md:border-t-2 md:border-l-0";
  if (index === 0)
    return "top-0 right-0 left-[calc(50%-1px)] h-4 rounded-tl-box border-t-2 border-l-2 md:top-[calc(50%-1px)] md:right-auto md:bottom-0 md:left-0 md:h-auto md:w-4";
  if (index === count - 1)
    return "top-0 right-[calc(50%-1px)] left-0 h-4 rounded-tr-box border-t-2 border-r-2 md:right-auto md:bottom-[calc(50%-1px)] md:left-0 md:h-auto md:w-4 md:rounded-tr-none md:rounded-bl-box md:border-t-0 md:border-r-0 md:border-b-2 md:border-l-2";
  return "inset-x-0 top-0 border-t-2 md:inset-x-auto md:inset-y-0 md:left-0 md:border-t-0 md:border-l-2";
}

function restOfTitle({ title, short }: Stop): string {
  return title === short ? "" : title.replace(short, "").trim();
}

function keyOf(path: Path): string {
  return path.stops[0]?.to ?? "";
}
