import { DayOf } from "~/ui/dates";
import { Section, Tag } from "~/ui/page";

type Version = {
  id: string;
  version: string;
  note: string;
  publishedAt: Date | string;
  by: string | null;
};

/** Every version there was, with who published it and what they said of it. */
export function PublishedVersions({
  versions,
  running,
  timeZone,
}: {
  versions: Version[];
  running: string;
  timeZone: string;
}) {
  return (
    <Section title="Published" id="published">
      <ol className="max-w-3xl border-line border-t">
        {versions.map((each) => (
          <li
            key={each.id}
            className="grid gap-x-6 border-line border-b py-3 sm:grid-cols-[6rem_1fr_auto]"
          >
            <p className="font-semibold tabular-nums">
              {each.version} {each.id === running ? <Tag tone="good">Now</Tag> : null}
            </p>
            <p className="max-w-(--container-text)">
              {each.note || (
                <span className="text-soft">The version this installation began with.</span>
              )}
            </p>
            <p className="text-small text-soft sm:text-right">
              <DayOf moment={each.publishedAt} timeZone={timeZone} />
              {each.by ? (
                <span className="sm:block">
                  <span className="sm:hidden"> · </span>
                  {each.by}
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
