import { Empty, Notice } from "~/ui/page";
import type { Files } from "../candidate.server";

/** Why there is nothing to publish, and what to do for there to be. */
export function FilesState({ files }: { files: Exclude<Files, { kind: "candidate" }> }) {
  switch (files.kind) {
    case "same":
      return (
        <Empty title="Nothing waits to be published.">
          The files are what is published. Change them, raise <code>version</code> in the file that
          holds <code>ladder</code>, and open this page again.
        </Empty>
      );
    case "older":
      return (
        <Notice title={`The files say ${files.version}, which is older than what is published.`}>
          Nothing is published backwards. Bring the files up to date, or raise their version.
        </Notice>
      );
    case "changed":
      return (
        <Notice
          tone="bad"
          title={`The files differ from version ${files.version}, which is published.`}
        >
          Published content never changes, because people were rated by it. Raise{" "}
          <code>version</code>, or put the files back. A server that is started now would refuse
          them.
        </Notice>
      );
    case "unreadable":
      return <Notice tone="bad" title={files.message} />;
    case "faults":
      return (
        <Notice
          tone="bad"
          title={
            files.faults.length === 1
              ? "The files have a fault."
              : `The files have ${files.faults.length} faults.`
          }
        >
          <p>The version that is published is not touched by it.</p>
          <Findings findings={files.faults} />
        </Notice>
      );
  }
}

/** Findings one to a line, as the command line prints them. */
export function Findings({ findings }: { findings: readonly string[] }) {
  return (
    <ul className="mt-2">
      {findings.map((finding) => (
        <li key={finding} className="py-1 font-mono text-small [overflow-wrap:anywhere]">
          {finding}
        </li>
      ))}
    </ul>
  );
}
