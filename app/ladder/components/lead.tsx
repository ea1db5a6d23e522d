import { Inline, type MarkdownNode } from "~/ui/markdown";

/** What stands under a page's title in larger type; from the ladder, so it may be more than a paragraph. */
export function Lead({ nodes }: { nodes: MarkdownNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <div className="-mt-5 mb-6 max-w-(--container-text) text-lead text-soft">
      <Inline nodes={nodes} />
    </div>
  );
}
