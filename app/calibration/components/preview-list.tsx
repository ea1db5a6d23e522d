import { Link } from "@remix-run/react";
import { Section, Tag } from "~/ui/page";
import { isComplete, type Progress } from "../domain/preview";

export type PreviewItem = Progress & {
  to: string;
  title: string;
  /** What tells it apart: a team, a step. */
  note: string;
};

/** One of the lists of what there is to do, with how far each is. */
export function PreviewList({
  id,
  title,
  intro,
  done,
  total,
  items,
  children,
}: {
  id: string;
  title: string;
  /** What to do; nothing where it is over. */
  intro: string | null;
  /** Of the whole list, where only a page of it is shown. */
  done: number;
  total: number;
  items: readonly PreviewItem[];
  children?: React.ReactNode;
}) {
  return (
    <div className="max-w-3xl">
      <Section
        title={title}
        id={id}
        actions={
          total > 0 ? (
            <span className="text-small text-soft tabular-nums">{`${done} of ${total} done`}</span>
          ) : null
        }
      >
        {intro ? <p className="mb-4 max-w-(--container-text) text-soft">{intro}</p> : null}
        {items.length > 0 ? (
          <ul className="border-line border-t">
            {items.map((item) => (
              <li
                key={item.to}
                className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-3"
              >
                <div className="min-w-0">
                  <Link to={item.to} className="font-semibold">
                    {item.title}
                  </Link>
                  <p className="text-small text-soft">{item.note}</p>
                </div>
                <HowFar {...item} isOver={intro === null} />
              </li>
            ))}
          </ul>
        ) : null}
        {children}
      </Section>
    </div>
  );
}

function HowFar({ given, total, isOver }: Progress & { isOver: boolean }) {
  if (isComplete({ given, total })) return <Tag tone="good">Done</Tag>;
  if (given === 0) return <Tag>{isOver ? "Left open" : "Not begun"}</Tag>;
  return <Tag>{`${given} of ${total}`}</Tag>;
}
