import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { can } from "~/access/domain/can";
import { type Ask, notFound } from "~/access/guards.server";
import { evidenceForm } from "~/assessment/domain/evidence";
import { ownEvidence } from "~/assessment/evidence.server";
import { requireOwnAssessment } from "~/assessment/own-guard.server";
import { hasNewEvidence } from "~/assessment/save-criterion.server";
import { findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { formFailure, formValues, parseForm, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { dayIn, Moment } from "~/ui/dates";
import { ErrorSummary, TextArea } from "~/ui/field";
import { Markdown } from "~/ui/markdown";
import { Notice, PageHeader, Section } from "~/ui/page";
import { RequestEvidence } from "../components/request-evidence";
import { answerForm } from "../domain/request-form";
import { answerRequest, findOwnRequest } from "../requests.server";

export const meta = () => [{ title: "A question about your assessment · Rostrum" }];

/** Where one stands to oneself. */
function selfOf(personId: string) {
  return { personId, managerId: null, managersAbove: [] };
}

async function requireOwnRequest(ask: Ask, params: { assessmentId?: string; requestId?: string }) {
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const subject = { person: selfOf(viewer.personId), state: assessment.state };
  const request = await findOwnRequest(viewer.personId, assessment.id, params.requestId ?? "");
  if (!request || !can(viewer, "request.read", subject)) throw notFound();
  return { viewer, assessment, request };
}

export async function loader({ request: asked, params, context }: LoaderFunctionArgs) {
  const { viewer, assessment, request } = await requireOwnRequest(
    { request: asked, context },
    params,
  );
  const ladder = await ladderOfVersion(assessment.ladderVersionId);
  const criterion = findCriterion(ladder, request.criterionId);
  const subject = { person: selfOf(viewer.personId), state: assessment.state };
  const isOpen = request.answeredAt === null && request.withdrawnAt === null;
  const mayAnswer = isOpen && can(viewer, "request.answer", subject);
  return {
    assessment,
    request: { ...request, answer: renderMarkdown(request.answer) },
    criterion: { question: criterion?.question ?? request.criterionId },
    kinds: ladder.evidenceKinds,
    own: mayAnswer ? await ownEvidence(viewer.personId, 50) : [],
    mayAnswer,
    today: dayIn(viewer.timeZone, new Date()),
    timeZone: viewer.timeZone,
  };
}

export async function action({ request: asked, params, context }: ActionFunctionArgs) {
  const { viewer, assessment, request } = await keepingWords(asked, () =>
    requireOwnRequest({ request: asked, context }, params),
  );
  const form = await readForm(asked);
  const here = `/assessments/${assessment.id}/requests/${request.id}`;
  const parsed = parseForm(form, answerForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const kinds = (await ladderOfVersion(assessment.ladderVersionId)).evidenceKinds;
  const schema = evidenceForm({
    kinds: kinds.map(({ id }) => id),
    today: dayIn(viewer.timeZone, new Date()),
  });
  const piece = hasNewEvidence(formValues(form)) ? parseForm(form, schema) : null;
  if (piece && !piece.ok) return data(piece, { status: 422 });
  try {
    const given = { ...parsed.value, piece: piece?.value ?? null };
    await answerRequest(viewer, assessment.id, request.id, given);
    throw redirect(here);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}

export default function RequestPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const { request, assessment, mayAnswer, timeZone } = page;
  const typed = answer?.values.answer;
  return (
    <>
      <PageHeader
        over={
          <Link to={`/assessments/${assessment.id}/standing`}>
            {assessment.cycle?.name ?? "My assessment"}
          </Link>
        }
        title={`${request.askedBy} asks for more`}
        lead={page.criterion.question}
      />
      <blockquote className="max-w-(--container-text) whitespace-pre-wrap border-accent border-l-3 pl-4 text-lead">
        {request.question}
      </blockquote>
      <p className="mt-2 text-small text-soft">
        Asked <Moment value={request.askedAt} timeZone={timeZone} />. You answer just this; the rest
        of your assessment stays as you submitted it.
      </p>
      {request.answeredAt ? (
        <Section title="What you answered" id="answered">
          <Markdown nodes={request.answer} />
          <RequestEvidence.Given pieces={request.pieces} kinds={page.kinds} />
          <p className="mt-2 text-small text-soft">
            Answered <Moment value={request.answeredAt} timeZone={timeZone} />
          </p>
        </Section>
      ) : mayAnswer ? (
        <Form method="post" noValidate className="mt-6">
          <ErrorSummary errors={answer?.errors} />
          <TextArea
            name="answer"
            label="Your answer"
            hint="If there is nothing more to show, say so; that is an answer too. Markdown works."
            rows={5}
            wide
            defaultValue={typeof typed === "string" ? typed : ""}
            error={answer?.errors?.answer}
          />
          <RequestEvidence.Fields
            own={page.own}
            kinds={page.kinds}
            today={page.today}
            values={answer?.values ?? {}}
            errors={answer?.errors ?? {}}
          />
          <button type="submit" className="button button-primary" disabled={busy}>
            Send the answer
          </button>
        </Form>
      ) : (
        <Notice
          title={request.withdrawnAt ? "This question was taken back." : "This question is closed."}
        >
          {request.withdrawnAt
            ? "It needs no answer."
            : "The review went on without an answer, so it can no longer be given."}
          {typeof typed === "string" && typed ? (
            <p className="mt-2 whitespace-pre-wrap">What you wrote: {typed}</p>
          ) : null}
        </Notice>
      )}
    </>
  );
}
