import { Link, useSearchParams } from "@remix-run/react";
import { counted, decimal, percent, range, signed } from "../domain/figure-words";
import type { FiguresShown } from "../figures-page.server";
import { Figure } from "./figure";

type Of<Part extends keyof FiguresShown> = NonNullable<FiguresShown[Part]>;

export function AgreementPart({ agreement }: { agreement: Of<"agreement"> }) {
  const { scales, anchors, preview } = agreement;
  const shares = { agree: "agree", question: "question", abstain: "abstain" } as const;
  return (
    <>
      {scales.map((scale) => {
        const on =
          scales.length > 1
            ? `, ${counted(scale.criteria, "criterion", "criteria")} on ${scale.points.join(", ")}`
            : "";
        return (
          <div key={scale.points.join()}>
            {(["before", "after"] as const).map((when) => {
              const { alpha, units, raters, interval, reason } = scale[when];
              return (
                <Figure
                  key={when}
                  title={`Agreement of raters, ${when === "before" ? "as managers rated" : "as ratings stand now"}${on}`}
                  value={alpha === null ? null : `alpha ${decimal(alpha)}`}
                  interval={range(interval)}
                  n={`${counted(units, "case", "cases")} that several rated, ${counted(raters, "rater", "raters")}`}
                  reason={reason}
                  noInterval={interval.reason}
                  explanation="alpha"
                />
              );
            })}
            <Figure
              title={`Agreement of managers and second raters${on}`}
              value={scale.second.kappa === null ? null : `kappa ${decimal(scale.second.kappa)}`}
              interval={range(scale.second.interval)}
              n={counted(scale.second.n, "pair of ratings", "pairs of ratings")}
              reason={scale.second.reason}
              noInterval={scale.second.reason}
              explanation="second"
            />
            <Figure
              title={`Agreement of managers and people themselves${on}`}
              value={scale.self.kappa === null ? null : `kappa ${decimal(scale.self.kappa)}`}
              interval={range(scale.self.interval)}
              n={counted(scale.self.n, "pair of ratings", "pairs of ratings")}
              reason={scale.self.reason}
              noInterval={scale.self.reason}
              explanation="self"
            />
          </div>
        );
      })}
      <Figure
        title="Agreement on the written cases"
        value={anchors.icc21.value === null ? null : `ICC ${decimal(anchors.icc21.value)}`}
        interval={range(anchors.icc21.interval)}
        n={`${counted(anchors.units, "criterion", "criteria")} of ${counted(anchors.cases, "case", "cases")}, ${counted(anchors.raters, "calibrator", "calibrators")}`}
        reason={anchors.reason}
        noInterval={anchors.reason}
        explanation="anchors"
      />
      <Figure
        title="What previews said"
        value={
          preview.agree?.share == null
            ? null
            : (["agree", "question", "abstain"] as const)
                .map((kind) => `${percent(preview[kind]?.share ?? 0)} ${shares[kind]}`)
                .join(", ")
        }
        n={`${counted(preview.n, "verdict", "verdicts")} on ${counted(preview.people, "person", "people")}`}
        reason={preview.reason}
        noInterval="Each share has one of its own, beside it."
        explanation="preview"
      >
        {preview.question ? (
          <p className="text-small text-soft tabular-nums">
            95% intervals:{" "}
            {(["agree", "question", "abstain"] as const)
              .map((kind) => `${shares[kind]} ${range(preview[kind]?.interval ?? null, percent)}`)
              .join("; ")}
          </p>
        ) : null}
      </Figure>
    </>
  );
}

export function SeverityPart({ raters }: { raters: Of<"raters"> }) {
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : "";
  return (
    <p className="max-w-(--container-text)">
      {raters.told === 0
        ? "Cannot tell for any rater, because nobody’s ratings overlap with another’s enough: a lenient rater and strong people look alike. "
        : `It can be told for ${raters.told} of ${counted(raters.of, "rater", "raters")}, each beside those they are linked with. `}
      <Link to={`../raters${query}`} relative="path">
        Raters, who can be compared with whom, and what can be told
      </Link>
    </p>
  );
}

export function IndicatorsPart({ raters }: { raters: Of<"raters"> }) {
  const { sd, n, middle, halo, recency, density } = raters.overall;
  const ratings = counted(n, "rating by a manager", "ratings by managers");
  return (
    <>
      <Figure
        title="Spread of ratings"
        value={sd === null ? null : `${decimal(sd)} points`}
        n={ratings}
        reason="It takes two ratings to see a spread."
        noInterval="It describes all the ratings that there are."
        explanation="spread"
      />
      <Figure
        title="Ratings in the middle of the scale"
        value={middle.share === null ? null : percent(middle.share)}
        interval={range(middle.interval, percent)}
        n={ratings}
        reason={middle.reason}
        explanation="middle"
      >
        {middle.middle.length > 0 ? (
          <p className="text-small text-soft">The middle is {middle.middle.join(" and ")}.</p>
        ) : null}
      </Figure>
      <Figure
        title="Criteria that go together"
        value={
          halo.meanCorrelation === null
            ? null
            : `mean correlation ${decimal(halo.meanCorrelation)}, spread within a person ${decimal(halo.withinPersonSd ?? 0)} points`
        }
        n={`${counted(halo.pairs, "pair of criteria", "pairs of criteria")}, ${counted(halo.persons, "person", "people")}`}
        reason={halo.reason}
        noInterval="Pairs of criteria are not independent of each other."
        explanation="halo"
      />
      <Figure
        title="Evidence from the last quarter"
        value={recency.share === null ? null : percent(recency.share)}
        interval={range(recency.interval, percent)}
        n={`${counted(recency.n, "piece of evidence", "pieces of evidence")} of the year`}
        reason={recency.reason}
        explanation="recency"
      >
        {recency.outside > 0 ? (
          <p className="text-small text-soft">
            {counted(recency.outside, "piece is", "pieces are")} from before or after and not
            counted.
          </p>
        ) : null}
      </Figure>
      <Figure
        title="Evidence per rating"
        value={density.density === null ? null : `${decimal(density.density, 1)} pieces`}
        n={`${counted(density.pieces, "piece", "pieces")} and ${counted(density.n, "rating", "ratings")}`}
        reason={density.reason}
        noInterval="It is a count of all that there is."
        explanation="density"
      />
    </>
  );
}

export function EffectPart({ effect }: { effect: Of<"effect"> }) {
  const ratings = counted(effect.n, "rating", "ratings");
  const { agreement } = effect;
  return (
    <>
      <Figure
        title="Ratings that were changed"
        value={
          effect.shareChanged === null
            ? null
            : `${percent(effect.shareChanged)}: ${effect.up} up, ${effect.down} down`
        }
        interval={range(effect.shareChangedInterval, percent)}
        n={ratings}
        reason={effect.reason}
        explanation="changed"
      >
        {effect.otherChanges > 0 ? (
          <p className="text-small text-soft">
            {counted(effect.otherChanges, "other rating was", "other ratings were")} changed to or
            from what is no point of this scale.
          </p>
        ) : null}
      </Figure>
      <Figure
        title="Mean shift"
        value={effect.meanShift === null ? null : `${signed(effect.meanShift)} points`}
        interval={range(effect.meanShiftInterval, signed)}
        n={ratings}
        reason={effect.reason}
        noInterval="All ratings moved alike, so it cannot be said how far chance could move this."
        explanation="shift"
      />
      <Figure
        title="Spread after and before"
        value={
          effect.sdRatio === null
            ? null
            : `${decimal(effect.sdRatio)} times as wide (${decimal(effect.sdBefore ?? 0)} before, ${decimal(effect.sdAfter ?? 0)} after)`
        }
        n={ratings}
        reason={effect.reason ?? "All ratings before were the same, so there was no spread."}
        noInterval="It describes the same ratings twice."
        explanation="compression"
      />
      <Figure
        title="Agreement with second raters, before and after"
        value={
          agreement?.before.alpha == null || agreement.after.alpha === null
            ? null
            : `alpha ${decimal(agreement.before.alpha)} before, ${decimal(agreement.after.alpha)} after`
        }
        n={counted(agreement?.before.units ?? 0, "case", "cases")}
        reason={
          agreement
            ? (agreement.before.reason ?? agreement.after.reason)
            : "Fewer than 4 people were rated a second time."
        }
        noInterval="Those under Agreement say how far chance could move it."
        explanation="effectAgreement"
      />
    </>
  );
}
