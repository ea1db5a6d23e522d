import type { ReactNode } from "react";
import { cannotTell, EXPLANATIONS, type ExplanationId } from "../domain/figure-words";
import { Chevron } from "./chevron";

type Props = {
  title: string;
  /** In words with its unit; null where it cannot be told. */
  value: string | null;
  /** "0.49 to 0.58"; null where there is none. */
  interval?: string | null;
  /** What it rests on: "1,169 cases, 28 raters". */
  n: string;
  /** Why there is no value. */
  reason?: string | null | undefined;
  /** Why there is no interval beside a value. */
  noInterval?: string | null | undefined;
  explanation: ExplanationId;
  children?: ReactNode;
};

/** One number in a line of text, with a panel that says what it is and what it is not. */
export function Figure({
  title,
  value,
  interval = null,
  n,
  reason,
  noInterval,
  explanation,
  children,
}: Props) {
  const { formula, not, source } = EXPLANATIONS[explanation];
  return (
    <div className="border-line border-t py-3">
      <h3 className="font-semibold">{title}</h3>
      <p className="max-w-(--container-text)">
        {value === null ? (
          cannotTell(reason ?? "there is not enough to work it out from.")
        ) : (
          <>
            <strong className="text-lead tabular-nums">{value}</strong>
            {interval ? <span className="tabular-nums"> (95% interval {interval})</span> : null}
            <span className="text-soft">, from {n}</span>
          </>
        )}
      </p>
      {children}
      <details className="group mt-1 max-w-(--container-text)">
        <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 text-accent text-small">
          <Chevron />
          What this says, and what it does not
          <span className="sr-only">: {title}</span>
        </summary>
        <dl className="mt-2 grid gap-x-4 gap-y-2 border-line border-l-3 pl-4 text-small sm:grid-cols-[8rem_1fr]">
          <Row term="How it is worked out">{formula}</Row>
          <Row term="What it rests on">{n}</Row>
          <Row term="Interval">
            {interval
              ? `${interval}. Of 100 intervals made like this, 95 hold the true number, as far as chance goes.`
              : value !== null && noInterval
                ? `None here. ${noInterval}`
                : "None."}
          </Row>
          <Row term="What it does not mean">{not}</Row>
          <Row term="Source">{source}</Row>
        </dl>
      </details>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
