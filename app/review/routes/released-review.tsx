import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { ReleasedReview } from "../components/released-review";
import { requireReleased } from "../released.server";
import { answerReleased, releasedAddress, releasedPage } from "../released-page.server";

export const meta = ({ data: page }: { data?: { person: string } }) => [
  { title: `Released review of ${page?.person ?? "somebody"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, released } = await requireReleased({ request, context }, params.assessmentId);
  if (released.isOwn) throw redirect(releasedAddress(released));
  return releasedPage(viewer, released);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, released } = await keepingWords(request, () =>
    requireReleased({ request, context }, params.assessmentId),
  );
  return answerReleased(viewer, released, await readForm(request));
}

export default function ReleasedReviewOfAReport() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ReleasedReview page={page} answer={answer} />;
}
