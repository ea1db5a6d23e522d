/** What people are told about. A kind can be turned off for mail; in the inbox all of them stand. */
export const NOTIFICATION_KINDS = [
  "cycle-opened",
  "due-in-7-days",
  "due-in-1-day",
  "submitted",
  "evidence-asked",
  "evidence-answered",
  "corroboration-asked",
  "corroboration-answered",
  "review-handed-over",
  "review-given-away",
  "released",
  "acknowledged",
  "reopened",
  "ladder-moved",
  "calibration-preview",
  "calibration-live",
  "calibration-locked",
  "calibration-released",
  "interview-asked",
  "interview-sessions",
  "interview-taken-off",
  "interview-withdrawn",
  "interview-returned",
  "interview-card",
  "interview-to-decide",
  "interview-all-in",
  "interview-debrief",
  "interview-decided",
  "interview-reopened",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Not kept for the day's digest: by then it would be too late. */
export const URGENT: readonly NotificationKind[] = ["due-in-1-day"];

/** The kinds as people choose between them: about one's own assessment, about colleagues', about candidates. */
export const KIND_GROUPS: readonly { title: string; kinds: readonly NotificationKind[] }[] = [
  {
    title: "Your own assessment",
    kinds: [
      "cycle-opened",
      "due-in-7-days",
      "due-in-1-day",
      "evidence-asked",
      "corroboration-answered",
      "released",
      "reopened",
      "ladder-moved",
    ],
  },
  {
    title: "Colleagues",
    kinds: [
      "corroboration-asked",
      "submitted",
      "evidence-answered",
      "review-handed-over",
      "review-given-away",
      "acknowledged",
      "calibration-preview",
      "calibration-live",
      "calibration-locked",
      "calibration-released",
    ],
  },
  {
    title: "Interviews",
    kinds: [
      "interview-asked",
      "interview-sessions",
      "interview-taken-off",
      "interview-withdrawn",
      "interview-returned",
      "interview-card",
      "interview-to-decide",
      "interview-all-in",
      "interview-debrief",
      "interview-decided",
      "interview-reopened",
    ],
  },
];
