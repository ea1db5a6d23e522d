import { useRouteLoaderData } from "@remix-run/react";
import { ErrorPage } from "~/ui/error-page";

/** What went wrong, inside the ladder's own frame, so that its search and overview stay at hand. */
export function LadderError() {
  const frame = useRouteLoaderData<{ requestId: string | null }>("root");
  return <ErrorPage requestId={frame?.requestId ?? undefined} />;
}
