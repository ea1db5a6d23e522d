export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme chosen by cookie, `system` when none is. */
export function themeFromCookie(cookieHeader: string | null | undefined): Theme {
  const match = /(?:^|;\s*)theme=(light|dark)\b/.exec(cookieHeader ?? "");
  return match?.[1] === "light" || match?.[1] === "dark" ? match[1] : "system";
}
