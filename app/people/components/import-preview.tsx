import { Section, Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import type { ImportedField, PlannedRow } from "../domain/import-plan";
import { type StandingGroup, standingTitleIn, standingValue } from "../domain/standing";
import type { PreviewedImport } from "../import.server";

const SHOWN = 200;

/** What an import would do: its faults, each at its line, or the people it would add and change. */
export function ImportPreview({
  preview,
  groups,
  busy,
}: {
  preview: PreviewedImport;
  groups: StandingGroup[];
  busy: boolean;
}) {
  const { rows, faults, unread, fingerprint } = preview;
  const news = rows.filter((row) => row.personId === null);
  const changed = rows.filter((row) => row.changes.length > 0);
  const same = rows.length - news.length - changed.length;
  return (
    <>
      {faults.length > 0 ? (
        <Faults preview={preview} />
      ) : (
        <Section title="What it would do" id="preview">
          <p role="status" className="max-w-(--container-text)">
            {news.length} new, {changed.length} changed, {same} already as written here.
            {unread.length > 0 ? ` Not read: ${unread.join(", ")}.` : ""}
          </p>
          {news.length + changed.length > 0 ? (
            <>
              <Rows rows={[...news, ...changed]} groups={groups} />
              <input type="hidden" name="fingerprint" value={fingerprint} />
              <button
                type="submit"
                name="intent"
                value="import"
                className="button button-primary mt-6"
                disabled={busy}
              >
                Import {news.length + changed.length === 1 ? "this person" : "these people"}
              </button>
            </>
          ) : null}
        </Section>
      )}
    </>
  );
}

function Faults({ preview: { faults } }: { preview: PreviewedImport }) {
  return (
    <Section
      title={faults.length === 1 ? "One thing to correct" : `${faults.length} things to correct`}
      id="faults"
    >
      <p role="alert" className="mb-3">
        Nothing was written. Correct these above, then look again.
      </p>
      <ScrollRegion label="Lines to correct">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">What to correct</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.message}`}>
                <td>{fault.line}</td>
                <td className="whitespace-nowrap">{fault.column ?? "–"}</td>
                <td>{fault.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function Rows({ rows, groups }: { rows: PlannedRow[]; groups: StandingGroup[] }) {
  return (
    <>
      <ScrollRegion label="People in the file" className="mt-4">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Person</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>
                  {row.person.name}
                  <span className="block break-all text-small text-soft">{row.person.email}</span>
                </td>
                <td>
                  {row.personId === null ? (
                    <New row={row} groups={groups} />
                  ) : (
                    <Changes row={row} groups={groups} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > SHOWN ? (
        <p className="mt-3 text-soft">
          The first {SHOWN} are shown; {rows.length - SHOWN} more are like them, without a fault.
        </p>
      ) : null}
    </>
  );
}

type Shown = { row: PlannedRow; groups: StandingGroup[] };

function New({ row: { person }, groups }: Shown) {
  const facts = [
    person.team,
    person.levelId && standingTitleIn(groups, standingValue(person)),
    person.managerEmail && `reports to ${person.managerEmail}`,
    person.startDate && `since ${person.startDate}`,
  ].filter(Boolean);
  return (
    <>
      <Tag tone="good">New</Tag>
      <span className="mt-1 block text-small">{facts.join(" · ")}</span>
    </>
  );
}

const FIELD_WORDS: Record<ImportedField, string> = {
  name: "Name",
  team: "Team",
  managerEmail: "Manager",
  standing: "Level",
  startDate: "Start date",
};

function Changes({ row, groups }: Shown) {
  const inWords = (field: ImportedField, value: string | null) => {
    if (value === null) return "none";
    return field === "standing" ? standingTitleIn(groups, value) : value;
  };
  return (
    <>
      <Tag>Changed</Tag>
      <ul className="mt-1 text-small">
        {row.changes.map(({ field, from, to }) => (
          <li key={field}>
            {FIELD_WORDS[field]}: <del>{inWords(field, from)}</del> <ins>{inWords(field, to)}</ins>
          </li>
        ))}
      </ul>
    </>
  );
}
