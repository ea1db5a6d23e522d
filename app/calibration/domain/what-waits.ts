import type { SessionState } from "./state";

/** What a session waits for from one viewer; null where it is others' turn. */
export type Waits = "opening" | "preview" | "meeting" | "releasing" | null;

type Standing = {
  state: SessionState;
  seat: "calibrator" | "facilitator" | null;
  hasPreview: boolean;
  previewDone: boolean;
};

/** The people team runs sessions as a facilitator does. */
export function whatWaits({ state, seat, hasPreview, previewDone }: Standing): Waits {
  const runsIt = seat !== "calibrator";
  switch (state) {
    case "set-up":
      return runsIt ? "opening" : null;
    case "preview":
      return seat === "calibrator" && hasPreview && !previewDone ? "preview" : null;
    case "live":
      if (seat === "calibrator" && hasPreview && !previewDone) return "preview";
      return seat === null ? null : "meeting";
    case "locked":
      return runsIt ? "releasing" : null;
    case "released":
      return null;
  }
}
