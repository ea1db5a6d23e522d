const HERE = "http://here.invalid";

/** `address` as a path on this site, else `/`: keeps redirects from leading elsewhere, however the address is written. */
export function pathOnThisSite(address: string | null | undefined): string {
  if (!address || !URL.canParse(address, HERE)) return "/";
  const url = new URL(address, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}

/** The page a request came from, by its Referer; only its path is believed. */
export function refererPath(request: Request): string {
  const from = request.headers.get("referer");
  if (!from || !URL.canParse(from)) return "/";
  const { pathname, search } = new URL(from);
  return pathOnThisSite(pathname + search);
}
