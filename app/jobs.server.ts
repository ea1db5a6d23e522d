import { FIGURES_JOB, runFigures } from "./calibration/figures.server";
import { checkLinks, LINKS_JOB } from "./evidence/link-job.server";
import { PURGE_JOB, purgeDue } from "./interview/purge.server";
import { CARD_REMINDERS_JOB, remindOfCards } from "./interview/reminders.server";
import { NOTICES_JOB, runNotices } from "./notification/run.server";
import type { Job } from "./platform/jobs.server";
import { deliverDueMail, MAIL_JOB } from "./platform/mail.server";
import {
  MISSING_STATISTICS_JOB,
  renewMissingStatistics,
  renewStatistics,
  STATISTICS_JOB,
} from "./platform/table-statistics.server";

/** Everything that runs without anybody waiting for it, in the order of the rooms. A room adds its own line here. */
export const JOBS: readonly Job[] = [
  { name: STATISTICS_JOB, cron: "20 2 * * *", work: renewStatistics },
  { name: MISSING_STATISTICS_JOB, atStart: true, work: renewMissingStatistics },
  {
    name: MAIL_JOB,
    cron: "7,22,37,52 * * * *",
    work: ({ signal }) => deliverDueMail(() => new Date(), signal),
  },
  { name: NOTICES_JOB, cron: "*/15 * * * *", work: () => runNotices(new Date()) },
  {
    name: LINKS_JOB,
    cron: "40 3 * * *",
    work: ({ signal }) => checkLinks(new Date(), { signal }),
  },
  // Pages wake it; the schedule finds what a stop in between left.
  { name: FIGURES_JOB, cron: "*/10 * * * *", work: ({ signal }) => runFigures(signal) },
  { name: CARD_REMINDERS_JOB, cron: "3,18,33,48 * * * *", work: () => remindOfCards(new Date()) },
  {
    name: PURGE_JOB,
    cron: "10 3 * * *",
    work: ({ signal }) => purgeDue({ now: new Date(), signal }),
  },
];
