type Crumb = { title: string; to: string };

/** The way from the overview to this page; the page's own title stands below it. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1 text-small text-soft">
      <ol className="flex flex-wrap gap-x-2">
        {[{ title: "Ladder", to: "/ladder" }, ...crumbs].map(({ title, to }, index) => (
          <li key={to} className="flex items-center gap-x-2">
            {index > 0 ? <span aria-hidden>/</span> : null}
            <a href={to} className="py-1">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
