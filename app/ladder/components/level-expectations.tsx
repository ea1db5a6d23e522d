import { Inline, type MarkdownNode } from "~/ui/markdown";
import { Section } from "~/ui/page";
import { BulletList } from "./bullet-list";

type ExpectationGroup = {
  id: string;
  title: string;
  competencies: { id: string; title: string; bullets: MarkdownNode[][] }[];
};

/** What a level asks, competency by competency, under the headings of their groups. */
export function LevelExpectations({ groups }: { groups: ExpectationGroup[] }) {
  return (
    <>
      {groups.map((group) => (
        <Section key={group.id} title={group.title} id={`group-${group.id}`}>
          <dl>
            {group.competencies.map(({ id, title, bullets }) => (
              <div
                key={id}
                className="grid gap-x-8 gap-y-1 border-line border-t py-4 md:grid-cols-[13rem_minmax(0,1fr)]"
              >
                <dt className="font-semibold">
                  <a href={`/ladder/competencies/${id}`}>{title}</a>
                </dt>
                <dd className="max-w-(--container-text)">
                  {bullets[0] && bullets.length === 1 ? (
                    <Inline nodes={bullets[0]} />
                  ) : (
                    <BulletList items={bullets} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}
