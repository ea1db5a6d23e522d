import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { dayIn } from "~/ui/dates";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { waitingFor } from "../answering.server";
import { LibraryFilters } from "../components/library-filters";
import { PieceRow } from "../components/piece-row";
import { SharesLine } from "../components/shares";
import { isNarrowed, readLibraryFilter } from "../domain/library-filter";
import { evidenceLibrary, PAGE_SIZE } from "../library.server";

export const meta = () => [{ title: "My evidence · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { personId, timeZone } = await requirePermission(ask, "evidence.manage");
  const filter = readLibraryFilter(new URL(ask.request.url).searchParams);
  const today = dayIn(timeZone, new Date());
  const [library, waiting] = await Promise.all([
    evidenceLibrary(personId, filter, today),
    waitingFor(personId),
  ]);
  const { page: _, ...chosen } = filter;
  return {
    ...library,
    filter: chosen,
    narrowed: isNarrowed(filter),
    first: (library.page - 1) * PAGE_SIZE + 1,
    kinds: library.kinds.map(({ id, title }) => ({ id, title })),
    waiting,
  };
}

export default function EvidenceLibrary() {
  const { pieces, total, shares, kinds, filter, narrowed, ...shown } =
    useLoaderData<typeof loader>();
  const kindOf = (id: string) => kinds.find((kind) => kind.id === id)?.title ?? id;
  const isEmpty = shares.pieces + shares.archived === 0;
  return (
    <>
      <PageHeader
        title="My evidence"
        over={<Link to="/assessments">My assessments</Link>}
        lead="Everything you can point to, what it supports, and what colleagues said of it."
        actions={
          <>
            <Link to="/corroborations" className="button">
              {shown.waiting > 0 ? `Asked of you (${shown.waiting})` : "Asked of you"}
            </Link>
            <Link to="/evidence/new" className="button button-primary">
              Add evidence
            </Link>
          </>
        }
      />
      {isEmpty ? (
        <Empty title="You have no evidence yet.">
          <p>
            Link to work that exists, with a sentence on what it shows and what your part in it was.
            You can add it here as it happens, and use it for as many criteria as it supports.
          </p>
        </Empty>
      ) : (
        <>
          {shares.pieces > 0 ? <SharesLine {...shares} /> : null}
          <div className="mt-8">
            <LibraryFilters filter={filter} narrowed={narrowed} kinds={kinds} />
          </div>
          <div className="mt-8 mb-2 grid gap-x-10 text-small text-soft md:grid-cols-2">
            <p role="status">
              {total === 0
                ? "Nothing found"
                : `${shown.first}–${shown.first + pieces.length - 1} of ${total} ${total === 1 ? "piece" : "pieces"}`}
            </p>
            {total > 0 ? <p className="hidden md:block">What it supports</p> : null}
          </div>
          {total > 0 ? (
            <ul className="border-line border-t">
              {pieces.map((piece) => (
                <PieceRow key={piece.id} piece={piece} kind={kindOf(piece.kind)} />
              ))}
            </ul>
          ) : (
            <Empty title={emptyWords(filter, narrowed)}>
              <p>
                {isOnlyArchive(filter) ? (
                  <Link to="/evidence">Show everything else</Link>
                ) : narrowed ? (
                  <>
                    Try fewer words, or <Link to="/evidence">show everything</Link>.
                  </>
                ) : (
                  <Link to="?show=archived">Show what is archived</Link>
                )}
              </p>
            </Empty>
          )}
          <Pager page={shown.page} pages={shown.pages} label="Pages of evidence" />
        </>
      )}
    </>
  );
}

type Chosen = ReturnType<typeof useLoaderData<typeof loader>>["filter"];

/** The archive and nothing narrower than that. */
function isOnlyArchive({ q, kind, age, said, show }: Chosen): boolean {
  return show === "archived" && [q, kind, age, said].every((value) => value === "");
}

function emptyWords(filter: Chosen, narrowed: boolean): string {
  if (isOnlyArchive(filter)) return "The archive is empty.";
  return narrowed ? "No piece matches." : "Everything is in the archive.";
}
