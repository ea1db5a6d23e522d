import type { SerializeFrom } from "@remix-run/node";
import { Day, DayOf } from "~/ui/dates";
import { Notice } from "~/ui/page";
import type { Keeping } from "../holding.server";
import { monthsInWords } from "./retention-rules";

/** When a panel goes, by which rule; or that it is held. */
export function KeptUntil({
  keeping,
  timeZone,
}: {
  keeping: SerializeFrom<Keeping> | Keeping;
  timeZone: string;
}) {
  const { goesOn, endedAt, months, ruleLocation, heldAt, heldBy, holdReason } = keeping;
  const rule = ruleLocation ? `The rule for ${ruleLocation}` : "The rule for everywhere else";
  return (
    <>
      {heldAt ? (
        <Notice tone="warn" title="These interviews are held.">
          <p className="break-words">{holdReason}</p>
          <p className="text-small text-soft">
            {heldBy ?? "Somebody"}, <DayOf moment={heldAt} timeZone={timeZone} />
          </p>
        </Notice>
      ) : null}
      <p className="max-w-(--container-text)">
        {rule} keeps interviews for {monthsInWords(months)} after they are over.{" "}
        {goesOn && endedAt ? (
          <>
            These were over on <DayOf moment={endedAt} timeZone={timeZone} />
            {heldAt ? (
              <>
                {" "}
                and would go on <Day value={goesOn} /> if they were not held.
              </>
            ) : (
              <>
                {" "}
                and go on <Day value={goesOn} />.
              </>
            )}
          </>
        ) : (
          "These are not over yet, so no rule removes them."
        )}
      </p>
    </>
  );
}
