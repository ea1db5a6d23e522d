/** What the last check of a piece's address found. */
export type LinkState = "alive" | "gone" | "needs-sign-in" | "unreachable";

/** A link's state as a word or two; that it answers is not worth a word. */
export const LINK_WORDS: Record<LinkState, { text: string; tone: "plain" | "warn" } | null> = {
  alive: null,
  gone: { text: "Link gone", tone: "warn" },
  "needs-sign-in": { text: "Link needs a sign-in", tone: "plain" },
  unreachable: { text: "Link did not answer", tone: "plain" },
};

/** How often colleagues said what of a piece, and how many have not answered yet. */
export type CorroborationCounts = { confirm: number; inPart: number; cannot: number; open: number };

/** The same in words, for beside a piece; empty where nobody was asked. */
export function corroborationWords({ confirm, inPart, cannot, open }: CorroborationCounts): string {
  const colleagues = (count: number) => (count === 1 ? "1 colleague" : `${count} colleagues`);
  const said = [
    confirm > 0 ? `confirmed by ${colleagues(confirm)}` : "",
    inPart > 0 ? `confirmed in part by ${colleagues(inPart)}` : "",
    cannot > 0 ? `${colleagues(cannot)} could not confirm it` : "",
    open > 0 ? `${colleagues(open)} asked, no answer yet` : "",
  ].filter(Boolean);
  const words = said.join(" · ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
