import type { Missing } from "./domain/progress";

export const MISSING_WORDS: Record<Missing, string> = {
  rating: "not rated yet",
  reason: "needs a reason",
  narrative: "no words yet",
  evidence: "less recent evidence than asked",
};
