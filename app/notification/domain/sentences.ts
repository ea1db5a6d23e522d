import type { NotificationKind } from "./kinds";

/** Names that other rooms give with a notice; each may be missing. Anything else in it is never shown. */
export type NoticeData = {
  /** A cycle's name. */
  cycle?: string;
  /** A colleague's name. */
  person?: string;
  /** The day something is due, as YYYY-MM-DD. */
  due?: string;
  /** What a candidate is interviewed for: the title of a level on a track. Never who the candidate is. */
  interview?: string;
  /** The day of the next session of an interview, as YYYY-MM-DD. */
  session?: string;
};

type Words = {
  /** What the choice on the settings page is called. */
  label: string;
  /** What stands where anybody may look, such as the subject of a mail: no names. */
  subject: (data: NoticeData) => string;
  /** What happened and what waits: who, where and when, never what anybody wrote or rated. */
  sentence: (data: NoticeData) => string;
};

const WORDS: Record<NotificationKind, Words> = {
  "cycle-opened": {
    label: "A cycle opens in which you assess yourself",
    subject: () => "A self-assessment waits for you",
    sentence: (data) => `${cycle(data, "A cycle")} is open. Your self-assessment waits for you.`,
  },
  "due-in-7-days": {
    label: "Your self-assessment is due in 7 days",
    subject: (data) => `Your self-assessment is due${on(data)}`,
    sentence: (data) => `Your self-assessment${within(data)} is due${on(data)}.`,
  },
  "due-in-1-day": {
    label: "Your self-assessment is due in 1 day",
    subject: (data) => `Your self-assessment is due${on(data)}`,
    sentence: (data) => `Your self-assessment${within(data)} is due${on(data)}.`,
  },
  submitted: {
    label: "Somebody you review submits a self-assessment",
    subject: () => "A self-assessment was submitted to you",
    sentence: (data) =>
      `${person(data)} submitted a self-assessment${within(data)}. It waits for your review.`,
  },
  "evidence-asked": {
    label: "You are asked for more evidence",
    subject: () => "You are asked for more evidence",
    sentence: (data) =>
      `${person(data, "Your reviewer")} asks you for more evidence in your self-assessment${within(data)}.`,
  },
  "evidence-answered": {
    label: "Somebody answers your question about evidence",
    subject: () => "Your question about evidence was answered",
    sentence: (data) => `${person(data)} answered your question about evidence${within(data)}.`,
  },
  "corroboration-asked": {
    label: "You are asked to confirm a colleague’s evidence",
    subject: () => "A colleague asks you to confirm evidence",
    sentence: (data) => `${person(data)} asks you what you saw of a piece of work.`,
  },
  "corroboration-answered": {
    label: "A colleague answers about your evidence",
    subject: () => "A colleague answered about your evidence",
    sentence: (data) => `${person(data)} answered what you asked about a piece of your evidence.`,
  },
  "review-handed-over": {
    label: "A review is handed over to you",
    subject: () => "A review was handed over to you",
    sentence: (data) => `The review of ${person(data, "a colleague")}${within(data)} is yours now.`,
  },
  "review-given-away": {
    label: "A review of yours is handed to somebody else",
    subject: () => "A review of yours was handed over",
    sentence: (data) =>
      `The review of ${person(data, "a colleague")}${within(data)} is with somebody else now.`,
  },
  released: {
    label: "Your review is released to you",
    subject: () => "Your review is ready to read",
    sentence: (data) => `Your review${within(data)} is ready to read.`,
  },
  acknowledged: {
    label: "Somebody answers a review that you released",
    subject: () => "A review you released was answered",
    sentence: (data) => `${person(data)} read the review${within(data)} and answered it.`,
  },
  reopened: {
    label: "An assessment is opened again",
    subject: () => "An assessment was opened again",
    sentence: (data) =>
      data.person
        ? `The assessment of ${data.person}${within(data)} was opened again. The reason stands with it.`
        : `Your assessment${within(data)} was opened again. The reason stands with it.`,
  },
  "ladder-moved": {
    label: "Your assessment moves to another version of the ladder",
    subject: () => "Your assessment moved to another version of the ladder",
    sentence: (data) =>
      `Your assessment${within(data)} moved to another version of the ladder. See what became of your answers.`,
  },
  "calibration-preview": {
    label: "A calibration session waits for your preview",
    subject: () => "A calibration preview waits for you",
    sentence: (data) =>
      `A calibration session${within(data)} waits for your preview${until(data)}.`,
  },
  "calibration-live": {
    label: "A calibration session that you sit in is live",
    subject: () => "A calibration session is live",
    sentence: (data) => `A calibration session${within(data)} that you sit in is live.`,
  },
  "calibration-locked": {
    label: "Calibration changes ratings that you gave",
    subject: () => "Calibration changed ratings that you gave",
    sentence: (data) =>
      `Calibration changed ratings that you gave ${person(data, "a colleague")}${within(data)}. Each change stands there with its reason.`,
  },
  "calibration-released": {
    label: "Calibration ends, so that you can release reviews",
    subject: () => "Calibration has ended for reviews of yours",
    sentence: (data) =>
      `Calibration has ended for reviews of yours${within(data)}. You can release them.`,
  },
  "interview-asked": {
    label: "You are asked to interview a candidate",
    subject: () => "You are asked to interview a candidate",
    sentence: (data) =>
      `You are asked to interview a candidate${forRole(data)}${next(data)}. What to ask and when stands there.`,
  },
  "interview-sessions": {
    label: "Your conversations with a candidate change",
    subject: () => "Your interviews of a candidate changed",
    sentence: (data) =>
      `What you ask a candidate${forRole(data)}${next(data)}, or when, was changed. See your sessions as they are now.`,
  },
  "interview-taken-off": {
    label: "You no longer interview a candidate",
    subject: () => "You no longer interview a candidate",
    sentence: (data) =>
      `You no longer interview the candidate${forRole(data)}. There is nothing more for you to do.`,
  },
  "interview-withdrawn": {
    label: "A candidate on your panel withdraws",
    subject: () => "A candidate withdrew",
    sentence: (data) =>
      `The candidate${forRole(data)}${next(data)} withdrew. Nothing more is to be written.`,
  },
  "interview-returned": {
    label: "A candidate on your panel who withdrew comes back",
    subject: () => "A candidate came back",
    sentence: (data) =>
      `The candidate${forRole(data)}${next(data)} came back after withdrawing. The interviews go on where they stood; look at the dates.`,
  },
  "interview-to-decide": {
    label: "You are named to decide about a candidate",
    subject: () => "You decide about a candidate",
    sentence: (data) =>
      `You are the hiring manager for a candidate${forRole(data)}: you plan the interviews, and you decide.`,
  },
  "interview-reopened": {
    label: "Your decision about a candidate is opened again",
    subject: () => "A decision about a candidate is open again",
    sentence: (data) =>
      `The decision about the candidate${forRole(data)} was opened again. What you decided stays readable; please decide anew.`,
  },
  "interview-card": {
    label: "Your card about a candidate is not handed in yet",
    subject: () => "Your interview card is not handed in yet",
    sentence: (data) =>
      `Your card about the candidate${forRole(data)} is not handed in yet. Until it is, you do not see the others’.`,
  },
  "interview-all-in": {
    label: "All cards about a candidate that you decide on are in",
    subject: () => "All cards about a candidate are in",
    sentence: (data) =>
      `All cards about the candidate${forRole(data)} are in. You can open the debrief.`,
  },
  "interview-debrief": {
    label: "The debrief about a candidate opens",
    subject: () => "An interview debrief is open",
    sentence: (data) => `The debrief about the candidate${forRole(data)} is open.`,
  },
  "interview-decided": {
    label: "It is decided about a candidate you interviewed",
    subject: () => "It is decided about a candidate",
    sentence: (data) => `It is decided about the candidate${forRole(data)}.`,
  },
};

/** What a notice says, in the inbox and in mail alike. A kind that is no longer known still leads where it led. */
export function sentenceOf(kind: string, data: unknown): string {
  const words = wordsOf(kind);
  return words ? words.sentence(knownData(data)) : "Something waits for you.";
}

/** The subject of a mail that brings these notices: no names, because subjects are read over shoulders. */
export function subjectOf(notices: readonly { kind: string; data: unknown }[]): string {
  const [first] = notices;
  if (!first || notices.length > 1) return `Rostrum: ${notices.length} things wait for you`;
  const words = wordsOf(first.kind);
  return `Rostrum: ${words ? words.subject(knownData(first.data)) : "Something waits for you"}`;
}

/** What a kind is called where people choose which reach them by mail. */
export function kindLabel(kind: NotificationKind): string {
  return WORDS[kind].label;
}

/** 13 December 2026, for a day as YYYY-MM-DD; empty for anything else. */
export function dayInWords(day: string | undefined): string {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return "";
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** The same for a letter: the administrator reads the outbox, and may be who is interviewed, so neither what for nor when is said. */
export function letterSentenceOf(kind: string, data: unknown): string {
  const { interview: _, session: __, ...rest } = knownData(data);
  return sentenceOf(kind, rest);
}

function wordsOf(kind: string): Words | undefined {
  return Object.hasOwn(WORDS, kind) ? WORDS[kind as NotificationKind] : undefined;
}

/** Only the names we know, and only as one line of fair length, whatever was stored. */
function knownData(data: unknown): NoticeData {
  const known: NoticeData = {};
  if (typeof data !== "object" || data === null) return known;
  const given = data as Record<string, unknown>;
  for (const name of ["cycle", "person", "due", "interview", "session"] as const) {
    const value = given[name];
    if (typeof value === "string" && value) known[name] = value.replace(/\s+/g, " ").slice(0, 200);
  }
  return known;
}

function person({ person: name }: NoticeData, otherwise = "A colleague"): string {
  return name ?? otherwise;
}

function cycle({ cycle: name }: NoticeData, otherwise: string): string {
  return name ? `“${name}”` : otherwise;
}

function within({ cycle: name }: NoticeData): string {
  return name ? ` in “${name}”` : "";
}

function forRole({ interview: title }: NoticeData): string {
  return title ? ` for ${title}` : "";
}

/** Tells apart what is about several candidates for the same role. */
function next({ session }: NoticeData): string {
  const words = dayInWords(session);
  return words ? ` (next session on ${words})` : "";
}

function until({ due }: NoticeData): string {
  const words = dayInWords(due);
  return words ? `, until ${words}` : "";
}

function on({ due }: NoticeData): string {
  const words = dayInWords(due);
  return words ? ` on ${words}` : " soon";
}
