import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringify } from "csv-stringify/sync";
import { requirePermission } from "~/access/guards.server";
import { findTrack } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { ACCOUNT_STATE_WORDS } from "~/people/domain/account-state";
import { IMPORT_COLUMNS } from "~/people/domain/import-columns";
import { readListFilter } from "~/people/domain/list-filter";
import { standingTitle } from "~/people/domain/standing";
import { allPeople } from "~/people/people-list.server";
import { change } from "~/platform/audit.server";

/** The list as the filters leave it, in the columns an import reads, with two more at the end. */
export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "person.write");
  const { ladder } = currentLadder();
  const filter = readListFilter(new URL(ask.request.url).searchParams);
  const people = await allPeople(viewer, filter, ladder);
  await change(viewer.actor, async (_tx, record) => {
    const subject = { type: "organisation", id: "1" };
    record({ action: "people.exported", subject, data: { people: people.length } });
  });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";
  const rows = people.map((person) => [
    person.name,
    person.email,
    person.team,
    person.managerEmail,
    person.trackId ? (findTrack(ladder, person.trackId)?.title ?? person.trackId) : "",
    standingTitle(ladder, person),
    day(person.startDate),
    day(person.leftOn),
    ACCOUNT_STATE_WORDS[person.state],
  ]);
  const header = [...IMPORT_COLUMNS, "last day", "account"];
  return new Response(stringify([header, ...rows], { bom: true, escape_formulas: true }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="people.csv"',
      "cache-control": "no-store",
    },
  });
}
