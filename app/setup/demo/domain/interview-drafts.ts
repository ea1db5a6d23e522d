import type { Recommendation } from "~/interview/domain/state";

/** A weekday before today, or after it where the number is below nought, and the minute of the day. */
export type When = { daysAgo: number; minute: number };

export type SeatDraft = {
  /** The interviewer. */
  key: string;
  when: When | null;
  /** The kit's exercise, or competencies. */
  about: "exercise" | readonly string[];
  card: "in" | "begun" | "none";
  /** How many weekdays before today it was handed in. */
  inDaysAgo?: number;
  /** By criterion, in the ladder's order; null is not assessed. */
  points?: readonly (number | null)[];
  recommendation?: Recommendation;
};

export type PanelDraft = {
  key: string;
  /** A made-up name, or the key of somebody who works here. */
  candidate: string | { key: string };
  levelId: "mid" | "senior";
  /** Which of the level's two kits. */
  kit: 0 | 1;
  hiringManager: string;
  location: string;
  madeDaysAgo: number;
  seats: readonly SeatDraft[];
  debriefDaysAgo?: number;
  /** Who had not handed in when the debrief was opened. */
  missing?: readonly string[];
  decided?: { daysAgo: number; outcome: "OFFER" | "NO_OFFER" };
  withdrawnDaysAgo?: number;
  heldDaysAgo?: number;
};

/** On the hour. */
export const at = (daysAgo: number, hour: number): When => ({ daysAgo, minute: hour * 60 });

const ARCHITECTURE = ["architecture"];
const BETWEEN = ["system-orchestration"];
const MENTORING = ["mentorship"];
const PRACTICE = ["prompt-engineering", "output-validation"];

type InMore = Pick<SeatDraft, "points" | "recommendation" | "inDaysAgo">;
/** A seat whose card is in. */
export const handedIn = (
  key: string,
  when: When,
  about: SeatDraft["about"],
  { inDaysAgo = when.daysAgo - 1, ...more }: InMore,
): SeatDraft => ({ key, when, about, card: "in", inDaysAgo, ...more });
const waiting = (
  key: string,
  when: When | null,
  about: SeatDraft["about"],
  card: "begun" | "none" = "none",
): SeatDraft => ({ key, when, about, card });

/** A panel in every state that there is, the newest first. */
export const PANELS: readonly PanelDraft[] = [
  {
    key: "unplanned",
    candidate: "Rosalind Achterberg",
    levelId: "senior",
    kit: 0,
    hiringManager: "olena.kovalenko",
    location: "Berlin",
    madeDaysAgo: 1,
    seats: [],
  },
  {
    key: "gaps",
    candidate: "Idris Vaughan-Kaya",
    levelId: "senior",
    kit: 0,
    hiringManager: "kwabena.asante",
    location: "Berlin",
    madeDaysAgo: 8,
    seats: [
      handedIn("pawel.wisniewski", at(4, 9), "exercise", {
        points: [3, 2, 3],
        recommendation: "yes",
      }),
      handedIn("adaeze.nwosu", at(4, 13), BETWEEN, { points: [2], recommendation: "no" }),
      waiting("manager", at(1, 8), ARCHITECTURE, "begun"),
      waiting("engineer", at(-2, 9), ["prompt-engineering"]),
    ],
  },
  {
    key: "internal",
    candidate: { key: "jelena.petrovic" },
    levelId: "senior",
    kit: 1,
    hiringManager: "fatimazahra.bennani",
    location: "Berlin",
    madeDaysAgo: 9,
    seats: [
      handedIn("noor.vandijk", at(3, 9), "exercise", {
        points: [3, 3, 2],
        recommendation: "yes",
      }),
      waiting("anna.melnyk", at(-1, 13), PRACTICE),
      waiting("ravi.subramanian", at(-3, 8), ARCHITECTURE),
    ],
  },
  {
    key: "ready",
    candidate: "Wen Halloran",
    levelId: "mid",
    kit: 0,
    hiringManager: "yukiko.morita",
    location: "London",
    madeDaysAgo: 12,
    seats: [
      handedIn("ken.fujii", at(5, 8), "exercise", {
        points: [3, 3, 2],
        recommendation: "yes",
      }),
      handedIn("aoife.nibhriain", at(4, 9), PRACTICE, {
        points: [3, 3],
        recommendation: "strong-yes",
      }),
      handedIn("thandiwe.mokoena", at(4, 13), ARCHITECTURE, {
        points: [2],
        recommendation: "yes",
        inDaysAgo: 2,
      }),
    ],
  },
  {
    key: "debrief",
    candidate: "Tamsin Okonkwo-Reid",
    levelId: "senior",
    kit: 0,
    hiringManager: "manager",
    location: "Berlin",
    madeDaysAgo: 17,
    seats: [
      handedIn("oluwaseun.adeyemi", at(9, 9), "exercise", {
        points: [3, 4, 3],
        recommendation: "strong-yes",
      }),
      handedIn("dmytro.shevchuk", at(9, 13), ["architecture", "system-orchestration"], {
        points: [2, 1, 2],
        recommendation: "no",
      }),
      handedIn("ingrid.bjornstad", at(8, 8), [...MENTORING, ...PRACTICE], {
        points: [2, 3, 4],
        recommendation: "yes",
      }),
      handedIn("ewa.szczepanska", at(7, 9), PRACTICE, {
        points: [3, 2],
        recommendation: "yes",
        inDaysAgo: 2,
      }),
      waiting("lucia.ferreira", at(7, 13), ["mentorship", "prompt-engineering"], "begun"),
    ],
    debriefDaysAgo: 3,
    missing: ["ewa.szczepanska", "lucia.ferreira"],
  },
  {
    key: "withdrawn",
    candidate: "Joss Penhaligon",
    levelId: "mid",
    kit: 1,
    hiringManager: "olafur.sigurdsson",
    location: "",
    madeDaysAgo: 26,
    seats: [
      handedIn("ivan.quispe", at(18, 9), "exercise", {
        points: [2, 2, 2],
        recommendation: "no",
      }),
      waiting("hiroshi.tanabe", null, ARCHITECTURE),
    ],
    withdrawnDaysAgo: 15,
  },
  {
    key: "offer",
    candidate: "Anselm Drăgulescu",
    levelId: "senior",
    kit: 1,
    hiringManager: "alexandra.papageorgiou",
    location: "Berlin",
    madeDaysAgo: 52,
    seats: [
      handedIn("kristjan.thorsson", at(41, 9), "exercise", {
        points: [4, 3, 3],
        recommendation: "strong-yes",
      }),
      handedIn("ravi.subramanian", at(40, 8), ["architecture", "system-orchestration"], {
        points: [3, 3, 3],
        recommendation: "yes",
      }),
      handedIn("nikos.antoniou", at(40, 13), PRACTICE, {
        points: [3, 3],
        recommendation: "yes",
      }),
      handedIn("anneliese.groessl", at(38, 9), [...MENTORING, ...PRACTICE], {
        points: [3, 4, 2],
        recommendation: "yes",
      }),
    ],
    debriefDaysAgo: 35,
    decided: { daysAgo: 34, outcome: "OFFER" },
  },
  {
    key: "no-offer",
    candidate: "Perpetua Lindqvist-Amadi",
    levelId: "mid",
    kit: 0,
    hiringManager: "fatimazahra.bennani",
    location: "London",
    madeDaysAgo: 140,
    seats: [
      handedIn("oguzhan.kilic", at(131, 9), "exercise", {
        points: [1, 2, 2],
        recommendation: "no",
      }),
      handedIn("joao.tavares", at(130, 8), PRACTICE, { points: [2, null], recommendation: "no" }),
      handedIn("yukiko.morita", at(130, 13), ARCHITECTURE, {
        points: [1],
        recommendation: "strong-no",
      }),
    ],
    debriefDaysAgo: 126,
    decided: { daysAgo: 122, outcome: "NO_OFFER" },
  },
  {
    key: "held",
    candidate: "Caspian Thorburn",
    levelId: "mid",
    kit: 1,
    hiringManager: "olafur.sigurdsson",
    location: "Lisbon",
    madeDaysAgo: 163,
    seats: [
      handedIn("wiremu.parata", at(157, 9), "exercise", {
        points: [2, 2, 1],
        recommendation: "no",
      }),
      handedIn("marguerite.dubois", at(156, 13), PRACTICE, {
        points: [2, 3],
        recommendation: "yes",
      }),
      handedIn("noor.vandijk", at(156, 8), ARCHITECTURE, {
        points: [2],
        recommendation: "no",
      }),
    ],
    debriefDaysAgo: 152,
    decided: { daysAgo: 150, outcome: "NO_OFFER" },
    heldDaysAgo: 120,
  },
];

/** How long interviews are kept where a location says so, in months. */
export const RULES: readonly { location: string; months: number }[] = [
  { location: "Lisbon", months: 6 },
  { location: "London", months: 6 },
];
