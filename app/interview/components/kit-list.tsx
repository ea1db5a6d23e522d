import { DayOf } from "~/ui/dates";
import { Section, Tag } from "~/ui/page";
import type { KitFilter } from "../domain/kit-form";

type Listed = {
  id: string;
  name: string;
  version: string;
  isCurrent: boolean;
  panels: number;
  createdAt: Date | string;
  archivedAt: Date | string | null;
};

type Place = { at: string; title: string; isOffered: boolean; kits: Listed[] };

/** The kits of one level of a track. */
export function KitPlace({
  place,
  version,
  timeZone,
  mayWrite,
}: {
  place: Place;
  /** The published version of the ladder. */
  version: string;
  timeZone: string;
  mayWrite: boolean;
}) {
  return (
    <Section
      title={place.title}
      id={place.at}
      actions={
        mayWrite && place.isOffered ? (
          <a
            href={`/interviews/kits/new?place=${place.at}`}
            className="inline-flex min-h-11 items-center"
          >
            Make a kit<span className="sr-only"> for {place.title}</span>
          </a>
        ) : null
      }
    >
      {place.kits.length === 0 ? <p className="text-soft">There is no kit yet.</p> : null}
      <ul>
        {place.kits.map((kit) => (
          <li
            key={kit.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-t py-2"
          >
            <span className="min-w-0">
              <a href={`/interviews/kits/${kit.id}`} className="inline-block py-1 font-semibold">
                {kit.name}
              </a>{" "}
              {kit.archivedAt ? <Tag>Archived</Tag> : null}
            </span>
            <span className="text-small text-soft">
              {kit.isCurrent
                ? `Ladder ${kit.version}`
                : `Ladder ${kit.version}; it is at ${version} now`}
              {" · "}
              {uses(kit.panels)}
              {" · made "}
              <DayOf moment={kit.createdAt} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function uses(panels: number): string {
  if (panels === 0) return "no panel yet";
  return panels === 1 ? "1 panel" : `${panels} panels`;
}

/** Narrows the list by level and name, and shows what was put aside. */
export function KitFilters({
  filter,
  places,
  isNarrowed,
}: {
  filter: KitFilter;
  places: { at: string; title: string }[];
  isNarrowed: boolean;
}) {
  return (
    <search>
      <form
        method="get"
        action="/interviews/kits"
        data-print="hide"
        className="flex flex-wrap items-end gap-3"
        key={JSON.stringify(filter)}
      >
        <label className="block">
          <span className="mb-1 block text-small text-soft">Level</span>
          <select name="place" defaultValue={filter.place} className="field-input">
            <option value="">Every level</option>
            {places.map(({ at, title }) => (
              <option key={at} value={at}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className="mb-1 block text-small text-soft">Name</span>
          <input type="search" name="q" defaultValue={filter.q} className="field-input" />
        </label>
        <label className="inline-flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name="archived"
            value="1"
            defaultChecked={filter.archived}
            className="size-4.5 accent-accent"
          />
          Archived
        </label>
        <button type="submit" className="button">
          Show
        </button>
        {isNarrowed ? (
          <a href="/interviews/kits" className="inline-flex min-h-11 items-center">
            Show all
          </a>
        ) : null}
      </form>
    </search>
  );
}
