import type { LinkState } from "~/assessment/domain/evidence-words";

/** Words in a path, or the first part of a host's name, by which sign-in pages are known. */
const SIGN_IN_PATH =
  /(^|[/_.-])(sign[-_]?in|log[-_]?in|sso|saml2?|oauth2?|openid|authorize|authenticate)([/_.-]|$)/i;
const SIGN_IN_HOST = /^(log-?in|sign-?in|sso|auth|accounts?|idp|id)\./i;

/** Where a redirect asks people who they are rather than leading to what was linked. */
export function looksLikeSignIn(target: URL): boolean {
  return SIGN_IN_PATH.test(target.pathname) || SIGN_IN_HOST.test(target.hostname);
}

/** What the status that an address answers with says of the link. */
export function stateOfStatus(status: number): LinkState {
  if (status >= 200 && status < 300) return "alive";
  if (status === 401 || status === 403) return "needs-sign-in";
  if (status === 404 || status === 410) return "gone";
  return "unreachable";
}

export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
