import { Link } from "@remix-run/react";
import { Notice, Section } from "~/ui/page";

type Props = { reports: { id: string; name: string }[]; hasLeft: boolean };

/** Who reports to a person; says so when they have left and their reports still wait for a new manager. */
export function ReportsList({ reports, hasLeft }: Props) {
  if (reports.length === 0) return null;
  return (
    <Section title={`Reports (${reports.length})`} id="reports">
      {hasLeft ? (
        <Notice tone="warn">
          <p>These people still report to somebody who has left. Give them another manager.</p>
        </Notice>
      ) : null}
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <Link to={`/organisation/people/${report.id}`} className="inline-block py-1">
              {report.name}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
