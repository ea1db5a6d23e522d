import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { ASSESSMENT_STATES } from "~/assessment/domain/state";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { Notice, PageHeader, Section } from "~/ui/page";
import { CycleReviewList } from "../components/cycle-review-list";
import { ReviewSettings } from "../components/review-settings";
import {
  beginCalibration,
  calibrationOf,
  endCalibration,
  findCycleReview,
  listCycleReviews,
  setCycleReview,
} from "../cycle-reviews.server";
import { REVIEW_STATE_WORDS } from "../words";

export const meta = ({ data: page }: { data?: { cycle: { name: string } } }) => [
  { title: `Reviews of ${page?.cycle.name ?? "a cycle"} · Rostrum` },
];

const filterShape = z.object({
  state: z.enum(ASSESSMENT_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "cycle.manage");
  const cycle = await findCycleReview(params.cycleId ?? "");
  if (!cycle) throw notFound();
  const search = new URL(request.url).searchParams;
  const filter = filterShape.parse(Object.fromEntries([...search].filter(([, value]) => value)));
  const { state, page } = filter;
  const [list, calibration] = await Promise.all([
    listCycleReviews(cycle.id, { state, page }),
    calibrationOf(cycle.id),
  ]);
  return { cycle, filter, wasSaved: search.has("saved"), calibration, ...list };
}

const intents = z.enum(["settings", "begin-calibration", "end-calibration"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "cycle.manage");
  const id = params.cycleId ?? "";
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  try {
    switch (intent.data) {
      case "settings":
        await setCycleReview(viewer.actor, id, {
          isBlind: form.has("isBlind"),
          isCalibrated: form.has("isCalibrated"),
        });
        break;
      case "begin-calibration":
        await beginCalibration(viewer.actor, id);
        break;
      case "end-calibration":
        await endCalibration(viewer.actor, id);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  const address = `/organisation/cycles/${id}/review`;
  throw redirect(
    intent.data === "settings" ? `${address}?saved=1#settings` : `${address}#calibration`,
  );
}

export default function CycleReviewPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { cycle } = page;
  const { counts } = cycle;
  return (
    <>
      <PageHeader
        over={<Link to={`/organisation/cycles/${cycle.id}`}>{cycle.name}</Link>}
        title="Reviews"
        lead="How this cycle is reviewed, and how far each review is."
      />
      {answer?.errors.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {ASSESSMENT_STATES.filter((state) => counts[state]).map((state) => (
          <div key={state}>
            <dt className="text-small text-soft">{REVIEW_STATE_WORDS[state]}</dt>
            <dd className="font-semibold">
              <Link to={`?state=${state}#people`}>{counts[state]}</Link>
            </dd>
          </div>
        ))}
      </dl>
      <ReviewSettings cycle={cycle} wasSaved={page.wasSaved && !answer} />
      {cycle.isCalibrated ? (
        <Section title="Calibration" id="calibration">
          <p className="max-w-(--container-text)">
            {calibrationWords(page.calibration)}{" "}
            <Link to={`/calibration?cycle=${cycle.id}`}>Calibration sessions</Link>
          </p>
          <Form method="post" className="mt-3 flex flex-wrap gap-3">
            {(counts.reviewed ?? 0) > 0 ? (
              <button
                type="submit"
                name="intent"
                value="begin-calibration"
                className="button button-primary"
              >
                Send {counts.reviewed} finished {counts.reviewed === 1 ? "review" : "reviews"} to
                calibration
              </button>
            ) : null}
            {page.calibration.waiting > 0 ? (
              <button type="submit" name="intent" value="end-calibration" className="button">
                End calibration of {page.calibration.waiting} in no session
              </button>
            ) : null}
          </Form>
        </Section>
      ) : null}
      <CycleReviewList page={page} />
    </>
  );
}

function calibrationWords({
  waiting,
  inSessions,
  ended,
}: {
  waiting: number;
  inSessions: number;
  ended: number;
}): string {
  if (waiting + inSessions > 0)
    return `Calibration runs for ${waiting + inSessions}${inSessions > 0 ? `, ${inSessions} of them in sessions` : ""}. Ratings in it stand; to change one outside a session, reopen that review.`;
  return ended > 0
    ? "Calibration has ended: reviewers can release."
    : "Nothing is in calibration yet.";
}
