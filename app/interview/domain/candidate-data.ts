import type { FlawOutcome, PanelState, Recommendation } from "./state";

/** One point of a scale, as the interviewer had it before them. */
export type GivenPoint = { value: number; label: string; anchor: string };

export type GivenAnswer = {
  question: string;
  point: GivenPoint | null;
  isNotAssessed: boolean;
  why: string;
  quotes: string;
  observations: string;
};

export type GivenAmendment = {
  at: Date;
  /** What it is about; null where it is about the recommendation, or about something the exercise hides. */
  question: string | null;
  isOfExercise: boolean;
  outcome: FlawOutcome | null;
  point: GivenPoint | null;
  recommendation: Recommendation | null;
  text: string;
};

export type CardStanding =
  | "handed in"
  | "handed in after the debrief opened"
  | "handed in after the decision"
  | "draft, not handed in"
  | "set aside";

export type CandidateData = {
  format: "rostrum-candidate-data";
  formatVersion: 1;
  exportedAt: Date;
  timeZone: string;
  /** What is left out, and why. */
  leftOut: string[];
  candidate: { name: string; worksHere: boolean };
  interviews: {
    role: string;
    location: string;
    state: PanelState;
    madeAt: Date;
    debriefAt: Date | null;
    decidedAt: Date | null;
    withdrawnAt: Date | null;
    heldSince: Date | null;
    /** Empty where they are not held. */
    heldBecause: string;
    goesOn: string | null;
  };
  sessions: { interviewer: string; startsAt: Date | null; minutes: number; about: string[] }[];
  cards: {
    interviewer: string;
    standing: CardStanding;
    startedAt: Date;
    submittedAt: Date | null;
    recommendation: Recommendation | null;
    reason: string;
    /** Written while they talked. */
    notes: string;
    answers: GivenAnswer[];
    /** Of what an exercise hides: how much was found, without what it is. */
    found: Record<FlawOutcome, number>;
    /** The same with what was added later; null where nothing of it was. */
    foundSince: Record<FlawOutcome, number> | null;
    amendments: GivenAmendment[];
  }[];
  /** From one state to another, with the reason where there is one. */
  moves: { what: string; at: Date; by: string; reason: string }[];
  decisions: {
    at: Date;
    by: string;
    outcome: "offer" | "no offer";
    placedAt: string | null;
    reasons: { competency: string; text: string }[];
    summary: string;
  }[];
};

/** Says what the file does not hold; it stands in both forms of it. */
export const LEFT_OUT = [
  "Who the colleagues are: interviewers stand as numbers, and colleagues’ names and addresses in what they wrote as [name] and [address].",
  "What the exercises hide and what else interviewers were to look for: others are asked the same.",
];

const RECOMMENDED: Record<Recommendation, string> = {
  "strong-no": "strong no",
  no: "no",
  yes: "yes",
  "strong-yes": "strong yes",
};

/** The file as text to read and to print. */
export function candidateDataMarkdown(data: CandidateData): string {
  const moment = (at: Date) => momentWords(at, data.timeZone);
  const { interviews } = data;
  const facts = [
    ["Interviewed for", interviews.role],
    ["Location", interviews.location],
    ["State", interviews.state],
    ["Begun", moment(interviews.madeAt)],
    ["Debrief opened", interviews.debriefAt && moment(interviews.debriefAt)],
    ["Decided", interviews.decidedAt && moment(interviews.decidedAt)],
    ["Withdrawn", interviews.withdrawnAt && moment(interviews.withdrawnAt)],
    ["Held since", interviews.heldSince && moment(interviews.heldSince)],
    ["Held because", interviews.heldBecause],
    ["Is purged on", interviews.heldSince ? null : interviews.goesOn],
  ];
  return `${[
    `# What is held about ${inline(data.candidate.name)}`,
    `Written on ${moment(data.exportedAt)} (${data.timeZone}).`,
    "Not in it:",
    list(data.leftOut),
    "## The interviews",
    list(facts.flatMap(([what, value]) => (value ? [`${what}: ${inline(value)}`] : []))),
    "## Sessions",
    data.sessions.length === 0
      ? "None were planned."
      : list(data.sessions.map(sessionWords(moment))),
    "## What interviewers wrote",
    data.cards.length === 0 ? "Nothing was written." : "",
    ...data.cards.flatMap((card) => cardBlocks(card, moment)),
    ...(data.moves.length > 0 ? ["## What happened", list(data.moves.map(moveWords(moment)))] : []),
    ...data.decisions.flatMap((decision) => decisionBlocks(decision, moment)),
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

type Say = (at: Date) => string;

function sessionWords(moment: Say) {
  return ({ interviewer, startsAt, minutes, about }: CandidateData["sessions"][number]) =>
    `${startsAt ? moment(startsAt) : "Without a date"}, ${minutes} minutes, ${interviewer}: ${about.map(inline).join("; ")}`;
}

function moveWords(moment: Say) {
  return ({ what, at, by, reason }: CandidateData["moves"][number]) =>
    `${moment(at)}, ${by}: ${what}${reason ? `. ${inline(reason)}` : ""}`;
}

function cardBlocks(card: CandidateData["cards"][number], moment: Say): string[] {
  return [
    `### ${card.interviewer} (${card.standing})`,
    card.submittedAt
      ? `Handed in on ${moment(card.submittedAt)}.`
      : `Begun on ${moment(card.startedAt)}.`,
    card.recommendation ? `Recommendation: ${RECOMMENDED[card.recommendation]}.` : "",
    quote(card.reason),
    foundWords("Of what the exercise hides", card.found),
    card.foundSince ? foundWords("With what was added later", card.foundSince) : "",
    ...labelled("Notes", card.notes),
    ...card.answers.flatMap(answerBlocks),
    ...card.amendments.flatMap((each) => [
      `Added on ${moment(each.at)} about ${aboutWords(each)}${pointAfter(each)}:`,
      quote(each.text),
    ]),
  ];
}

function foundWords(of: string, counts: Record<FlawOutcome, number>): string {
  const { found, hinted, missed, "not-reached": notReached } = counts;
  if (found + hinted + missed + notReached === 0) return "";
  return `${of}: ${found} found, ${hinted} found with a hint, ${missed} not yet found, ${notReached} not reached.`;
}

function aboutWords({ question, isOfExercise }: GivenAmendment): string {
  if (question) return `“${inline(question)}”`;
  return isOfExercise ? "something the exercise hides" : "the recommendation";
}

const NOW_FOUND: Record<FlawOutcome, string> = {
  found: "found",
  hinted: "found with a hint",
  missed: "not yet found",
  "not-reached": "not reached",
};

function pointAfter({ point, recommendation, outcome }: GivenAmendment): string {
  if (outcome) return `, now ${NOW_FOUND[outcome]}`;
  if (point) return `, now ${point.value} ${inline(point.label)}`;
  return recommendation ? `, now ${RECOMMENDED[recommendation]}` : "";
}

function answerBlocks(answer: GivenAnswer): string[] {
  const { point } = answer;
  return [
    `#### ${inline(answer.question)}`,
    point
      ? `**${point.value} ${inline(point.label)}**: ${inline(point.anchor)}`
      : answer.isNotAssessed
        ? "Not assessed."
        : "No point given.",
    quote(answer.why),
    ...labelled("What you said", answer.quotes),
    ...labelled("What was seen", answer.observations),
  ];
}

function decisionBlocks(decision: CandidateData["decisions"][number], moment: Say): string[] {
  return [
    "## Decision",
    `${moment(decision.at)}, ${decision.by}: ${decision.outcome}${decision.placedAt ? `, placed at ${inline(decision.placedAt)}` : ""}.`,
    quote(decision.summary),
    ...decision.reasons.flatMap(({ competency, text }) => [
      `### ${inline(competency)}`,
      quote(text),
    ]),
  ];
}

function labelled(label: string, text: string): string[] {
  return text ? [`${label}:`, quote(text)] : [];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** What somebody wrote, set apart, so that nothing in it can pass for a heading of the file. */
function quote(text: string): string {
  if (!text) return "";
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join("\n");
}

function inline(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function momentWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at);
}
