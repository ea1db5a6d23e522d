import { Inline, type MarkdownNode } from "~/ui/markdown";

/** Short texts, one under the other. */
export function BulletList({ items }: { items: MarkdownNode[][] }) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5 marker:text-strong-line">
      {items.map((item) => (
        <li key={JSON.stringify(item)}>
          <Inline nodes={item} />
        </li>
      ))}
    </ul>
  );
}
