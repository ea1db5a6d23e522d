import { describe, expect, test } from "vitest";
import { decisionForm } from "./decision-form";

describe("the form of a decision", () => {
  const form = decisionForm({
    competencies: [
      { id: "checking", title: "Checking" },
      { id: "design", title: "Design" },
    ],
    places: [{ trackId: "main", levelId: "mid" }],
  });
  const whole = {
    outcome: "OFFER",
    "reason-checking": " Found two of three. ",
    "reason-design": "Weighed both.",
    summary: "",
    place: "",
    said: "3",
  };

  test("takes a reason for every competency, and no place unless one is chosen", () => {
    expect(form.parse(whole)).toEqual({
      outcome: "OFFER",
      reasons: { checking: "Found two of three.", design: "Weighed both." },
      summary: "",
      place: null,
      said: 3,
    });
    expect(form.parse({ ...whole, place: "main/mid" }).place).toEqual({
      trackId: "main",
      levelId: "mid",
    });
  });

  test("says what is missing where it is missing", () => {
    const { "reason-design": _, ...rest } = whole;
    const wrong = form.safeParse({ ...rest, "reason-checking": "  ", outcome: "", place: "x" });
    const fields = wrong.error?.issues.map(({ path }) => String(path[0]));
    expect(new Set(fields)).toEqual(
      new Set(["outcome", "place", "reason-checking", "reason-design"]),
    );
  });
});
