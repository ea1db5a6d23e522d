import { Form, Link, useNavigation } from "@remix-run/react";
import type { FormFailure } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { Notice, PageHeader } from "~/ui/page";
import { CAN_BE_DISCLOSED } from "../words";

export type ClosingPage = {
  panelId: string;
  cards: { interviewers: number; submitted: number };
  /** Null for whoever cannot open the debrief. */
  closing: {
    missing: { id: string; name: string }[];
    /** Why it cannot be opened yet, and what to do. */
    refusal: string | null;
    waitsForOwn: boolean;
  } | null;
};

type Props = { page: ClosingPage; answer: FormFailure | undefined };

/** Before the debrief: how many cards are in, and for the hiring manager how to go on. */
export function DebriefClosing({ page: { panelId, cards, closing }, answer }: Props) {
  return (
    <>
      <PageHeader
        title="Debrief"
        lead="Cards are read beside each other once the debrief is open. Before, everybody sees how many are in, and interviewers read the others’ once their own is in."
      />
      <p className="text-lead tabular-nums" role="status">
        {countWords(cards)}
      </p>
      {closing === null ? (
        <p className="mt-2 max-w-(--container-text)">
          The hiring manager opens the debrief once all cards are in, or names whose are missing.
        </p>
      ) : closing.waitsForOwn ? (
        <Notice title="Your own card comes first.">
          <p>
            You interview on this panel too. Hand in{" "}
            <Link to={`/interviews/${panelId}/card`}>your card</Link>, then you can open the
            debrief.
          </p>
        </Notice>
      ) : closing.refusal ? (
        <Notice title={closing.refusal}>
          <p>
            <Link to={`/interviews/${panelId}/plan`}>Open the plan</Link>
          </p>
        </Notice>
      ) : (
        <OpenForm missing={closing.missing} answer={answer} />
      )}
    </>
  );
}

function countWords({ interviewers, submitted }: ClosingPage["cards"]): string {
  if (interviewers === 0) return "Nobody interviews on this panel yet.";
  if (submitted === interviewers)
    return interviewers === 1 ? "The only card is in." : `All ${interviewers} cards are in.`;
  return `${submitted} of ${interviewers} ${interviewers === 1 ? "card is" : "cards are"} in.`;
}

function OpenForm({
  missing,
  answer,
}: {
  missing: { id: string; name: string }[];
  answer: FormFailure | undefined;
}) {
  const busy = useNavigation().state !== "idle";
  const reason = answer?.values.reason;
  return (
    <Form method="post" noValidate className="mt-6">
      <ErrorSummary errors={answer?.errors} title="The debrief is not open yet:" />
      {missing.map(({ id }) => (
        <input key={id} type="hidden" name="missing[]" value={id} />
      ))}
      {missing.length > 0 ? (
        <>
          <h2 className="text-title tracking-tight">Without a card</h2>
          <ul className="mt-2 list-disc pl-5">
            {missing.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <p className="mt-2 max-w-(--container-text)">
            They can still hand in afterwards, without having read the others’ cards. A card that
            comes late counts, and is marked.
          </p>
          <TextArea
            name="reason"
            label="Why the debrief begins without them"
            hint={`Everybody who reads the debrief reads it. ${CAN_BE_DISCLOSED}`}
            rows={3}
            defaultValue={typeof reason === "string" ? reason : ""}
            error={answer?.errors.reason}
            required
          />
        </>
      ) : (
        <p className="mb-4 max-w-(--container-text)">
          From then on everybody who interviewed reads all cards, and so do you. The plan stays as
          it is.
        </p>
      )}
      <button
        type="submit"
        name="intent"
        value="close"
        className="button button-primary"
        disabled={busy}
      >
        {missing.length === 0
          ? "Open the debrief"
          : `Open the debrief without ${missing.length === 1 ? "this card" : "these cards"}`}
      </button>
    </Form>
  );
}
