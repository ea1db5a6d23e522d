import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { EvidenceFields } from "~/assessment/components/evidence-fields";
import { evidenceForm } from "~/assessment/domain/evidence";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { KeepBoth, SAME_ADDRESS, SameAddress } from "../components/same-address";
import { addPiece, findSameAddress, kindChoices } from "../piece.server";

export const meta = () => [{ title: "Add evidence · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { timeZone } = await requirePermission(ask, "evidence.manage");
  return { kinds: kindChoices(), today: dayIn(timeZone, new Date()) };
}

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "evidence.manage");
  const form = await readForm(ask.request);
  const kinds = kindChoices().map(({ id }) => id);
  const today = dayIn(viewer.timeZone, new Date());
  const parsed = parseForm(form, evidenceForm({ kinds, today }));
  if (!parsed.ok) return data({ ...parsed, same: null }, { status: 422 });
  const same = await findSameAddress(viewer.personId, parsed.value.url);
  // Said once; whoever means it keeps both.
  if (same && form.get("intent") !== "add-anyway")
    return data({ ...formFailure(form, { form: SAME_ADDRESS }), same }, { status: 409 });
  const id = await addPiece(viewer, parsed.value);
  throw redirect(`/evidence/${id}?done=added`);
}

export default function NewEvidence() {
  const { kinds, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader
        title="Add evidence"
        over={<Link to="/evidence">My evidence</Link>}
        lead="Link to the work itself; say what it shows and what your part was."
      />
      <Form method="post" noValidate>
        {answer?.same ? (
          <SameAddress same={answer.same} />
        ) : (
          <ErrorSummary errors={answer?.errors} />
        )}
        <EvidenceFields
          kinds={kinds}
          today={today}
          values={answer?.values ?? {}}
          errors={answer?.errors ?? {}}
        />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button button-primary" disabled={busy}>
            Add it
          </button>
          {answer?.same ? <KeepBoth /> : null}
        </div>
      </Form>
    </>
  );
}
