import type { Copy, Demonstrations } from "../copy";

const DAY_MS = 24 * 60 * 60 * 1000;
const RECORDS_END = "2026-04-30";

const number = (text: string | undefined) => Number(text ?? "");
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const proposal = (copy: Copy) => copy.read("proposal.md").replaceAll("\n", " ");
const teams = (copy: Copy) => copy.rows("capacity.csv").filter(({ team }) => team !== "total");
const trial = (copy: Copy, period: string) =>
  copy.rows("trial.csv").filter((row) => row.period === period);

/** The share of changes, in percent, whose fault was found within a week. */
function foundWithinAWeek(copy: Copy, period: string): number {
  const changes = trial(copy, period);
  for (const { merged_on = "" } of changes)
    if (days(merged_on, RECORDS_END) < 7)
      throw new Error("a change was in use for less than a week");
  const faulty = changes.filter(
    ({ merged_on = "", fault_found_on = "" }) =>
      fault_found_on !== "" && days(merged_on, fault_found_on) <= 7,
  );
  return (faulty.length / changes.length) * 100;
}

export const judgePipelineProposal: Demonstrations = {
  "totals-do-not-add-up": {
    shows(copy) {
      const total = copy.rows("capacity.csv").find(({ team }) => team === "total");
      const sum = (column: string) =>
        teams(copy).reduce((all, row) => all + number(row[column]), 0);
      const needed = sum("review_hours_needed");
      if (needed * 1.3 <= sum("review_hours_available")) throw new Error("the growth fits");
      return (
        number(total?.review_hours_needed) !== needed ||
        number(total?.review_hours_available) !== sum("review_hours_available")
      );
    },
    correction: [["capacity.csv", "233,,255,350", "233,,282.5,320"]],
  },
  "average-hides-a-team": {
    shows(copy) {
      const overloaded = teams(copy).filter(
        (row) => number(row.review_hours_needed) > number(row.review_hours_available),
      );
      const capacity = /## Capacity(.*?)##/.exec(proposal(copy))?.[1] ?? "";
      return overloaded.some(({ team = "" }) => !capacity.includes(team));
    },
    correction: [
      [
        "proposal.md",
        "**No team needs more\nreviewers.**",
        "The payments team, which needs 90 hours and has 64, comes first.",
      ],
    ],
  },
  "unequal-time-to-find-faults": {
    shows(copy) {
      const claim = /from (\d+) % of changes to (\d+) %/.exec(proposal(copy));
      const claimed = [number(claim?.[1]), number(claim?.[2])];
      const found = ["before", "trial"].map((period) => foundWithinAWeek(copy, period));
      return claimed.some((percent, index) => percent !== found[index]);
    },
    correction: [
      [
        "proposal.md",
        "**faults fell by half**, from 20 % of changes to 10 %",
        "within a week, faults went from 5 % of changes to 10 %",
      ],
    ],
  },
  "trial-had-only-low-risk": {
    shows(copy) {
      const high = (period: string) => trial(copy, period).filter(({ risk }) => risk === "high");
      if (high("before").length !== 12) throw new Error("the time before it had no such changes");
      const isClaimed = proposal(copy).includes("including those that change payments");
      return isClaimed && high("trial").length === 0;
    },
    correction: [
      [
        "proposal.md",
        "across all teams, including those that\nchange payments and permissions most often.",
        "that are of low risk; of the others the trial says nothing.",
      ],
    ],
  },
  "personal-data-is-sent": {
    shows(copy) {
      const sent = copy
        .rows("data-flows.csv")
        .filter((row) => row.holds_personal_data === "yes" && row.read_by_assistant === "yes");
      return sent.length > 0 && proposal(copy).includes("No personal data leaves the company.");
    },
    correction: [
      ["data-flows.csv", "support-samples,mobile,yes,yes,30", "support-samples,mobile,yes,no,"],
    ],
  },
  "only-services-can-stop-it": {
    shows(copy) {
      const needed = [...copy.read("runbook.md").matchAll(/the role `([a-z-]+)`/g)].map(
        (match) => match[1],
      );
      if (needed.length < 2) throw new Error("the runbook names no roles");
      const roles = copy.rows("roles.csv");
      return needed.some(
        (role) => !roles.some((row) => row.role === role && row.kind === "person"),
      );
    },
    correction: [
      [
        "roles.csv",
        "on-call,rota of all teams,person",
        "pipeline-admin,rota of all teams,person\noverride,rota of all teams,person",
      ],
    ],
  },
};
