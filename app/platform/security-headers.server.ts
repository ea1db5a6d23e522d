/** Sent with every response; the Content-Security-Policy is added for documents, which know their nonce. */
export const SECURITY_HEADERS: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
  "x-frame-options": "DENY",
};

const COMMON = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
];

/** For pages with script: only ours, by nonce. */
export function scriptedPolicy(nonce: string, development: boolean): string {
  const connect = development ? "connect-src 'self' ws:" : "connect-src 'self'";
  return [
    ...COMMON,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    connect,
  ].join("; ");
}

/** For documents, which run no script at all; their inlined style sheet is named by its hash. */
export function documentPolicy(styleHash: string | null): string {
  return [...COMMON, `style-src 'self'${styleHash ? ` 'sha256-${styleHash}'` : ""}`].join("; ");
}
