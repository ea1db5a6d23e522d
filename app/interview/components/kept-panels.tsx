import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { Day, DayOf } from "~/ui/dates";
import { ScrollRegion } from "~/ui/scroll-region";
import type { KeptPanel, Listed } from "../retention.server";
import { PANEL_STATE_WORDS } from "../words";
import { monthsInWords } from "./retention-rules";

type Row = SerializeFrom<KeptPanel> | KeptPanel;
type Props = {
  list: SerializeFrom<Listed> | Listed;
  label: string;
  none: string;
  timeZone: string;
  /** What is said beside when they are over and which rule holds. */
  shows?: "hold" | "quiet";
};

/** Interviews that the rules are about, each leading to where its keeping is decided. */
export function KeptPanels({ list, label, none, timeZone, shows }: Props) {
  if (list.total === 0) return <p className="text-soft">{none}</p>;
  return (
    <>
      <ScrollRegion label={label}>
        <table className="table max-w-4xl">
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col">State</th>
              <th scope="col">Rule</th>
              <th scope="col">
                {shows === "quiet" ? "Last happened" : shows === "hold" ? "Would go on" : "Goes on"}
              </th>
              {shows === "hold" ? <th scope="col">Hold</th> : null}
            </tr>
          </thead>
          <tbody>
            {list.panels.map((panel) => (
              <tr key={panel.id}>
                <td className="min-w-32 break-words">
                  <Link to={`/interviews/${panel.id}/keeping`} className="inline-block py-0.5">
                    {panel.candidateName}
                  </Link>
                </td>
                <td>
                  {PANEL_STATE_WORDS[panel.state]}
                  {panel.endedAt ? (
                    <span className="block text-small text-soft">
                      <DayOf moment={panel.endedAt} timeZone={timeZone} />
                    </span>
                  ) : null}
                </td>
                <td>
                  {panel.ruleLocation || "Everywhere else"}
                  <span className="block text-small text-soft">{monthsInWords(panel.months)}</span>
                </td>
                <td>
                  <When panel={panel} timeZone={timeZone} isQuiet={shows === "quiet"} />
                </td>
                {shows === "hold" ? (
                  <td className="min-w-48 break-words">
                    {panel.holdReason}
                    <span className="block text-small text-soft">
                      {panel.heldBy ?? "Somebody"}
                      {panel.heldAt ? (
                        <>
                          , <DayOf moment={panel.heldAt} timeZone={timeZone} />
                        </>
                      ) : null}
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {list.total > list.panels.length ? (
        <p className="mt-2 text-small text-soft">
          The first {list.panels.length} of {list.total}.
        </p>
      ) : null}
    </>
  );
}

function When({ panel, timeZone, isQuiet }: { panel: Row; timeZone: string; isQuiet: boolean }) {
  if (isQuiet) return panel.lastAt ? <DayOf moment={panel.lastAt} timeZone={timeZone} /> : null;
  return panel.goesOn ? <Day value={panel.goesOn} /> : <>Not over yet</>;
}
