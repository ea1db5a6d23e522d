import { Link } from "@remix-run/react";
import type { AgendaReason } from "../domain/agenda";

/** So many criteria are named at once; the rest are folded. */
const SHOWN = 4;

type Props = {
  reasons: readonly AgendaReason[];
  /** Where the ratings that were changed stand now, by criterion. */
  standing: Record<string, string>;
  competencies: Record<string, string>;
  /** The person's page, on which each criterion stands under its id. */
  to: string;
};

/** Why somebody is on the agenda, criterion by criterion, then what is about the person's ratings as a whole. */
export function AgendaReasons({ reasons, standing, competencies, to }: Props) {
  const ids = [...new Set(reasons.map(({ criterionId }) => criterionId))];
  const lines = ids.map((id) => ({
    id,
    words: reasons.flatMap(({ criterionId, words }) => (criterionId === id ? [words] : [])),
  }));
  const line = ({ id, words }: (typeof lines)[number]) => (
    <li key={id ?? ""}>
      {id ? (
        <>
          <Link to={`${to}#${id}`}>{competencies[id]}</Link>:{" "}
        </>
      ) : null}
      {words.join("; ")}
      {id && standing[id] ? (
        <>
          {" "}
          <strong className="font-semibold">Changed, and stands at {standing[id]}.</strong>
        </>
      ) : null}
    </li>
  );
  const rest = lines.slice(SHOWN);
  return (
    <>
      <ul className="mt-1 list-disc pl-5">{lines.slice(0, SHOWN).map(line)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-11 py-2 text-accent">
            {rest.length === 1 ? "One more" : `${rest.length} more`}
          </summary>
          <ul className="list-disc pl-5">{rest.map(line)}</ul>
        </details>
      ) : null}
    </>
  );
}
