import { useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { AskFirstForm } from "~/ui/ask-first";
import { TextArea } from "~/ui/field";
import type { PanelState } from "../domain/state";
import { CAN_BE_DISCLOSED } from "../words";

type Answer = { errors?: FieldErrors | undefined; values?: FormValues } | undefined;

/** Writes down that the candidate withdrew, or came back. */
export function WithdrawForm({
  panel,
  answer,
}: {
  panel: { candidateName: string; state: PanelState };
  answer: Answer;
}) {
  const isOut = panel.state === "withdrawn";
  const busy = useNavigation().state !== "idle";
  const typed = answer?.values?.reason;
  // What was refused stays open, with its reason.
  const isOpen = isOut || typed !== undefined || answer?.errors?.reason !== undefined;
  return (
    <details id="withdraw" className="mt-12" open={isOpen || undefined}>
      <summary className="min-h-6 py-1 text-small">
        {isOut ? "They came back" : "The candidate withdraws"}
      </summary>
      <p className="mt-2 max-w-(--container-text) text-soft">
        {isOut
          ? "The interviews go on where they stood. Check the dates in the plan, and tell the interviewers."
          : "Sessions are off and nothing more can be written. What was written is kept as long as your organisation keeps interviews, then removed."}
      </p>
      <AskFirstForm
        method="post"
        preventScrollReset
        before="withdraw"
        isReady={(form) => String(form.get("reason") ?? "").trim() !== ""}
        question={{
          title: `${panel.candidateName} withdraws?`,
          description:
            "Everybody on it is told, and cards that are not in stay as they are. If they come back, it can go on.",
          yes: "Yes, they withdraw",
          no: "No, go back",
        }}
      >
        <TextArea
          name="reason"
          label={isOut ? "Note" : "Why"}
          hint={CAN_BE_DISCLOSED}
          rows={2}
          maxLength={2_000}
          required={!isOut}
          defaultValue={typeof typed === "string" ? typed : ""}
          error={answer?.errors?.reason}
        />
        <button
          type="submit"
          name="intent"
          value={isOut ? "return" : "withdraw"}
          className="button"
          disabled={busy}
        >
          {isOut ? "Go on with the interviews" : "Write down that they withdraw"}
        </button>
      </AskFirstForm>
    </details>
  );
}
