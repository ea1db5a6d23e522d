import { useEffect } from "react";
import { abandonedDrafts, forgetDraftsUnder } from "~/assessment/components/draft-store";
import { postSave } from "~/assessment/components/save-request";

/** Where drafts of somebody's cards are kept, and below it those of one card. */
export function cardDrafts(personId: string, panelId?: string): string {
  const all = `rostrum:draft:${personId}:card:`;
  return panelId === undefined ? all : `${all}${panelId}:`;
}

/**
 * Forgets what an earlier visit left of cards that are not there any more: whoever was offline when they were taken off, or
 * when the interviews were purged, learns of it here.
 */
export function useCardSweep(personId: string): void {
  useEffect(() => {
    const sweep = async () => {
      const under = cardDrafts(personId);
      const left = await abandonedDrafts(under);
      const panels = new Set(left.map((key) => key.slice(under.length).split(":")[0] ?? ""));
      for (const panelId of panels) {
        const body = new FormData();
        // Asks whether it is there, and writes nothing.
        body.set("intent", "keep-saved");
        body.set("revision", "0");
        const outcome = await postSave(
          `/interviews/${encodeURIComponent(panelId)}/card/save`,
          body,
        );
        if (outcome.kind === "gone") forgetDraftsUnder(cardDrafts(personId, panelId));
      }
    };
    void sweep();
  }, [personId]);
}
