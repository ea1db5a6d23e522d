import type { ReactNode } from "react";
import { DayOf } from "~/ui/dates";
import { Notice } from "~/ui/page";
import type { Reopened } from "../reopened.server";

type Props = { reopened: Reopened; timeZone: string; children?: ReactNode };

/** That one's own assessment was sent back, by whom and why. */
export function ReopenedNotice({ reopened, timeZone, children }: Props) {
  return (
    <Notice
      tone="warn"
      title={
        <>
          Opened again on <DayOf moment={reopened.at} timeZone={timeZone} /> by {reopened.by}.
        </>
      }
    >
      <p className="whitespace-pre-wrap">{reopened.reason}</p>
      {children}
    </Notice>
  );
}
