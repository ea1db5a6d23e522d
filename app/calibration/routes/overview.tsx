import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/ui/page";
import { requireSession } from "../session.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { session } = await requireSession(ask, params.sessionId, "calibration.see");
  return { name: session.name };
}

export default function SessionOverview() {
  const { name } = useLoaderData<typeof loader>();
  return <PageHeader title={name} />;
}
