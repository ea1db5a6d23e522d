import { Link } from "@remix-run/react";
import { Empty, Notice } from "~/ui/page";

type Cycle = { id: string; name: string; isCalibrated: boolean; sessions: number };

/** Which cycle a session is for; where none fits, what to do about it. */
export function ChooseCycle({
  cycles,
  chosen,
  isUnknown,
}: {
  cycles: Cycle[];
  /** Chosen, and not calibrated. */
  chosen: Cycle | null;
  isUnknown: boolean;
}) {
  const calibrated = cycles.filter(({ isCalibrated }) => isCalibrated);
  return (
    <>
      {isUnknown ? (
        <Notice tone="warn" title="There is no such cycle. Choose one of these." />
      ) : null}
      {chosen ? (
        <Notice tone="warn" title={`${chosen.name} is not calibrated before release.`}>
          <p>
            Turn that on where it says{" "}
            <Link to={`/organisation/cycles/${chosen.id}/review#settings`}>
              how the cycle is reviewed
            </Link>
            , then come back. It can be turned on until the first review of the cycle is released.
          </p>
        </Notice>
      ) : null}
      {calibrated.length > 0 ? (
        <ul className="max-w-3xl border-line border-t">
          {calibrated.map(({ id, name, sessions }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b"
            >
              <Link to={`?cycle=${id}`} className="inline-flex min-h-11 items-center font-semibold">
                {name}
              </Link>
              <span className="text-small text-soft">
                {sessions === 0
                  ? "No session yet"
                  : sessions === 1
                    ? "1 session"
                    : `${sessions} sessions`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="No cycle is calibrated before release.">
          {cycles.length > 0 ? (
            <>
              Open a <Link to="/organisation/cycles">cycle</Link> and turn calibration on where it
              says how it is reviewed.
            </>
          ) : (
            <>
              Make a <Link to="/organisation/cycles/new">cycle</Link> first.
            </>
          )}
        </Empty>
      )}
    </>
  );
}
