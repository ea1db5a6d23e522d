import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ComparisonTable } from "~/ladder/components/comparison";
import { LadderError } from "~/ladder/components/ladder-error";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { PageHeader } from "~/ui/page";
import { compareView, defaultComparison, standingFrom } from "../views/compare-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${data.from.title} and ${data.to.title}` : "Compare levels"} · Rostrum` },
  {
    name: "description",
    content: data
      ? `What is expected of a ${data.from.title} and of a ${data.to.title}, side by side and word by word.`
      : "",
  },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const search = new URL(request.url).searchParams;
  const fallback = defaultComparison(ladder);
  const from = standingFrom(ladder, search.get("from") || fallback.from);
  const to = standingFrom(ladder, search.get("to") || fallback.to);
  if (!from || !to) throw notInLadder("level");
  return data(compareView(ladder, from, to, search.get("marks") === "all"), {
    headers: reader.headers,
  });
}

export default function ComparePage() {
  const { from, to, values, places, step, groups, marksAll } = useLoaderData<typeof loader>();
  const isSame = values.from === values.to;
  const select = (name: "from" | "to", label: string) => (
    <div className="min-w-0 flex-1 basis-60 sm:max-w-72">
      <label htmlFor={name} className="mb-1 block text-small text-soft">
        {label}
      </label>
      <select id={name} name={name} defaultValue={values[name]} className="field-input">
        {places.map(({ track, options }) => (
          <optgroup key={track} label={track}>
            {options.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <PageHeader title="Compare two levels" lead={`${from.title} beside ${to.title}.`} />
      <form
        method="get"
        action="/ladder/compare"
        data-print="hide"
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        {select("from", "This level")}
        {select("to", "with this one")}
        <button type="submit" className="button">
          Compare
        </button>
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name="marks"
            value="all"
            defaultChecked={marksAll}
            className="size-4 accent-accent"
          />
          Mark every word that differs
        </label>
      </form>
      {isSame ? (
        <p className="max-w-(--container-text) border-line border-y py-6">
          You chose the same level twice. Choose another on either side.
        </p>
      ) : (
        <>
          <p className="mb-4 max-w-(--container-text) text-soft">
            What only {from.title} asks is <del>struck through</del>; what only {to.title} asks is{" "}
            <ins>underlined</ins>; what both ask stands as it is.
            {marksAll
              ? ""
              : " A text of which hardly a word is shared stands as it is on both sides, to be read whole."}
            {step ? (
              <>
                {" "}
                Between the two lies a transition: <a href={step.to}>{step.title}</a>.
              </>
            ) : null}
          </p>
          <ComparisonTable before={from} after={to} groups={groups} />
        </>
      )}
    </>
  );
}
