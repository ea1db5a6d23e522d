import { Tag } from "~/ui/page";

/** Whether it is rated, and what moving to another ladder version made of it. */
export function RatedTag({
  criterion: { missing, answer },
}: {
  criterion: {
    missing: string[];
    answer: { carry: string | null; carriedFrom: string | null } | null;
  };
}) {
  if (answer?.carry === "re-attest")
    return (
      <>
        <Tag tone="warn">Worded anew</Tag>
        <span className="text-small text-soft">since you answered: look at it again</span>
      </>
    );
  if (missing.includes("rating")) return <Tag>Not rated yet</Tag>;
  if (answer?.carry !== "carried") return <Tag tone="good">Rated</Tag>;
  return <Tag tone="good">Carried from {answer.carriedFrom?.split(" ")[1]}</Tag>;
}
