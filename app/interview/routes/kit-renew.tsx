import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { documentHandle } from "~/ui/document";
import { ErrorSummary } from "~/ui/field";
import { PageHeader, Section } from "~/ui/page";
import { KitChanges } from "../components/kit-state";
import { renewForm } from "../domain/kit-form";
import { renewKitTo } from "../kit-changes.server";
import { ladderMoved } from "../kit-page.server";
import { requireKit } from "../kits.server";

export const handle = documentHandle;
export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `${page?.name ?? "Kit"} on the new version · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { kit, ladder } = await requireKit({ request, context }, params.kitId, "kit.write");
  const moved = ladderMoved(kit, ladder);
  // Somebody else has done it, or there was nothing to do.
  if (!moved) throw redirect(`/interviews/kits/${kit.id}`);
  const { id, name, revision, isBegun } = kit;
  return { id, name, revision, isBegun, moved };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, kit } = await requireKit({ request, context }, params.kitId, "kit.write");
  const form = await readForm(request);
  const parsed = parseForm(form, renewForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    await renewKitTo(viewer, kit.id, parsed.value.revision, parsed.value.version);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/interviews/kits/${kit.id}`);
}

export default function RenewKit() {
  const { id, name, revision, isBegun, moved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { pinned, current, changes } = moved;
  return (
    <>
      <PageHeader
        over={<a href={`/interviews/kits/${id}`}>{name}</a>}
        title={`From ${pinned} to ${current}`}
        lead="Every choice that the new version still has is kept. What it no longer has is replaced as said here."
      />
      <ErrorSummary errors={answer?.errors} title="The kit stays as it was." />
      <Section title="What is changed" id="changes">
        {changes.length > 0 ? (
          <KitChanges changes={changes} />
        ) : (
          <p>Nothing in this kit; it only names the new version.</p>
        )}
      </Section>
      {isBegun ? (
        <p className="mt-8">
          A card has been begun with this kit, so it stays on {pinned}.{" "}
          <a href={`/interviews/kits/${id}#kit`}>Copy it to change it.</a>
        </p>
      ) : moved.hasLevel ? (
        <form method="post" className="mt-8 flex flex-wrap items-center gap-4">
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="version" value={current} />
          <button type="submit" className="button button-primary">
            Take the kit to {current}
          </button>
          <a href={`/interviews/kits/${id}`}>Leave it on {pinned}</a>
        </form>
      ) : (
        <p className="mt-8">The ladder no longer has this level, so the kit stays as it is.</p>
      )}
    </>
  );
}
