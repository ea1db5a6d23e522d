type Neighbour = { title: string; to: string } | null;

/** The page before and the page after, at the foot of a page. */
export function Neighbours({
  label,
  previous,
  next,
}: {
  label: string;
  previous: Neighbour;
  next: Neighbour;
}) {
  if (!previous && !next) return null;
  return (
    <nav
      aria-label={label}
      className="mt-12 grid gap-x-10 gap-y-4 border-line border-t pt-4 sm:grid-cols-2"
    >
      {previous ? (
        <p>
          <span className="block text-small text-soft">Previous</span>
          <a href={previous.to} rel="prev">
            {previous.title}
          </a>
        </p>
      ) : (
        <span className="max-sm:hidden" />
      )}
      {next ? (
        <p className="sm:text-right">
          <span className="block text-small text-soft">Next</span>
          <a href={next.to} rel="next">
            {next.title}
          </a>
        </p>
      ) : null}
    </nav>
  );
}
