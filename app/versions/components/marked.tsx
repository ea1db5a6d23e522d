import type { ReactNode } from "react";
import type { Part } from "~/ladder/domain/difference-words";
import type { ShownChange } from "../domain/change-words";

/** A text with what went and what came marked in it; without a difference, what stands inside. */
export function Marked({ parts, children }: { parts: Part[] | undefined; children?: ReactNode }) {
  if (!parts) return <>{children}</>;
  let from = 0;
  return (
    <>
      {parts.map(({ text, change }) => {
        const key = `${change}${from}`;
        from += text.length;
        if (change === "same") return <span key={key}>{text}</span>;
        const Mark = change === "added" ? "ins" : "del";
        return (
          <Mark key={key} className="[del+&]:ml-1">
            <span className="sr-only">{change === "added" ? " [new: " : " [gone: "}</span>
            {text}
            <span className="sr-only">] </span>
          </Mark>
        );
      })}
    </>
  );
}

/** The parts of an element that differ, each under its name. */
export function MarkedParts({ changes }: { changes: ShownChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="mt-2">
      {changes.map(({ what, parts, isYaml }) => (
        <div key={what} className="mt-2 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-x-4">
          <dt className="text-small text-soft sm:pt-0.5">{what}</dt>
          <dd
            className={`max-w-(--container-text) ${isYaml ? "whitespace-pre-wrap font-mono text-small" : "whitespace-pre-line"}`}
          >
            <Marked parts={parts} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
