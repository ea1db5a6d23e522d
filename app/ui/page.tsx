import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** What stands above the title: where one is, as text or links. */
  over?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, over, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-8">
      {over ? <p className="mb-1 text-small text-soft">{over}</p> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="max-w-(--container-text) text-display tracking-tight">{title}</h1>
          {lead ? (
            <p className="mt-3 max-w-(--container-text) text-lead text-soft">{lead}</p>
          ) : null}
        </div>
        {actions ? (
          <div data-print="hide" className="flex flex-wrap gap-2">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}

export function Section({
  title,
  id,
  children,
  actions,
}: {
  title: ReactNode;
  id?: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className="mt-10" aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={id} tabIndex={id ? -1 : undefined} className="text-title tracking-tight">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** What a list says when there is nothing in it, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-line border-y py-8">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-(--container-text) text-soft">{children}</div> : null}
    </div>
  );
}

const TONES = {
  plain: "border-line",
  good: "border-good bg-good-wash",
  warn: "border-warn bg-warn-wash",
  bad: "border-bad bg-bad-wash",
} as const;

export function Notice({
  tone = "plain",
  title,
  children,
  live = false,
}: {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  /** Announced when it appears. */
  live?: boolean;
}) {
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={`my-4 max-w-(--container-text) border-l-3 px-4 py-3 ${TONES[tone]}`}
    >
      {title ? <p className="font-semibold">{title}</p> : null}
      {children}
    </div>
  );
}

/** A small word for a state; colour never carries it alone. */
export function Tag({
  tone = "plain",
  children,
}: {
  tone?: keyof typeof TONES;
  children: ReactNode;
}) {
  const tones = {
    plain: "border-line text-soft",
    good: "border-good text-good",
    warn: "border-warn text-warn",
    bad: "border-bad text-bad",
  };
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-small border px-1.5 text-small ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
