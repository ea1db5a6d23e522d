import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/access/domain/can";
import { currentLadder } from "~/ladder/ladder.server";
import { documentHandle } from "~/ui/document";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { KitFilters, KitPlace } from "../components/kit-list";
import { kitFilter } from "../domain/kit-form";
import { roleTitle } from "../domain/role-title";
import { kitPlaces } from "../kit-page.server";
import { kitSubject, listKits, requireKits } from "../kits.server";

export const handle = documentHandle;
export const meta = () => [{ title: "Interview kits · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireKits({ request, context }, "kit.read");
  const filter = kitFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { kits, page, pages } = await listKits(viewer, filter);
  const { ladder } = currentLadder();
  const known = kitPlaces();
  const placeOf = ({ trackId, levelId }: (typeof kits)[number]) => `${trackId}.${levelId}`;
  const gone = kits
    .filter((kit) => !known.some(({ at }) => at === placeOf(kit)))
    .map((kit) => ({ at: placeOf(kit), title: roleTitle(ladder, kit) }));
  const isNarrowed = Boolean(filter.place || filter.q || filter.archived);
  const places = [...known, ...new Map(gone.map((each) => [each.at, each])).values()]
    .map((place) => ({
      ...place,
      isOffered: known.some(({ at }) => at === place.at),
      kits: kits.filter((kit) => placeOf(kit) === place.at),
    }))
    .filter((place) => place.kits.length > 0 || (!isNarrowed && page === 1));
  return {
    filter,
    isNarrowed,
    known,
    places,
    page,
    pages,
    version: ladder.version,
    timeZone: viewer.timeZone,
    mayWrite: can(viewer, "kit.write", kitSubject(viewer)),
    mayList: can(viewer, "interview.list"),
  };
}

export default function Kits() {
  const { places, filter, isNarrowed, known, page, pages, ...shown } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        over={shown.mayList ? <a href="/interviews">Interviews</a> : null}
        title="Interview kits"
        lead="What candidates are asked, drawn from the ladder: questions, what to look for, and an exercise with things to find in it."
        actions={
          shown.mayWrite ? (
            <a href="/interviews/kits/new" className="button button-primary">
              Make a kit
            </a>
          ) : null
        }
      />
      <KitFilters filter={filter} places={known} isNarrowed={isNarrowed} />
      {places.length === 0 ? (
        <Empty title="No kit is like this.">
          <a href="/interviews/kits">Show all kits</a>
        </Empty>
      ) : null}
      {places.map((place) => (
        <KitPlace key={place.at} place={place} {...shown} />
      ))}
      <Pager page={page} pages={pages} label="Pages of kits" />
    </>
  );
}
