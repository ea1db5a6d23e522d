import type { useBlocker } from "@remix-run/react";
import { Dialog, DialogClose } from "~/ui/dialog";

/** Asked before another page is opened over a decision that is still being written. */
export default function LeavingQuestion({ leaving }: { leaving: ReturnType<typeof useBlocker> }) {
  if (leaving.state !== "blocked") return null;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) leaving.reset();
      }}
      title="Leave before you decide?"
      description="Nothing is decided yet. What you wrote stays in this browser, and is here when you come back."
    >
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button button-primary" onClick={leaving.proceed}>
          Leave
        </button>
        <DialogClose className="button">Go on writing</DialogClose>
      </div>
    </Dialog>
  );
}
