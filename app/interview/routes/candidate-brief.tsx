import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { renderMarkdown } from "~/platform/markdown.server";
import { bareHandle } from "~/ui/document";
import { Markdown } from "~/ui/markdown";
import { PageHeader, Section } from "~/ui/page";
import { FileList } from "../components/kit-exercise";
import { candidateBrief } from "../domain/kit-view";
import { requireExercise } from "../kits.server";

export const handle = bareHandle;
export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: `${page?.title ?? "Exercise"} · Rostrum` },
];

/** Made for the candidate's eyes, also on a shared screen: nothing is loaded here that they are not to see. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { kit, exercise } = await requireExercise({ request, context }, params);
  return {
    ...candidateBrief(exercise, renderMarkdown),
    at: `/interviews/kits/${kit.id}/exercises/${exercise.id}`,
    kit: `/interviews/kits/${kit.id}`,
  };
}

export default function CandidateBriefPage() {
  const { title, minutes, aiUse, brief, files, at, kit } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHeader
        over={<a href={kit}>Back to the kit</a>}
        title={title}
        lead={`${minutes} minutes. ${aiUse}`}
        actions={
          <>
            <a href={`${at}/candidate.md`} className="button" download>
              Download as Markdown
            </a>
            <a href={`${at}/files.zip`} className="button" download>
              Download all as .zip
            </a>
          </>
        }
      />
      <Markdown nodes={brief} className="[&_h2]:text-title [&_h3]:text-lead" />
      {files.length > 0 ? (
        <Section title="Files" id="files">
          <FileList at={at} files={files} />
        </Section>
      ) : null}
    </article>
  );
}
