import { describe, expect, it } from "vitest";
import { mentionsOutputVolume } from "./volume";

describe("mentionsOutputVolume", () => {
  it.each([
    ["I merged 140 PRs this half", "merged 140 PRs"],
    ["12k lines of code", "12k lines of code"],
    ["Team velocity up 40%", "velocity up"],
    ["Wrote 3,000 lines in one week", "Wrote 3,000 lines"],
    ["Closed 30 tickets in the last sprint", "Closed 30 tickets"],
    ["Delivered 85 story points", "Delivered 85 story points"],
    ["PRs merged: 212", "PRs merged: 212"],
    ["The number of pull requests has doubled", "number of pull requests"],
    ["My PR count is the highest on the team", "PR count"],
    ["80% of my code was AI-generated", "80% of my code was AI-generated"],
    ["Averaged 9 PRs per week", "Averaged 9 PRs"],
    ["Doubled our velocity since March", "Doubled our velocity"],
    ["Over 25 kLOC this year", "25 kLOC"],
    ["Hundreds of commits across the monorepo", "Hundreds of commits"],
    ["I wrote 300 detailed prompts", "wrote 300 detailed prompts"],
    ["Writes 500 lines of code a day", "500 lines of code"],
    ["Productivity measured by lines of code", "by lines of code"],
    ["Merges at least 20 pull requests per month", "20 pull requests"],
    ["Sprint velocity above the team's average", "velocity above"],
    ["Good design.\nAlso merged 50 pull\nrequests.", "merged 50 pull requests"],
  ])("hears it in %j", (text, phrase) => {
    expect(mentionsOutputVolume(text)).toEqual({ phrase });
  });

  it.each([
    "Pull request 140 shows how I split the migration",
    "See PR #2231: the retry rule is mine, the rest was generated",
    "Reviewed a 900-line generated change and asked for it to be split",
    "Response time fell from 1200 ms to 300 ms",
    "The number of incidents of this kind went from 6 to 0",
    "Not the number of pull requests, but what each decided",
    "Lines of code do not count here",
    "Rather than counting story points, the team looks at what changed for users",
    "Measured angular velocity of the arm and corrected the filter",
    "Two pull requests in which the design changed after my questions",
    "I read the first 20 lines of the log and found the cause",
    "The fix is three lines of code; the test that found it is the evidence",
    "Found the fault in the few lines of code the assistant had left out",
    "",
  ])("leaves %j alone", (text) => {
    expect(mentionsOutputVolume(text)).toBeNull();
  });
});
