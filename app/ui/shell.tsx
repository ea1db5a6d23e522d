import { Form, Link, useLocation } from "@remix-run/react";
import {
  Bell,
  BookOpen,
  Building2,
  ClipboardCheck,
  Ellipsis,
  Home,
  LogIn,
  type LucideIcon,
  MessagesSquare,
  Scale,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { THEMES, type Theme } from "~/platform/theme";
import { useFocusAfterNavigation } from "./focus-after-navigation";

export type Place =
  | "home"
  | "ladder"
  | "assessments"
  | "team"
  | "calibration"
  | "interviews"
  | "inbox"
  | "organisation"
  | "sign-in";
export type NavItem = {
  place: Place;
  label: string;
  short: string;
  to: string;
  /** Where else the item is the place one is at: what such addresses begin with. */
  also?: readonly string[];
  /** How many things there are unread; nothing is shown for none. */
  count?: number;
};

const ICONS: Record<Place, LucideIcon> = {
  home: Home,
  ladder: BookOpen,
  assessments: ClipboardCheck,
  team: Users,
  calibration: Scale,
  interviews: MessagesSquare,
  inbox: Bell,
  organisation: Building2,
  "sign-in": LogIn,
};

type ShellProps = {
  items: NavItem[];
  personName: string | null;
  organisationName: string | null;
  theme: Theme;
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: a rail on wide screens, a bar at the bottom on phones. */
export function Shell({
  items,
  personName,
  organisationName,
  theme,
  banner,
  children,
}: ShellProps) {
  useFocusAfterNavigation();
  return (
    <>
      <a
        href="#main"
        className="button button-primary absolute top-2 left-2 z-50 -translate-y-20 focus:translate-y-0"
      >
        Skip to content
      </a>
      {banner}
      <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <header
          data-print="hide"
          className="flex items-center justify-between gap-4 border-line border-b px-4 py-2 lg:sticky lg:top-0 lg:h-screen lg:flex-col lg:items-stretch lg:justify-start lg:gap-8 lg:overflow-y-auto lg:border-r lg:border-b-0 lg:px-5 lg:py-7"
        >
          <Link
            to="/"
            className="flex items-baseline gap-2 text-ink no-underline lg:flex-col lg:gap-0"
          >
            <span className="font-semibold text-lead tracking-tight">Rostrum</span>
            {organisationName ? (
              <span className="hidden text-small text-soft sm:inline">{organisationName}</span>
            ) : null}
          </Link>
          <Navigation items={items} />
          <div className="flex min-w-0 items-center gap-3 lg:mt-auto lg:flex-col lg:items-stretch">
            <ThemeSwitch theme={theme} />
            {personName ? (
              <Link to="/account" className="min-w-0 truncate text-small">
                {personName}
              </Link>
            ) : null}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 px-4 pt-6 pb-28 outline-none sm:px-8 lg:px-12 lg:pt-10 lg:pb-20"
        >
          {children}
        </main>
      </div>
    </>
  );
}

/** What stays in the bar of a phone when there is too much for it; the rest is under "More". */
const FIRST_ON_PHONES: readonly Place[] = ["home", "ladder", "assessments", "team", "inbox"];
const MOST_ON_PHONES = 6;

function Navigation({ items }: { items: NavItem[] }) {
  const { pathname } = useLocation();
  const rest =
    items.length > MOST_ON_PHONES
      ? items.filter(({ place }) => !FIRST_ON_PHONES.includes(place))
      : [];
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-40 border-line border-t bg-ground pb-[env(safe-area-inset-bottom)] lg:static lg:border-0 lg:bg-transparent lg:pb-0"
    >
      <ul className="flex justify-around lg:flex-col lg:gap-0.5">
        {items.map((item) => (
          <li
            key={item.place}
            className={`min-w-0 flex-1 ${rest.includes(item) ? "hidden lg:block" : ""}`}
          >
            <NavLink item={item} isHere={isAt(item, pathname)} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li className="min-w-0 flex-1 lg:hidden">
            <More key={pathname} items={rest} pathname={pathname} />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

const NAV_LINK =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-small no-underline hover:bg-sunken lg:min-h-10 lg:flex-row lg:justify-start lg:gap-3 lg:rounded-small lg:px-2.5 lg:text-base";

const toneOf = (isHere: boolean) => (isHere ? "font-semibold text-accent" : "text-ink");

function NavLink({ item, isHere }: { item: NavItem; isHere: boolean }) {
  const { place, label, short, to, count = 0 } = item;
  const Icon = ICONS[place];
  return (
    <Link
      to={to}
      reloadDocument={place === "ladder"}
      aria-current={isHere ? "page" : undefined}
      className={`${NAV_LINK} ${toneOf(isHere)}`}
    >
      <span className="relative">
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        {count > 0 ? (
          <span
            aria-hidden
            className="absolute -top-1 left-2.5 rounded-box bg-accent px-1 font-semibold text-accent-ink text-small leading-4 lg:hidden"
          >
            {count > 99 ? "99+" : count}
          </span>
        ) : null}
      </span>
      <span className="max-w-full truncate lg:hidden">{short}</span>
      <span className="hidden lg:inline">{label}</span>
      {count > 0 ? <Unread count={count} /> : null}
    </Link>
  );
}

/** What does not fit into the bar of a phone. Opens without script; closes with the next page. */
function More({ items, pathname }: { items: NavItem[]; pathname: string }) {
  const isHere = items.some((item) => isAt(item, pathname));
  return (
    <details className="relative">
      <summary className={`${NAV_LINK} ${toneOf(isHere)} cursor-pointer list-none`}>
        <Ellipsis size={18} strokeWidth={1.75} aria-hidden />
        More
      </summary>
      <ul className="absolute right-2 bottom-full mb-2 w-max rounded-box border border-line bg-raised py-1">
        {items.map(({ place, label, to, ...item }) => (
          <li key={place}>
            <Link
              to={to}
              aria-current={isAt({ place, label, to, ...item }, pathname) ? "page" : undefined}
              className="flex min-h-11 items-center px-4 text-ink no-underline hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Is the page the item's own, below it, or one of those that belong to it? */
function isAt({ to, also = [] }: NavItem, pathname: string): boolean {
  if (pathname === to || also.some((start) => pathname.startsWith(start))) return true;
  return to !== "/" && pathname.startsWith(`${to}/`);
}

/** The number for those who hear the page; on wide screens it is also seen here, beside the name. */
function Unread({ count }: { count: number }) {
  const number = count > 99 ? "99+" : count;
  return (
    <span className="sr-only lg:not-sr-only lg:rounded-box lg:bg-accent lg:px-1.5 lg:font-semibold lg:text-accent-ink lg:text-small">
      {number}
      <span className="sr-only"> unread</span>
    </span>
  );
}

const THEME_LABELS: Record<Theme, string> = { system: "Auto", light: "Light", dark: "Dark" };

/** Three buttons of a plain form: the choice is a cookie, so that the page is right from its first byte. */
function ThemeSwitch({ theme }: { theme: Theme }) {
  return (
    <Form method="post" action="/theme" reloadDocument className="shrink-0">
      <fieldset className="flex rounded-box border border-line">
        <legend className="sr-only">Theme</legend>
        {THEMES.map((choice) => (
          <button
            type="submit"
            key={choice}
            name="theme"
            value={choice}
            aria-pressed={choice === theme}
            className="min-h-7 cursor-pointer px-2 text-small text-soft first:rounded-l-box last:rounded-r-box hover:text-ink aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-ink lg:flex-1"
          >
            {THEME_LABELS[choice]}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
