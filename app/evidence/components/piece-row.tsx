import { Link } from "@remix-run/react";
import { corroborationWords, LINK_WORDS } from "~/assessment/domain/evidence-words";
import { Day } from "~/ui/dates";
import { Tag } from "~/ui/page";
import type { LibraryPiece } from "../library.server";
import { isConfirmed, SupportList } from "./support-list";

const MOST_SUPPORTS = 3;

/** One piece in the library: what it is on the left, what it is for on the right. */
export function PieceRow({ piece, kind }: { piece: LibraryPiece; kind: string }) {
  const address = `/evidence/${piece.id}`;
  const link = piece.linkState ? LINK_WORDS[piece.linkState] : null;
  const said = corroborationWords(countsOf(piece.asked));
  return (
    <li className="grid gap-x-10 gap-y-3 border-line border-b py-5 md:grid-cols-2">
      <div className="min-w-0">
        <Link to={address} className="font-semibold text-lead">
          {piece.title}
        </Link>
        <p className="text-small text-soft">
          {kind} · <Day value={piece.date} /> · {hostOf(piece.url)}
        </p>
        {said ? <p className="mt-1 text-small">{said}</p> : null}
        {link || piece.archivedAt ? (
          <p className="mt-1.5 flex flex-wrap gap-1.5">
            {piece.archivedAt ? <Tag>Archived</Tag> : null}
            {link ? <Tag tone={link.tone}>{link.text}</Tag> : null}
          </p>
        ) : null}
      </div>
      <div className="min-w-0">
        {piece.supports.length > 0 ? (
          <SupportList
            supports={piece.supports}
            isConfirmed={isConfirmed(piece.asked)}
            most={MOST_SUPPORTS}
          >
            <Link to={`${address}#supports`}>
              and {piece.supports.length - MOST_SUPPORTS} more
              <span className="sr-only"> that {piece.title} supports</span>
            </Link>
          </SupportList>
        ) : (
          <p className="text-soft">Not used yet</p>
        )}
      </div>
    </li>
  );
}

function countsOf(asked: LibraryPiece["asked"]) {
  const count = (answer: string | null) => asked.filter((each) => each.answer === answer).length;
  return {
    confirm: count("confirm"),
    inPart: count("in-part"),
    cannot: count("cannot"),
    open: count(null),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
