import { child, isExtension, type Located, type LocatedMap, text } from "./located";
import { type Kind, named } from "./references";

/** One text of the ladder as its author wrote it, for checks of wording. */
export type Prose = {
  text: string;
  node: Located;
  /** Path of the field, such as `criteria[decompose-for-ai].signals`. */
  path: string;
  /** Name of the field: signals, anchors, expectations, … */
  field: string;
  /** Path of the element the text belongs to. */
  element: string;
};

/** Fields that say what people do or should do, per kind of element. */
const fields: Partial<Record<Kind, string[]>> = {
  level: ["summary", "attributes"],
  competency: ["summary", "expectations"],
  transition: ["summary"],
  criterion: ["question", "description", "anchors", "signals", "notEvidence", "examples"],
  question: ["probes", "lookFor", "redFlags"],
};

/**
 * Every text that says what people do, bullet by bullet: items of lists, values of maps, and the
 * bullets of a Markdown list.
 */
export function proseOf(root: LocatedMap): Prose[] {
  return Object.entries(fields).flatMap(([kind, names]) =>
    named(root, kind as Kind).flatMap(([node, element]) =>
      names.flatMap((field) => {
        const value = child(node, field);
        if (!value) return [];
        return texts(value, `${element}.${field}`).map((each) => ({ ...each, field, element }));
      }),
    ),
  );
}

function texts(node: Located, path: string): Pick<Prose, "text" | "node" | "path">[] {
  if (node.kind === "list") return node.items.flatMap((item) => texts(item, path));
  if (node.kind === "map") {
    return [...node.entries]
      .filter(([key]) => !isExtension(key))
      .flatMap(([key, value]) => texts(value, `${path}.${key}`));
  }
  const written = text(node);
  if (written === undefined) return [];
  const bullets = /^[-*] /.test(written) ? written.split(/^[-*] /m) : [written];
  return bullets
    .map((bullet) => bullet.trim())
    .filter((bullet) => bullet !== "")
    .map((bullet) => ({ text: bullet, node, path }));
}
