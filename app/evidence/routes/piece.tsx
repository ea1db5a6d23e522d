import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { claimEvidence } from "~/assessment/evidence.server";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { Notice, PageHeader, Section } from "~/ui/page";
import { withdrawQuestion } from "../asking.server";
import { ArchiveButton } from "../components/archive-button";
import { ColleagueAnswers } from "../components/colleague-answers";
import { PieceFacts } from "../components/piece-facts";
import { isConfirmed, SupportList } from "../components/support-list";
import { UseFor } from "../components/use-for";
import { pieceAction } from "../domain/piece-actions";
import { requireOwnPiece } from "../own-piece-guard.server";
import { archivePiece, piecePage } from "../piece.server";

export const meta = ({ data: page }: { data?: { piece: { title: string } } }) => [
  { title: `${page?.piece.title ?? "Evidence"} · Rostrum` },
];

export async function loader({ params, ...ask }: LoaderFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  const today = dayIn(viewer.timeZone, new Date());
  return { piece, timeZone: viewer.timeZone, ...(await piecePage(viewer, piece, today)) };
}

export async function action({ params, ...ask }: ActionFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  const form = await readForm(ask.request);
  const parsed = parseForm(form, pieceAction);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    switch (parsed.value.intent) {
      case "archive":
      case "take-back":
        await archivePiece(viewer, piece.id, parsed.value.intent === "archive");
        break;
      case "use":
        await claimEvidence(viewer, parsed.value.criterion, piece.id);
        break;
      case "withdraw":
        await withdrawQuestion(viewer, piece.id, parsed.value.corroboration);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/evidence/${piece.id}?done=${parsed.value.intent}`);
}

const DONE: Record<string, string> = {
  added: "Added to your evidence.",
  changed: "Saved.",
  asked: "The question is on its way.",
  use: "It supports that criterion now.",
  withdraw: "The question is withdrawn.",
  "take-back": "Taken back from the archive.",
};

export default function Piece() {
  const { piece, timeZone, kindTitle, supports, asked, uses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const done = answer ? undefined : DONE[search.get("done") ?? ""];
  const isFrozen = supports.some(({ state }) => state !== "draft");
  return (
    <>
      <PageHeader
        title={piece.title}
        over={<Link to="/evidence">My evidence</Link>}
        actions={
          <Link to={`/evidence/${piece.id}/edit`} className="button">
            Change
          </Link>
        }
      />
      {done ? <Notice tone="good" live title={done} /> : null}
      <ErrorSummary errors={answer?.errors} title="Nothing was changed:" />
      {piece.archivedAt ? (
        <Notice title="This piece is in your archive.">
          <p>It is no longer offered for criteria. Wherever it was used, it is kept.</p>
        </Notice>
      ) : null}
      <PieceFacts piece={piece} kind={kindTitle} timeZone={timeZone} />
      <Section title="What it supports" id="supports">
        <div className="max-w-3xl">
          {supports.length > 0 ? (
            <SupportList supports={supports} isConfirmed={isConfirmed(asked)} />
          ) : (
            <p className="text-soft">Nothing yet.</p>
          )}
          {isFrozen ? (
            <p className="mt-4 max-w-(--container-text) text-small text-soft">
              What you submitted keeps this piece as it was on that day, whatever you change here.
            </p>
          ) : null}
          <UseFor uses={uses} error={answer?.errors?.criterion} />
        </div>
      </Section>
      <Section title="What colleagues say" id="colleagues">
        <ColleagueAnswers
          asked={asked}
          piece={piece}
          mayAsk={piece.archivedAt === null}
          timeZone={timeZone}
        />
      </Section>
      <ArchiveButton isArchived={piece.archivedAt !== null} />
    </>
  );
}
