import type { RuleInWords as Words } from "../domain/explain";

/** A rule as nested lists. It says what is asked, and that it decides nothing. */
export function RuleInWords({ rule }: { rule: Words }) {
  return (
    <>
      {rule.children.length > 0 ? (
        <>
          <p>{rule.text}:</p>
          <RuleList rules={rule.children} />
        </>
      ) : (
        <p>{rule.text}.</p>
      )}
      <p className="mt-3 text-small text-soft">
        The rule says “met”, or “not yet” with the reasons. It decides nothing.
      </p>
    </>
  );
}

function RuleList({ rules }: { rules: Words[] }) {
  return (
    <ul className="mt-1.5 grid list-disc gap-1.5 pl-5 marker:text-strong-line">
      {rules.map((rule) => (
        <li key={rule.text}>
          {rule.text}
          {rule.children.length > 0 ? ":" : ""}
          {rule.children.length > 0 ? <RuleList rules={rule.children} /> : null}
        </li>
      ))}
    </ul>
  );
}
