import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/access/guards.server";
import { SelectField } from "~/ui/field";
import { Empty, PageHeader, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { PrintedOn } from "~/ui/printed-on";
import { PastList } from "../components/past-list";
import { TrendPart } from "../components/trend-part";
import { readListFilter } from "../domain/list-filter";
import { historyPage } from "../history-page.server";

export const meta = () => [{ title: "History · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const filter = readListFilter(new URL(request.url).searchParams);
  const { name, timeZone } = viewer;
  return { filter, name, timeZone, ...(await historyPage(viewer, filter)) };
}

export default function HistoryPage() {
  const { trend, list, total, page, pages, steps, filter, name, timeZone } =
    useLoaderData<typeof loader>();
  const isFiltered = filter.step !== "" || filter.kind !== "";
  return (
    <>
      <PrintedOn name={name} timeZone={timeZone} />
      <PageHeader
        over={<Link to="/assessments">My assessments</Link>}
        title="History"
        lead="Every assessment as it was on its day, with the version of the ladder it was made against."
      />
      {trend.competencies.length > 0 ? <TrendPart {...trend} timeZone={timeZone} /> : null}
      <Section title="Every past assessment" id="past">
        {steps.length > 0 ? <Filters steps={steps} filter={filter} /> : null}
        {total > 0 ? (
          <PastList list={list} timeZone={timeZone} />
        ) : (
          <Empty title={isFiltered ? "No past assessment is like that." : "There is no past yet."}>
            {isFiltered ? (
              <Link to="/history">Show all of them</Link>
            ) : (
              <>
                What you submit is kept here, word for word.{" "}
                <Link to="/assessments">Go to your assessments</Link>
              </>
            )}
          </Empty>
        )}
        <Pager page={page} pages={pages} label="Pages of past assessments" />
      </Section>
      <div data-print="hide">
        <Section title="Take it with you" id="export">
          <p className="max-w-(--container-text)">
            Your own record: what you wrote, submitted and were released, your evidence and what
            colleagues said of it. Reviews that are not released yet are not in it.
          </p>
          <p className="mt-4 flex flex-wrap gap-3">
            <a href="/history/record.json" download className="button">
              Everything as JSON
            </a>
            <a href="/history/record.csv" download className="button">
              Ratings as CSV
            </a>
          </p>
        </Section>
      </div>
    </>
  );
}

type FiltersProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "steps" | "filter">;

function Filters({ steps, filter }: FiltersProps) {
  return (
    <Form method="get" data-print="hide" className="flex flex-wrap items-end gap-x-4">
      <SelectField name="step" label="Step" required defaultValue={filter.step}>
        <option value="">Every step</option>
        {steps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <SelectField name="kind" label="Kind" required defaultValue={filter.kind}>
        <option value="">Cycles and check-ins</option>
        <option value="cycle">Cycles</option>
        <option value="check-in">Check-ins</option>
      </SelectField>
      <button type="submit" className="button mb-4">
        Show
      </button>
    </Form>
  );
}
