import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/access/guards.server";
import { readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { ReleasedReview } from "../components/released-review";
import { findReopened, requireReleased } from "../released.server";
import { answerReleased, releasedAddress, releasedPage } from "../released-page.server";

export const meta = () => [{ title: "Your review · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const reopened = await findReopened(viewer.personId, params.assessmentId ?? "");
  if (reopened) throw redirect(`/history/releases/${reopened}`);
  const { released } = await requireReleased({ request, context }, params.assessmentId);
  if (!released.isOwn) throw redirect(releasedAddress(released));
  return releasedPage(viewer, released);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, released } = await keepingWords(request, () =>
    requireReleased({ request, context }, params.assessmentId),
  );
  return answerReleased(viewer, released, await readForm(request));
}

export default function OwnReleasedReview() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ReleasedReview page={page} answer={answer} />;
}
