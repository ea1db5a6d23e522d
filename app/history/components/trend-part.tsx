import { Section } from "~/ui/page";
import type { CompetencyView } from "../history-page.server";
import { Mark, STROKES, TrendChart } from "./trend-chart";
import { TrendTable } from "./trend-table";

/** How a criterion's meaning changed, as the end of a sentence. */
const CHANGE_WORDS = {
  reworded: "reworded",
  narrower: "made narrower",
  broader: "made broader",
  split: "split from a wider one",
  merged: "merged with another",
} as const;

const FOLLOW_WORDS = {
  narrower: "more narrowly",
  broader: "more broadly",
  split: "as one part of it",
  merged: "together with another",
} as const;

/** Self and manager over time, one competency after the other. */
export function TrendPart({
  competencies,
  isWide,
  timeZone,
}: {
  competencies: CompetencyView[];
  /** Whether any drawing is too wide to stand beside its questions. */
  isWide: boolean;
  timeZone: string;
}) {
  return (
    <Section title="Over time" id="trend">
      <div className="max-w-(--container-text)">
        <p>
          Each mark is one answer to one criterion, on the scale it was given on. Nothing is added
          up or averaged: a competency is the answers to its criteria, beside each other. Lines join
          answers to the same question only, and end where a question changed.
        </p>
        <Key />
      </div>
      {competencies.map((competency) =>
        competency.panels.map((panel) => (
          <PanelPart
            key={panel.lines[0]?.key}
            title={competency.title}
            panel={panel}
            isWide={isWide}
            timeZone={timeZone}
          />
        )),
      )}
    </Section>
  );
}

function Key() {
  return (
    <ul className="mt-4 flex flex-wrap gap-x-8 gap-y-2 text-small text-soft">
      <li className="flex items-center gap-2">
        <LineKey side="self" />
        You, when you submitted: rings on a dotted line
      </li>
      <li className="flex items-center gap-2">
        <LineKey side="manager" />
        Your manager, as released and after any calibration: diamonds on a solid line
      </li>
      <li className="flex items-center gap-2">
        <svg width="20" height="20" aria-hidden>
          <line x1="10" x2="10" y1="1" y2="19" className="stroke-strong-line" />
        </svg>
        Another version of the ladder
      </li>
    </ul>
  );
}

function LineKey({ side }: { side: "self" | "manager" }) {
  return (
    <svg width="44" height="20" aria-hidden className="shrink-0">
      <line x1="1" x2="43" y1="10" y2="10" strokeWidth="1.5" className={STROKES[side]} />
      <Mark side={side} x={22} y={10} />
    </svg>
  );
}

type PanelProps = {
  title: string;
  panel: CompetencyView["panels"][number];
  isWide: boolean;
  timeZone: string;
};

/** What was asked stands beside the drawing, or above it where that has to be wide. */
function PanelPart({ title, panel, isWide, timeZone }: PanelProps) {
  const { chart, lines } = panel;
  const beside = isWide ? "" : "xl:grid-cols-[18rem_minmax(0,1fr)] xl:gap-x-14";
  return (
    <div
      className={`mt-10 grid grid-cols-[minmax(0,1fr)] gap-y-5 border-line border-t pt-6 print:block ${beside}`}
    >
      <div className="max-w-(--container-text) print:break-inside-avoid print:break-after-avoid">
        <h3 className="mb-2 font-semibold text-lead">{title}</h3>
        <ul className="grid gap-3">
          {lines.map((line) => (
            <li key={line.key} className="flex gap-3">
              {line.letter ? <span className="font-semibold">{line.letter}</span> : null}
              <div>
                <p>{line.question}</p>
                <Changes line={line} />
              </div>
            </li>
          ))}
        </ul>
      </div>
      <div className="min-w-0">
        <TrendChart chart={chart} label={`${title} over time`} />
        <details className="mt-2">
          <summary data-print="hide" className="min-h-11 py-2 text-accent">
            As a table
          </summary>
          <TrendTable title={title} lines={lines} timeZone={timeZone} />
        </details>
        {lines.length > 1 ? (
          <details data-print="hide">
            <summary className="min-h-11 py-2 text-accent">One by one</summary>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-y-8 pt-2">
              {lines.map((line) =>
                line.chart ? (
                  <figure key={line.key}>
                    <figcaption className="mb-2 max-w-(--container-text)">
                      {line.question}
                    </figcaption>
                    <TrendChart chart={line.chart} label={`${title}: ${line.question}`} />
                  </figure>
                ) : null,
              )}
            </div>
          </details>
        ) : null}
      </div>
    </div>
  );
}

function Changes({ line }: { line: CompetencyView["panels"][number]["lines"][number] }) {
  return (
    <>
      {line.follows.map(({ question, relation }) => (
        <p key={question} className="text-small text-soft">
          Takes the place of “{question}”, {FOLLOW_WORDS[relation]}.
        </p>
      ))}
      {line.changes.map(({ version, because, before, question }) => (
        <p key={version} className="text-small text-soft">
          {because ? capital(CHANGE_WORDS[because]) : "Changed"} with ladder {version}
          {before === question ? "; the question stayed the same" : `; before: “${before}”`}.
        </p>
      ))}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
