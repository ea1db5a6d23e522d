import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader } from "~/ui/page";
import { CandidatePart } from "../components/candidate-part";
import { FilesState } from "../components/files-state";
import { PublishedVersions } from "../components/published-versions";
import { publishForm } from "../domain/publish-form";
import { ladderPage } from "../ladder-page.server";
import { publishCandidate } from "../publish.server";

export const meta = () => [{ title: "Ladder versions · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { timeZone } = await requirePermission(ask, "ladder.publish");
  return { timeZone, ...(await ladderPage()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "ladder.publish");
  const form = await readForm(request);
  const parsed = parseForm(form, publishForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    const version = await publishCandidate(viewer.actor, parsed.value);
    throw redirect(`/organisation/ladder?published=${version}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}

export default function LadderVersions() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const published = page.versions.find(({ version }) => version === search.get("published"));
  useFocusOnRefusal(answer);
  const { files } = page;
  return (
    <>
      <PageHeader
        over={<Link to="/organisation">Organisation</Link>}
        title="Ladder versions"
        lead={page.title}
      />
      {published ? (
        <Notice tone="good" live title={`Version ${published.version} is published.`}>
          Everybody reads it from now on. Cycles that are open stay on their version until the
          people team moves them.
        </Notice>
      ) : null}
      {answer?.errors.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      {files.kind === "candidate" ? (
        <CandidatePart candidate={files} answer={answer} />
      ) : (
        <FilesState files={files} />
      )}
      <PublishedVersions versions={page.versions} running={page.running} timeZone={page.timeZone} />
    </>
  );
}
