import { Inline, type MarkdownNode } from "~/ui/markdown";
import type { RankView } from "../views/competency-view.server";
import { BulletList } from "./bullet-list";

/** What a competency asks at one rank: tracks side by side where they ask different things. */
export function RankRow({ rank: { places } }: { rank: RankView }) {
  const [first, ...others] = places;
  if (!first) return null;
  const isSame = others.every((place) => place.isSame);
  return (
    <li className="grid gap-x-8 gap-y-2 border-line border-t py-5 md:grid-cols-[8rem_minmax(0,1fr)]">
      <h3 className="font-semibold text-lead">{first.short}</h3>
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        {(isSame ? [first] : places).map((place) => (
          <div key={place.to} className="max-w-(--container-text)">
            <p className="mb-1 text-small">
              <a href={place.to}>{place.title}</a>
              {isSame && others.length > 0 ? (
                <span className="text-soft">
                  {" "}
                  and {others.map(({ title }) => title).join(", ")}
                </span>
              ) : null}
            </p>
            <Expectation bullets={place.bullets} />
          </div>
        ))}
      </div>
    </li>
  );
}

function Expectation({ bullets }: { bullets: MarkdownNode[][] | null }) {
  const [only] = bullets ?? [];
  if (!bullets) return <p className="text-soft">Nothing is written for this level.</p>;
  return bullets.length === 1 && only ? <Inline nodes={only} /> : <BulletList items={bullets} />;
}
