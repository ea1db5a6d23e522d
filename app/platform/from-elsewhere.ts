/** Header set by our own server only: a write that did not come from our own pages and may go on all the same. */
export const FROM_ELSEWHERE = "x-rostrum-from-elsewhere";
