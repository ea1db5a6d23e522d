import { Link } from "@remix-run/react";
import { LETTER_STATES, type LetterState } from "../domain/letter-state";
import type { LetterCounts } from "../outbox.server";
import { LETTER_STATE_WORDS } from "./letter-state-tag";

type Props = { chosen: LetterState | null; counts: LetterCounts };

/** The outbox by state, as links that the address keeps. States that no letter is in are left out. */
export function LetterFilter({ chosen, counts }: Props) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = LETTER_STATES.filter((state) => counts[state] > 0 || state === chosen);
  const choices = [
    { state: null, label: "All", count: all },
    ...states.map((state) => ({
      state,
      label: LETTER_STATE_WORDS[state].text,
      count: counts[state],
    })),
  ];
  return (
    <nav aria-label="Letters by state" className="mb-4">
      <ul className="flex flex-wrap gap-x-6">
        {choices.map(({ state, label, count }) => (
          <li key={label}>
            <Link
              to={state ? `?state=${state}` : "?"}
              aria-current={state === chosen ? "page" : undefined}
              className="inline-flex min-h-11 items-center gap-1.5 no-underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              <span className={state === chosen ? "" : "underline"}>{label}</span>{" "}
              <span className="text-small text-soft">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
