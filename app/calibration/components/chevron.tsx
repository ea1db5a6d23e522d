import { ChevronRight } from "lucide-react";

/** In the summary of what is folded away: turns when its `group` is open. */
export function Chevron() {
  return (
    <ChevronRight
      aria-hidden
      className="size-4 shrink-0 transition-transform group-open:rotate-90 motion-reduce:transition-none"
    />
  );
}
