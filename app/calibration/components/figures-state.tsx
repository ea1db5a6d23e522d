import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { dayIn, formatDay, formatTime } from "~/ui/dates";
import { useRefresh } from "~/ui/use-refresh";

const LOOK_AGAIN_MS = 2_000;
const MOST_LOOKS = 10;

type Props = { at: string | Date | null; isStale: boolean; timeZone: string };

/** When the figures were worked out; while newer ones are on their way, the page looks for them by itself. */
export function FiguresState({ at, isStale, timeZone }: Props) {
  const { pathname, search } = useLocation();
  useLookingAgain(isStale);
  return (
    <p role="status" className="text-small text-soft">
      {at ? (
        <>
          Worked out at{" "}
          <time dateTime={new Date(at).toISOString()}>
            {formatTime(at, timeZone)} on {formatDay(dayIn(timeZone, new Date(at)))}
          </time>{" "}
          from the ratings as they were then.
        </>
      ) : (
        "These figures are being worked out."
      )}
      {isStale ? (
        <>
          {at ? " Something has changed since; newer ones are on their way. " : " "}
          <Link
            to={`${pathname}${search}`}
            data-print="hide"
            className="inline-flex min-h-6 items-center"
          >
            Look again
          </Link>
        </>
      ) : null}
    </p>
  );
}

function useLookingAgain(isStale: boolean): void {
  const refresh = useRefresh();
  const looks = useRef(0);
  useEffect(() => {
    if (!isStale) {
      looks.current = 0;
      return;
    }
    const timer = setInterval(() => {
      looks.current++;
      if (looks.current >= MOST_LOOKS) clearInterval(timer);
      refresh();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isStale, refresh]);
}
