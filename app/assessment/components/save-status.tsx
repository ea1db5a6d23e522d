import { Link } from "@remix-run/react";
import { formatMoment, formatTime } from "~/ui/dates";
import type { Status } from "./use-saving";

/** Says politely whether what stands on the page is safe. */
export function SaveStatus({
  status,
  timeZone,
  savedAt,
}: {
  status: Status;
  timeZone: string;
  /** When this answer was last saved before the page was opened. */
  savedAt: string | null;
}) {
  return (
    <output className="text-small" aria-live="polite">
      {wording(status, timeZone, savedAt)}
    </output>
  );
}

function wording(status: Status, timeZone: string, savedAt: string | null) {
  switch (status.kind) {
    case "saving":
      return "Saving …";
    case "saved":
      return `Saved ${formatTime(status.at, timeZone)}`;
    case "offline":
      return (
        <span className="font-semibold text-warn">
          No connection. Your text is kept in this browser and sent when the connection is back.
        </span>
      );
    case "signed-out":
      return (
        <span className="font-semibold text-warn">
          You were signed out. Your text is kept in this browser.{" "}
          <Link to="/sign-in" reloadDocument target="_blank">
            Sign in again
          </Link>
        </span>
      );
    case "refused":
      return <span className="font-semibold text-bad">{status.message}</span>;
    default:
      return savedAt ? `Last saved ${formatMoment(savedAt, timeZone)}` : "Nothing to save yet";
  }
}
