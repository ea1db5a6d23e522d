import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";

/**
 * Going to another page of ours waits for what is not saved yet, so that the next page shows it. Whatever the answer, it
 * then goes on: what could not be saved is kept in the browser and comes back with the page. Once for a page: the router
 * asks one alone.
 */
export function useLeaving(isPending: () => boolean, flush: () => Promise<void>): void {
  const blocker = useBlocker(isPending);
  useEffect(() => {
    if (blocker.state === "blocked") void flush().then(blocker.proceed, blocker.proceed);
  }, [blocker, flush]);
}
