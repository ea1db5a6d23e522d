import { GivenRating } from "~/assessment/components/answer-block";
import { Markdown } from "~/ui/markdown";
import type { recordPage } from "../record.server";
import { EvidenceList } from "./evidence-list";

type Page = Awaited<ReturnType<typeof recordPage>>;

/** Criterion by criterion what was submitted; ratings only where the reader may see them. */
export function RecordCriteria({
  page,
}: {
  page: Pick<Page, "criteria" | "evidenceKinds" | "timeZone">;
}) {
  return page.criteria.map((criterion) => (
    <article key={criterion.id} id={criterion.id} className="mt-8 border-line border-t pt-6">
      <h3 className="max-w-(--container-text) font-semibold text-lead">{criterion.question}</h3>
      {criterion.ratings ? (
        <dl className="mt-2 flex flex-wrap gap-x-10 gap-y-2">
          <div>
            <dt className="text-small text-soft">Self</dt>
            <dd>
              <GivenRating points={criterion.points} answer={criterion.ratings.self} />
            </dd>
          </div>
          <div>
            <dt className="text-small text-soft">Reviewer</dt>
            <dd>
              <GivenRating points={criterion.points} answer={criterion.ratings.manager} />
            </dd>
          </div>
        </dl>
      ) : null}
      {criterion.narrative.length > 0 ? (
        <Markdown nodes={criterion.narrative} className="mt-3" />
      ) : (
        <p className="mt-3 text-soft">No words on this one.</p>
      )}
      <EvidenceList
        pieces={criterion.evidence}
        kinds={page.evidenceKinds}
        timeZone={page.timeZone}
      />
    </article>
  ));
}
