import { addDays, atWork, dayOf, weekdaysBefore } from "./calendar";

/** How far a calibrator's preview got: handed in, begun, or not looked at yet. */
export type Reach = "done" | "begun" | "none";

export type SeatDraft = {
  key: string;
  reach: Reach;
  /** How many weekdays ago they sat down to it, and at which minute of the day. */
  sat?: { daysAgo: number; minute: number };
};

export type SessionDraft = {
  key: "live" | "preview" | "locked";
  name: string;
  state: "PREVIEW" | "LIVE" | "LOCKED";
  teams: readonly string[];
  facilitator: string;
  calibrators: readonly SeatDraft[];
  /** Each as weekdays ago and the minute of the day. */
  madeAt: Moment;
  previewAt: Moment;
  liveAt: Moment | null;
  lockedAt: Moment | null;
  notesFor: "session" | "facilitator";
  guideline: Record<string, number> | null;
  /** How many ratings the meeting changed. */
  changes: number;
};

type Moment = { daysAgo: number; minute: number };
const at = (daysAgo: number, hour: number, minute = 0): Moment => ({
  daysAgo,
  minute: hour * 60 + minute,
});

const seat = (key: string, daysAgo: number, hour: number, reach: Reach = "done"): SeatDraft => ({
  key,
  reach,
  sat: at(daysAgo, hour, 10),
});

/**
 * The sessions of the round between the last two cycles. The manager one can look as sits in all of them, beside own reports
 * in the one that is live; in two of them somebody sits who is rated there.
 */
export const SESSIONS: readonly SessionDraft[] = [
  {
    key: "locked",
    name: "Mobile and Growth",
    state: "LOCKED",
    teams: ["Mobile", "Growth"],
    facilitator: "people",
    calibrators: [
      seat("yukiko.morita", 15, 8),
      seat("fatimazahra.bennani", 14, 12),
      seat("manager", 13, 9),
      seat("aoife.nibhriain", 12, 13),
    ],
    madeAt: at(17, 10, 20),
    previewAt: at(16, 9, 5),
    liveAt: at(10, 9),
    lockedAt: at(9, 10, 15),
    notesFor: "facilitator",
    guideline: null,
    changes: 7,
  },
  {
    key: "live",
    name: "Payments and Search",
    state: "LIVE",
    teams: ["Payments", "Search"],
    facilitator: "people",
    calibrators: [
      seat("manager", 6, 9),
      seat("kwabena.asante", 5, 8),
      seat("alexandra.papageorgiou", 5, 12),
      seat("olafur.sigurdsson", 4, 9),
      seat("ewa.szczepanska", 3, 8),
      seat("yukiko.morita", 3, 12),
    ],
    madeAt: at(9, 10, 30),
    previewAt: at(8, 9, 10),
    liveAt: at(1, 8, 30),
    lockedAt: null,
    notesFor: "session",
    guideline: { 1: 15, 2: 35, 3: 40, 4: 10 },
    changes: 11,
  },
  {
    key: "preview",
    name: "Data Platform and Infrastructure",
    state: "PREVIEW",
    teams: ["Data Platform", "Infrastructure"],
    facilitator: "hanneke.vandermeulen",
    calibrators: [
      seat("olafur.sigurdsson", 2, 9),
      seat("manager", 1, 13, "begun"),
      seat("wiremu.parata", 1, 9, "begun"),
      { key: "ladder", reach: "none" },
    ],
    madeAt: at(4, 14),
    previewAt: at(3, 9, 5),
    liveAt: null,
    lockedAt: null,
    notesFor: "session",
    guideline: null,
    changes: 0,
  },
];

/** So many weekdays before today, at that time. */
export function momentOf(now: Date, { daysAgo, minute }: Moment): Date {
  return atWork(weekdaysBefore(now, daysAgo), minute);
}

/** When the preview closes and the group meets, the days only. */
export function daysOf(now: Date, { liveAt }: SessionDraft): { closes: Date; meets: Date } {
  if (!liveAt) {
    const closes = weekday(now, 3);
    return { closes, meets: weekday(closes, 1) };
  }
  const meets = dayOf(momentOf(now, liveAt));
  return { closes: weekdaysBefore(meets, 1), meets };
}

/** A weekday some days on. */
function weekday(now: Date, days: number): Date {
  return dayOf(atWork(addDays(now, days), 0));
}
