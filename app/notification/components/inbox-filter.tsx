import { Link } from "@remix-run/react";

type Props = { onlyUnread: boolean; total: number; unread: number };

/** Everything, or what is unread: two links that the address keeps. */
export function InboxFilter({ onlyUnread, total, unread }: Props) {
  const choices = [
    { to: "/inbox", label: "All", count: total, isChosen: !onlyUnread },
    { to: "/inbox?show=unread", label: "Unread", count: unread, isChosen: onlyUnread },
  ];
  return (
    <nav aria-label="What to show">
      <ul className="flex flex-wrap gap-x-6">
        {choices.map(({ to, label, count, isChosen }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={isChosen ? "page" : undefined}
              className="inline-flex min-h-11 items-center gap-1.5 no-underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              <span className={isChosen ? "" : "underline"}>{label}</span>{" "}
              <span className="text-small text-soft">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
