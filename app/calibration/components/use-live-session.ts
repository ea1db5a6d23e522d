import { useEffect, useRef } from "react";
import { useRefresh } from "~/ui/use-refresh";

/** Without word from the server for this long, the page asks by itself. */
const FALLBACK_MS = 15_000;

/**
 * Reads the page again when something in the session changed that this person may see. `seen` is what the page was made
 * from. Where the connection breaks, the browser opens it again; meanwhile the page asks every few seconds.
 */
export function useLiveSession(sessionId: string | null, seen: string): void {
  const refresh = useRefresh();
  const known = useRef(seen);
  known.current = seen;
  useEffect(() => {
    if (!sessionId) return;
    let isConnected = false;
    const source = new EventSource(`/calibration/${sessionId}/live`);
    source.onopen = () => {
      isConnected = true;
    };
    source.onerror = () => {
      isConnected = false;
    };
    source.onmessage = ({ data }) => {
      if (data !== known.current) refresh();
    };
    const fallback = setInterval(() => {
      if (!isConnected && document.visibilityState === "visible") refresh();
    }, FALLBACK_MS);
    return () => {
      source.close();
      clearInterval(fallback);
    };
  }, [sessionId, refresh]);
}
