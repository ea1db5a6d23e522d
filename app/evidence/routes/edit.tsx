import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { EvidenceFields } from "~/assessment/components/evidence-fields";
import { evidenceForm } from "~/assessment/domain/evidence";
import { type FormValues, formValues, parseForm, readForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { KeepBoth, SAME_ADDRESS, SameAddress } from "../components/same-address";
import { ShownPieceBlock } from "../components/shown-piece";
import { requireOwnPiece } from "../own-piece-guard.server";
import { changePiece, findSameAddress, kindChoices, kindTitle } from "../piece.server";

export const meta = () => [{ title: "Change evidence · Rostrum" }];

export async function loader({ params, ...ask }: LoaderFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  return {
    piece,
    kindTitle: kindTitle(piece.kind),
    kinds: kindChoices(piece.kind),
    today: dayIn(viewer.timeZone, new Date()),
  };
}

export async function action({ params, ...ask }: ActionFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  const form = await readForm(ask.request);
  const kinds = kindChoices(piece.kind).map(({ id }) => id);
  const today = dayIn(viewer.timeZone, new Date());
  const parsed = parseForm(form, evidenceForm({ kinds, today }));
  const refused = { ok: false, values: formValues(form), same: null, isConflict: false };
  if (!parsed.ok) return data({ ...refused, errors: parsed.errors }, { status: 422 });
  const isMoved = parsed.value.url !== piece.url;
  const same = isMoved ? await findSameAddress(viewer.personId, parsed.value.url, piece.id) : null;
  if (same && form.get("intent") !== "add-anyway")
    return data({ ...refused, errors: { form: SAME_ADDRESS }, same }, { status: 409 });
  const saved = await changePiece(viewer, piece.id, parsed.value, String(form.get("seen") ?? ""));
  if (!saved) return data({ ...refused, errors: { form: CHANGED }, isConflict: true }, 409);
  throw redirect(`/evidence/${piece.id}?done=changed`);
}

const CHANGED =
  "This piece was changed somewhere else since you opened it. What you typed is still here; it replaces what stands now if you save once more.";

export default function EditEvidence() {
  const { piece, kinds, kindTitle: kindName, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  useFocusOnRefusal(answer);
  const { url, title, kind, date, shows, parts } = piece;
  const values: FormValues = answer
    ? { parts: [], ...answer.values }
    : { url, title, kind, date, shows, parts };
  // Once both were seen, saving again is meant; until then it names what was on the page when typing began.
  const seen =
    answer && !answer.isConflict ? String(answer.values.seen ?? "") : asIso(piece.updatedAt);
  return (
    <>
      <PageHeader
        title="Change evidence"
        over={<Link to={`/evidence/${piece.id}`}>{piece.title}</Link>}
        lead="What you submitted keeps the wording of that day, and what colleagues said stays with the wording they were shown."
      />
      <Form method="post" noValidate>
        {answer?.same ? (
          <SameAddress same={answer.same} />
        ) : (
          <ErrorSummary errors={answer?.errors} />
        )}
        {answer?.isConflict ? (
          <section aria-label="As it stands now" className="my-4">
            <p className="mb-2 font-semibold">As it stands now</p>
            <ShownPieceBlock shown={{ ...piece, kindTitle: kindName }} whose="Your" />
          </section>
        ) : null}
        <input type="hidden" name="seen" value={seen} />
        <EvidenceFields kinds={kinds} today={today} values={values} errors={answer?.errors ?? {}} />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button button-primary" disabled={busy}>
            Save
          </button>
          {answer?.same ? <KeepBoth /> : null}
          <Link to={`/evidence/${piece.id}`} className="button button-quiet">
            Leave it as it is
          </Link>
        </div>
      </Form>
    </>
  );
}

function asIso(moment: Date | string): string {
  return new Date(moment).toISOString();
}
