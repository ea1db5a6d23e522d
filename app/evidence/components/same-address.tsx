import { Link } from "@remix-run/react";
import { Notice } from "~/ui/page";

export const SAME_ADDRESS = "You have a piece with this address already.";

type Props = { same: { id: string; title: string; archivedAt: Date | null } };

/** Says that there is a piece with this address, and leads to it; the focus is taken here. */
export function SameAddress({ same }: Props) {
  return (
    <div role="alert">
      <Notice tone="warn" title={SAME_ADDRESS}>
        <p>
          It is <Link to={`/evidence/${same.id}`}>{same.title}</Link>
          {same.archivedAt ? ", in your archive; you can take it back there. " : ". "}
          One piece can support as many criteria as you like. Nothing was saved yet.
        </p>
      </Notice>
    </div>
  );
}

/** Keeps both. Below the other button, so that it is never the one that Enter presses. */
export function KeepBoth() {
  return (
    <button type="submit" name="intent" value="add-anyway" className="button">
      Keep both
    </button>
  );
}
