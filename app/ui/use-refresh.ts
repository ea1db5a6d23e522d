import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * Reads the page's data again. Asked while it is already being read, it waits for that to end rather than cutting it
 * off, which Remix would report as an error.
 */
export function useRefresh(): () => void {
  const { state, revalidate } = useRevalidator();
  const isWaiting = useRef(false);
  const isIdle = useRef(true);
  isIdle.current = state === "idle";

  const refresh = useCallback(() => {
    if (!isIdle.current) {
      isWaiting.current = true;
      return;
    }
    isIdle.current = false;
    revalidate();
  }, [revalidate]);

  useEffect(() => {
    if (state !== "idle" || !isWaiting.current) return;
    isWaiting.current = false;
    refresh();
  }, [state, refresh]);

  return refresh;
}
