import { Form, Link } from "@remix-run/react";
import type { PanelFilter } from "../domain/panel-forms";
import type { OfferedRole } from "../domain/roles-offered";
import { OUTCOMES, PANEL_STATES } from "../domain/state";
import { OUTCOME_WORDS, PANEL_STATE_WORDS } from "../words";

/** Narrows the list by a GET form, so that what is shown has its own address. */
export function PanelFilters({
  filter,
  roles,
  hires,
  isNarrowed,
}: {
  filter: Omit<PanelFilter, "state" | "mine"> & Partial<Pick<PanelFilter, "state" | "mine">>;
  roles: OfferedRole[];
  /** Whether the viewer decides on any of them. */
  hires: boolean;
  isNarrowed: boolean;
}) {
  return (
    <Form
      method="get"
      role="search"
      aria-label="Interviews"
      key={JSON.stringify(filter)}
      data-print="hide"
      className="mb-6 border-line narrow:border-y"
    >
      <details className={`group ${OPEN_WHERE_WIDE}`} open={isNarrowed || undefined}>
        <summary className="min-h-11 content-center font-semibold md:supports-[selector(::details-content)]:hidden">
          Filters
        </summary>
        <div className="flex flex-wrap items-end gap-3 narrow:pt-1 narrow:pb-4">
          <label className="block min-w-0 basis-48">
            <span className="mb-1 block text-small text-soft">Candidate</span>
            <input name="q" type="search" defaultValue={filter.q} className="field-input" />
          </label>
          <label className="block min-w-0">
            <span className="mb-1 block text-small text-soft">Level</span>
            <select name="level" defaultValue={filter.level} className="field-input">
              <option value="">Every level</option>
              {roles.map(({ trackId, levelId, title }) => (
                <option key={`${trackId}.${levelId}`} value={`${trackId}.${levelId}`}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label className="block">
            <span className="mb-1 block text-small text-soft">State</span>
            <select name="state" defaultValue={filter.state ?? ""} className="field-input">
              <option value="">Any state</option>
              {PANEL_STATES.map((state) => (
                <option key={state} value={state}>
                  {PANEL_STATE_WORDS[state]}
                </option>
              ))}
              {OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  Decided: {OUTCOME_WORDS[outcome].toLowerCase()}
                </option>
              ))}
            </select>
          </label>
          {hires ? (
            <label className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                name="mine"
                value="1"
                defaultChecked={filter.mine === "1"}
                className="size-4.5 accent-accent"
              />
              I decide
            </label>
          ) : null}
          <button type="submit" className="button">
            Show
          </button>
          {isNarrowed ? (
            <Link to="/interviews" className="inline-flex min-h-11 items-center">
              Show all
            </Link>
          ) : null}
        </div>
      </details>
    </Form>
  );
}

/** Folded on phones, so that the first candidate is on the first screen; open where there is room, also without script. */
const OPEN_WHERE_WIDE =
  "md:[&::details-content]:[block-size:auto] md:[&::details-content]:[content-visibility:visible]";
