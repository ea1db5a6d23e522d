export type Choice = { title: string; to: string; isCurrent: boolean };

/** Links of which one is where the reader is; nothing where there is no choice. */
export function TrackSwitch({ label, items }: { label: string; items: Choice[] }) {
  if (items.length < 2) return null;
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {items.map(({ title, to, isCurrent }) => (
          <li key={title}>
            <a
              href={to}
              aria-current={isCurrent ? "true" : undefined}
              className="inline-block border-transparent border-b-2 py-1 no-underline hover:border-line aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
