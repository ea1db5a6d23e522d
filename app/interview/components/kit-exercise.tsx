import type { ReactNode } from "react";
import { BulletList } from "~/ladder/components/bullet-list";
import { InlineCode } from "~/ui/inline-code";
import { Inline, Markdown, type MarkdownNode } from "~/ui/markdown";
import type { InterviewerExercise } from "../domain/kit-view";

type Props = {
  exercise: InterviewerExercise<MarkdownNode[]>;
  /** Where the exercise is in its kit, `/interviews/kits/…/exercises/…`: its files are below it. */
  at: string;
  heading?: "h2" | "h3" | "h4";
  /** What stands with a flaw, such as whether it was found. */
  afterFlaw?: (flawId: string) => ReactNode;
};

/** All of an exercise for whoever runs it. Candidates are given their brief and the files, never this. */
export function ExerciseForInterviewer({
  exercise,
  at,
  heading: Heading = "h3",
  afterFlaw,
}: Props) {
  const { minutes, aiUse, criteria, brief, interviewerBrief, flaws, observe, files } = exercise;
  const part = (title: string, children: ReactNode) => (
    <div>
      <Heading className="mb-2 font-semibold text-base">{title}</Heading>
      {children}
    </div>
  );
  return (
    <div className="grid gap-6 [&>*]:min-w-0">
      <p className="text-soft">
        {minutes} minutes. For the candidate: “{aiUse}”
      </p>
      {interviewerBrief ? part("For you", <Markdown nodes={interviewerBrief} />) : null}
      {part(
        "It looks at",
        <ul className="list-disc pl-5">
          {criteria.map(({ id, question }) => (
            <li key={id}>{question}</li>
          ))}
        </ul>,
      )}
      {observe.length > 0
        ? part(
            "Observe",
            <div className="max-w-(--container-text)">
              <BulletList items={observe} />
            </div>,
          )
        : null}
      {flaws.length > 0
        ? part(
            flaws.length === 1 ? "One planted flaw" : `${flaws.length} planted flaws`,
            <ol className="grid list-decimal gap-4 pl-6">
              {flaws.map(({ id, title, kind, where, why, hint }) => (
                <li key={id} className="max-w-(--container-text)">
                  <p>
                    <span className="font-semibold">
                      <InlineCode text={title} />
                    </span>{" "}
                    <span className="text-small text-soft">({kind})</span>
                  </p>
                  <dl className="text-small">
                    {where ? <Fact term="Where">{where}</Fact> : null}
                    {why ? (
                      <Fact term="Why it matters">
                        <Inline nodes={why} />
                      </Fact>
                    ) : null}
                    {hint ? (
                      <Fact term="Hint">
                        <Inline nodes={hint} />
                      </Fact>
                    ) : null}
                  </dl>
                  {afterFlaw?.(id)}
                </li>
              ))}
            </ol>,
          )
        : null}
      <details>
        <summary className="min-h-6 py-1 font-semibold">The candidate’s brief</summary>
        <Markdown nodes={brief} className="border-line border-l-3 pt-2 pl-4" />
      </details>
      <ExerciseLinks at={at} files={files} />
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="mt-1">
      <dt className="inline text-soft">{term}: </dt>
      <dd className="inline [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** What is given to the candidate: the brief as a page and a file, and each file of the starting material. */
function ExerciseLinks({
  at,
  files,
}: Pick<Props, "at"> & { files: { path: string; bytes: number }[] }) {
  return (
    <div>
      <p className="flex flex-wrap gap-x-6" data-print="hide">
        <a href={`${at}/candidate`} className="inline-flex min-h-11 items-center">
          Brief to show or print
        </a>
        <a href={`${at}/candidate.md`} className="inline-flex min-h-11 items-center" download>
          Brief as Markdown
        </a>
        <a href={`${at}/files.zip`} className="inline-flex min-h-11 items-center" download>
          Brief and files as .zip
        </a>
      </p>
      {files.length > 0 ? <FileList at={at} files={files} /> : null}
    </div>
  );
}

/** The files that the candidate starts from, each to download. */
export function FileList({
  at,
  files,
}: Pick<Props, "at"> & { files: { path: string; bytes: number }[] }) {
  return (
    <ul aria-label="Files" className="max-w-(--container-text)">
      {files.map(({ path, bytes }) => (
        <li
          key={path}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-t"
        >
          <a
            href={`${at}/files/${path}`}
            download
            className="inline-flex min-h-8 items-center [overflow-wrap:anywhere]"
          >
            {path}
          </a>
          <span className="text-small text-soft">{size(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} kB`;
}
