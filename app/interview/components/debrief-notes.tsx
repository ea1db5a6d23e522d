import { Link, useSearchParams } from "@remix-run/react";
import { Section } from "~/ui/page";
import { type DebriefGroup, type DebriefRow, largestDifference } from "../domain/debrief-matrix";
import type { DebriefInterviewer, Note } from "../domain/debrief-page";
import { pointWords } from "../domain/decision-words";
import { RecommendationWords } from "./debrief-matrix";
import { Added, NoteWords, Words } from "./note-words";

type Props = {
  interviewers: DebriefInterviewer[];
  groups: DebriefGroup[];
  notes: Record<string, Note[]>;
};

/** Why each recommends what they do, side by side. */
export function RecommendationReasons({ interviewers }: Pick<Props, "interviewers">) {
  return (
    <Section title="Recommendations" id="recommendations">
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-3">
        {interviewers.map((each) => (
          <article key={each.id} className="min-w-0 border-line border-t pt-3">
            <h3 className="font-semibold">{each.name}</h3>
            <div className="text-soft">
              <RecommendationWords of={each} />
            </div>
            <Words text={each.reason} />
            {each.amendments.map((text) => (
              <Added key={text} text={text} />
            ))}
          </article>
        ))}
      </div>
    </Section>
  );
}

/** What was said and seen on each criterion, each interviewer's beside the others'. */
export function DebriefNotes({ interviewers, groups, notes }: Props) {
  const [search] = useSearchParams();
  const opened = search.get("criterion") ?? largestDifference(groups);
  const rows = groups.flatMap((group) => group.rows);
  const areOpen = search.get("notes") === "all";
  const other = new URLSearchParams(search);
  if (areOpen) other.delete("notes");
  else other.set("notes", "all");
  return (
    <Section title="Notes side by side" id="notes">
      <p className="mb-2 text-small" data-print="hide">
        <Link to={`?${other}#notes`} className="inline-flex min-h-6 items-center">
          {areOpen ? "Close all" : "Open all"}
        </Link>
      </p>
      {rows.map((row) => (
        <CriterionNotes
          key={row.criterionId}
          row={row}
          notes={notes[row.criterionId] ?? []}
          interviewers={interviewers}
          isOpen={areOpen || row.criterionId === opened}
        />
      ))}
    </Section>
  );
}

function CriterionNotes({
  row,
  notes,
  interviewers,
  isOpen,
}: {
  row: DebriefRow;
  notes: Note[];
  interviewers: DebriefInterviewer[];
  isOpen: boolean;
}) {
  const [search] = useSearchParams();
  const link = new URLSearchParams(search);
  link.set("criterion", row.criterionId);
  const nameOf = new Map(interviewers.map(({ id, name }) => [id, name]));
  return (
    <details className="border-line border-t last:border-b" open={isOpen}>
      <summary className="min-h-11 cursor-pointer py-2">
        {row.question}{" "}
        <span className="text-small text-soft">
          {notes.length === 0
            ? "no notes"
            : `${notes.length} ${notes.length === 1 ? "note" : "notes"}`}
        </span>
      </summary>
      {/* Inside: an address that ends in it opens what is folded around it. */}
      <div id={`notes-${row.criterionId}`} className="pb-6">
        <p className="mb-3 text-small" data-print="hide">
          <Link
            to={`?${link}#notes-${row.criterionId}`}
            className="inline-flex min-h-6 items-center"
          >
            Link to this criterion
          </Link>
        </p>
        <AnchorList row={row} />
        <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
          {notes.map((note) => (
            <article key={note.interviewerId} className="min-w-0">
              <h3 className="font-semibold">
                {nameOf.get(note.interviewerId)}
                <span className="font-normal text-soft">
                  , {pointWords(row, note.interviewerId)}
                </span>
              </h3>
              <NoteWords note={note} />
            </article>
          ))}
        </div>
      </div>
    </details>
  );
}

function AnchorList({ row: { points, expected } }: { row: DebriefRow }) {
  return (
    <dl className="grid max-w-(--container-text) gap-x-4 gap-y-1 text-small sm:grid-cols-[11rem_1fr]">
      {points.map(({ value, label, anchor }) => (
        <div key={value} className="contents">
          <dt className={value === expected ? "font-semibold" : "text-soft"}>
            {value} {label}
            {value === expected ? ", asked" : ""}
          </dt>
          <dd>{anchor}</dd>
        </div>
      ))}
    </dl>
  );
}
