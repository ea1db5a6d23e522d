import { Link } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import { Empty, Notice, PageHeader, Section } from "~/ui/page";
import { PrintedOn } from "~/ui/printed-on";
import type { MoveRow } from "../debrief.server";
import type { DebriefOrder } from "../domain/debrief-matrix";
import type { DebriefPage } from "../domain/debrief-page";
import { AgreementPart, CoveragePart, FlawsPart } from "./debrief-figures";
import { AddedLater, SetApart } from "./debrief-later";
import { DebriefMatrix } from "./debrief-matrix";
import { DebriefNotes, RecommendationReasons } from "./debrief-notes";

type Page = {
  panel: { id: string; candidateName: string; state: string; hiringManager: string };
  debrief: DebriefPage;
  moves: MoveRow[];
  order: DebriefOrder;
  withAnchors: boolean;
  mayDecide: boolean;
  printedBy: string;
  timeZone: string;
};

/** Everything the cards say, beside each other. */
export function DebriefView({ page, refusal }: { page: Page; refusal: string | undefined }) {
  const { panel, debrief, moves, order, withAnchors, mayDecide, timeZone } = page;
  const isDecided = panel.state === "decided";
  const decision = `/interviews/${panel.id}/decision`;
  return (
    <>
      <PageHeader
        title="Debrief"
        lead={`${panel.candidateName}, for ${debrief.role}. Differences are where to begin: ask each other what was said and seen.`}
        actions={
          <Link to={decision} className={mayDecide ? "button button-primary" : "button"}>
            {mayDecide ? "Write the decision" : isDecided ? "Read the decision" : "The decision"}
          </Link>
        }
      />
      <PrintedOn name={page.printedBy} timeZone={timeZone} />
      {refusal ? <Notice tone="bad" live title={refusal} /> : null}
      <Missing debrief={debrief} moves={moves} timeZone={timeZone} />
      {debrief.interviewers.length === 0 ? (
        <Empty title="No card counts yet.">
          Cards that are handed in from now on are shown here.
        </Empty>
      ) : (
        <>
          <Section title="Criteria and interviewers" id="matrix">
            <p className="mb-2 max-w-(--container-text) text-small text-soft">
              The order, how far points are apart and what was looked at go by the points as they{" "}
              {isDecided ? "stood when it was decided" : "stand"}, amendments included. Agreement
              goes by what each gave before they could read the others’ cards.
            </p>
            <DebriefMatrix
              panelId={panel.id}
              interviewers={debrief.interviewers}
              missing={debrief.missing}
              groups={debrief.groups}
              order={order}
              withAnchors={withAnchors}
            />
          </Section>
          <RecommendationReasons interviewers={debrief.interviewers} />
          <FlawsPart flaws={debrief.flaws} interviewers={debrief.interviewers} />
          <CoveragePart coverage={debrief.coverage} steps={debrief.steps} />
          <AgreementPart agreement={debrief.agreement} />
          <DebriefNotes
            interviewers={debrief.interviewers}
            groups={debrief.groups}
            notes={debrief.notes}
          />
        </>
      )}
      <SetApart panelId={panel.id} setApart={debrief.setApart} timeZone={timeZone} />
      <AddedLater panelId={panel.id} added={debrief.addedLater} timeZone={timeZone} />
    </>
  );
}

function Missing({
  debrief: { missing },
  moves,
  timeZone,
}: Pick<Page, "debrief" | "moves" | "timeZone">) {
  const opened = moves.find(({ kind }) => kind === "DEBRIEF");
  return (
    <>
      {opened?.reason ? (
        <Notice title="The debrief began without all cards.">
          <p className="whitespace-pre-wrap break-words">{opened.reason}</p>
          <p className="text-small text-soft">
            {opened.by}, <DayOf moment={opened.at} timeZone={timeZone} />
          </p>
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <p className="max-w-(--container-text)">
          No card is in from {missing.map(({ name }) => name).join(", ")}. They can still hand one
          in; before that they read nothing here.
        </p>
      ) : null}
    </>
  );
}
