import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHeader } from "~/ui/page";

type CopyHeadProps = {
  page: {
    name: string;
    person: string;
    heading: { from: string; to: string } | null;
    ladder: { id: string; version: string };
    isCurrent: boolean;
  };
  as: string;
  /** When it was made, and what became of it. */
  children: ReactNode;
};

/** What a frozen copy is of, when it was made and against which version of the ladder. */
export function CopyHead({ page, as, children }: CopyHeadProps) {
  const { heading, ladder } = page;
  return (
    <>
      <PageHeader
        over={
          <>
            <Link to="/history">History</Link> · {page.person}
          </>
        }
        title={`${page.name}, ${as}`}
        lead={heading?.from ? `${heading.from} to ${heading.to}` : undefined}
      />
      <div className="max-w-(--container-text) text-soft">
        {children}
        <p>
          Made against ladder{" "}
          {page.isCurrent ? (
            <Link to="/ladder" reloadDocument>
              {ladder.version}
            </Link>
          ) : (
            ladder.version
          )}
          .
        </p>
      </div>
    </>
  );
}
