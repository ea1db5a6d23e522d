import { Inline, type MarkdownNode } from "~/ui/markdown";
import { Point, rampClass } from "~/ui/point";

type AnchorView = { value: number; label: string; position: number; text: MarkdownNode[] };

const COLUMNS: Record<number, string> = {
  2: "md:grid-cols-2",
  3: "md:grid-cols-3",
  4: "md:grid-cols-2 xl:grid-cols-4",
  5: "md:grid-cols-2 xl:grid-cols-5",
  6: "md:grid-cols-3",
};

/** The behaviour at each point of the scale, side by side where there is room. */
export function Anchors({ anchors }: { anchors: AnchorView[] }) {
  return (
    <ol
      className={`grid gap-x-6 gap-y-5 print:grid-cols-2 ${COLUMNS[anchors.length] ?? "md:grid-cols-3"}`}
    >
      {anchors.map((anchor) => (
        <li key={anchor.value}>
          <div className={`mb-2.5 h-1 rounded-small ${rampClass(anchor.position)}`} />
          <p className="mb-1 font-semibold">
            <Point value={anchor.value} label={anchor.label} position={anchor.position} />
          </p>
          <Inline nodes={anchor.text} />
        </li>
      ))}
    </ol>
  );
}
