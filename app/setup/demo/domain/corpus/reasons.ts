/** Why a criterion has no meaning in somebody's role. */
export const NOT_APPLICABLE = [
  "I am lent to the compliance project until the end of the year. My role there has no part in this.",
  "My role is half operations by agreement with my manager, and this belongs to the half I gave up.",
  "I work alone on a system that is being switched off, so this has no meaning here.",
] as const;

/** What some say beside such an answer. */
export const BESIDE_AN_ALTERNATIVE = [
  "",
  "",
  "I would like this to be different next time, and have told my manager so.",
  "In an earlier team I did this regularly, but that is too long ago to count.",
] as const;

/** People now and then mention how much they have produced, which shows nothing. */
export const ABOUT_VOLUME = "In the same months I merged 140 PRs, more than ever before.";
