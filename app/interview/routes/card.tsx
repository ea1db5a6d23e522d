import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formFailure, formValues, parseForm, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { amendCard } from "../amendments.server";
import { cardPage } from "../card-page.server";
import { CardEditor } from "../components/card-editor";
import { CardRead } from "../components/card-read";
import { useCardSweep } from "../components/use-card-sweep";
import { amendmentForm } from "../domain/amendment-form";
import { handIn } from "../handing-in.server";
import { requirePanel } from "../panel.server";
import { saveCard } from "../save-card.server";

export { onlyWhenAsked as shouldRevalidate } from "~/calibration/components/preview-state";

export const meta = () => [{ title: "My card · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, panel } = await requirePanel(
    { request, context },
    params.panelId,
    "scorecard.own",
  );
  const page = await cardPage(viewer, panel);
  return { ...page, personId: viewer.personId, timeZone: viewer.timeZone };
}

/** The whole card, sent by a button: the way without JavaScript, and handing in. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, panel } = await keepingWords(request, () =>
    requirePanel({ request, context }, params.panelId, "scorecard.write"),
  );
  const form = await readForm(request);
  const here = `/interviews/${panel.id}/card`;
  const wrong = (errors: Record<string, string>, status: number, conflicts = {}) =>
    data({ ...formFailure(form, errors), conflicts }, { status });
  try {
    switch (form.get("intent")) {
      case "amend": {
        const parsed = parseForm(form, amendmentForm);
        if (!parsed.ok) return wrong(parsed.errors, 422);
        await amendCard(viewer, panel.id, parsed.value);
        throw redirect(`${here}?added=1`);
      }
      case "hand-in":
      case "save": {
        const saved = await saveCard(viewer, panel.id, formValues(form), "all");
        const { conflicts, errors } = saved;
        if (Object.keys(conflicts).length > 0) return wrong(errors, 409, conflicts);
        if (Object.keys(errors).length > 0) return wrong(errors, 422);
        if (form.get("intent") === "save") throw redirect(`${here}?saved=1`);
        const open = await handIn(viewer, panel.id, saved.revisions);
        if (open) return wrong(open, 422);
        throw redirect(`${here}?in=1`);
      }
      default:
        return wrong({ form: "This page does not know what was asked. Open it again." }, 400);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return wrong({ form: error.message }, error.status);
  }
}

export default function CardRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  useFocusOnRefusal(answer);
  useCardSweep(page.personId);
  if (page.kind === "read")
    return (
      <CardRead
        page={page}
        answer={answer}
        justDone={answer ? null : search.has("added") ? "added" : search.has("in") ? "in" : null}
      />
    );
  return (
    <CardEditor
      key={`${page.panel.id} ${page.panel.kitId}`}
      page={page}
      answer={answer}
      isFirst={search.has("first")}
      wasSaved={search.has("saved") && !answer}
    />
  );
}
