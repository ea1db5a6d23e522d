import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { DayOf } from "~/ui/dates";
import { Empty, PageHeader, Section } from "~/ui/page";
import { questionsTo } from "../answering.server";

export const meta = () => [{ title: "Asked of you · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { personId, timeZone } = await requirePermission(ask, "corroboration.read");
  const questions = await questionsTo(personId);
  return {
    timeZone,
    questions: questions.map(({ shown, ...question }) => ({
      id: question.id,
      claimant: question.claimant,
      title: shown.title,
      askedAt: question.askedAt,
      answer: question.answer,
      answeredAt: question.answeredAt,
      isOpen: question.answeredAt === null && question.withdrawnAt === null,
    })),
  };
}

export default function Questions() {
  const { questions, timeZone } = useLoaderData<typeof loader>();
  const open = questions.filter(({ isOpen }) => isOpen);
  const past = questions.filter(({ isOpen }) => !isOpen);
  return (
    <>
      <PageHeader
        title="Asked of you"
        over={<Link to="/evidence">My evidence</Link>}
        lead="Colleagues who ask what you saw of a piece of their work."
      />
      <Section title="To answer" id="open">
        {open.length > 0 ? (
          <List questions={open} timeZone={timeZone} />
        ) : (
          <Empty title="Nobody is waiting for your answer." />
        )}
      </Section>
      {past.length > 0 ? (
        <Section title="Earlier" id="earlier">
          <List questions={past} timeZone={timeZone} />
        </Section>
      ) : null}
    </>
  );
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["questions"];

const SAID = {
  confirm: "you confirmed it",
  "in-part": "you confirmed a part of it",
  cannot: "you could not confirm it",
};

function List({ questions, timeZone }: { questions: Listed; timeZone: string }) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {questions.map((question) => (
        <li key={question.id} className="border-line border-b py-4">
          <Link to={`/corroborations/${question.id}`} className="font-semibold text-lead">
            {question.title}
          </Link>
          <p className="text-small text-soft">
            {question.claimant} asked <DayOf moment={question.askedAt} timeZone={timeZone} />
            {question.answer && question.answeredAt ? (
              <>
                {" "}
                · {SAID[question.answer]} <DayOf moment={question.answeredAt} timeZone={timeZone} />
              </>
            ) : question.isOpen ? null : (
              " · withdrawn"
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
