import { Link, useSearchParams } from "@remix-run/react";

/** Back to the list, and to whoever stands before and after in it. */
export function BesidePerson({
  page,
}: {
  page: {
    sessionId: string;
    fromAgenda: boolean;
    position: number;
    of: number;
    previous: string | null;
    next: string | null;
  };
}) {
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  kept.delete("changed-to");
  const query = kept.size > 0 ? `?${kept}` : "";
  const root = `/calibration/${page.sessionId}/people`;
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      {page.fromAgenda ? (
        <Link to={`/calibration/${page.sessionId}/agenda${query}`}>Agenda</Link>
      ) : (
        <Link to={`${root}${query}`}>People</Link>
      )}
      {page.position > 0 ? (
        <span>
          {page.position} of {page.of}
          {page.fromAgenda ? " on the agenda" : ""}
        </span>
      ) : null}
      {page.previous ? <Link to={`${root}/${page.previous}${query}`}>Previous</Link> : null}
      {page.next ? <Link to={`${root}/${page.next}${query}`}>Next</Link> : null}
    </span>
  );
}
