import { Link, useSearchParams } from "@remix-run/react";

/** Previous and next page of a list whose page number is in the address; nothing for a single page. */
export function Pager({ page, pages, label }: { page: number; pages: number; label: string }) {
  const [search] = useSearchParams();
  if (pages <= 1) return null;
  const to = (wanted: number) => {
    const next = new URLSearchParams(search);
    next.set("page", String(wanted));
    return `?${next}`;
  };
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev" className="inline-flex min-h-11 items-center">
          Previous page
        </Link>
      ) : null}
      <span className="text-soft">
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link to={to(page + 1)} rel="next" className="inline-flex min-h-11 items-center">
          Next page
        </Link>
      ) : null}
    </nav>
  );
}
