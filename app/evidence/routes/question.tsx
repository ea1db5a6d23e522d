import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { type Ask, notFound, requirePermission } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { DayOf } from "~/ui/dates";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader, Section } from "~/ui/page";
import { answerQuestion, findQuestion, whyNoAnswer } from "../answering.server";
import { AnswerForm } from "../components/answer-form";
import { GivenAnswer } from "../components/given-answer";
import { ShownPieceBlock } from "../components/shown-piece";
import { answerForm } from "../domain/corroboration";

export const meta = ({ data: page }: { data?: { question: { claimant: string } } }) => [
  { title: `${page ? `${page.question.claimant} asks what you saw` : "A question"} · Rostrum` },
];

/** The question if it was put to whoever is signed in; to everybody else it is not there. */
async function requireQuestion(ask: Ask, id: string | undefined) {
  const viewer = await requirePermission(ask, "corroboration.read");
  const question = await findQuestion(viewer.personId, id ?? "");
  if (!question) throw notFound();
  return { viewer, question };
}

export async function loader({ params, ...ask }: LoaderFunctionArgs) {
  const { viewer, question } = await requireQuestion(ask, params.corroborationId);
  // An address kept from before a correction leads to the answer that counts.
  if (question.correctedById) throw redirect(`/corroborations/${question.correctedById}`);
  return {
    question,
    timeZone: viewer.timeZone,
    refusal: question.withdrawnAt ? null : await whyNoAnswer(viewer.personId, question),
  };
}

export async function action({ params, ...ask }: ActionFunctionArgs) {
  const { viewer, question } = await requireQuestion(ask, params.corroborationId);
  const form = await readForm(ask.request);
  const parsed = parseForm(form, answerForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    const id = await answerQuestion(viewer, question, parsed.value);
    throw redirect(`/corroborations/${id}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}

export default function QuestionPage() {
  const { question, timeZone, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const { claimant, message, shown } = question;
  const isOpen = question.withdrawnAt === null && refusal === null;
  return (
    <>
      <PageHeader
        title={`${claimant} asks what you saw`}
        over={<Link to="/corroborations">Asked of you</Link>}
      />
      {question.withdrawnAt ? (
        <Notice title="The question was withdrawn.">
          <p>
            {claimant} took it back on <DayOf moment={question.withdrawnAt} timeZone={timeZone} />.
            There is nothing to answer.
          </p>
        </Notice>
      ) : null}
      {refusal ? <Notice tone="warn" title={refusal} /> : null}
      {message ? (
        <blockquote className="mb-6 max-w-(--container-text) whitespace-pre-line text-lead">
          “{message}”
        </blockquote>
      ) : null}
      <ShownPieceBlock shown={shown} />
      <p className="mt-3 max-w-(--container-text) text-small text-soft">
        As it was on <DayOf moment={question.askedAt} timeZone={timeZone} />, when {claimant} asked.
      </p>
      <Section title="What you can say about it" id="say">
        <GivenAnswer question={question} timeZone={timeZone} />
        {isOpen ? <AnswerForm question={question} failure={answer} /> : null}
      </Section>
    </>
  );
}
