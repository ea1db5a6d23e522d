import { useEffect } from "react";
import { AskFirstForm } from "~/ui/ask-first";
import { Notice } from "~/ui/page";
import { useRefresh } from "~/ui/use-refresh";

const FOLLOW_MS = 4_000;

/** Purges what is due now rather than at night, after asking; says how far it is while the rest goes. */
export function PurgeNow({
  total,
  purged,
  isGoingOn,
}: {
  total: number;
  purged: number;
  /** Whether the rest goes by itself. */
  isGoingOn: boolean;
}) {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setInterval(refresh, FOLLOW_MS);
    return () => clearInterval(timer);
  }, [isGoingOn, refresh]);
  return (
    <>
      {purged > 0 ? (
        <Notice live tone="good" title={`${candidates(purged)} purged.`}>
          <p>
            {isGoingOn
              ? `${total} more to go: they go one after the other, also while you are elsewhere.`
              : total === 0
                ? "Nothing that was due is left."
                : `${total} more came due since, or could not be purged. Purge them again, or leave them to the night.`}
          </p>
        </Notice>
      ) : null}
      {total > 0 ? (
        <AskFirstForm
          method="post"
          before="purge"
          question={{
            title: `Purge the interviews of ${total === 1 ? "1 candidate" : `${total} candidates`}?`,
            description:
              "Their names and everything that was written about them are removed for good. This cannot be undone.",
            yes: "Purge them",
            no: "Keep them for now",
          }}
        >
          <p className="mb-4">
            <button type="submit" name="intent" value="purge" className="button">
              Purge {total === 1 ? "it" : `all ${total}`} now
            </button>
          </p>
        </AskFirstForm>
      ) : null}
    </>
  );
}

function candidates(count: number): string {
  return count === 1
    ? "The interviews of 1 candidate were"
    : `The interviews of ${count} candidates were`;
}
