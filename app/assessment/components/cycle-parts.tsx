import { Form, Link, type useLoaderData, useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { Day } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Empty, Notice, Section, Tag } from "~/ui/page";
import { cycleForm } from "../domain/cycle-form";
import type { loader } from "../routes/cycle";
import { CloseCycle } from "./close-cycle";
import { CycleFields } from "./cycle-fields";
import { ProgressTable } from "./progress-table";

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** State, dates and the one thing to do next. */
export function CycleFacts({ page, error }: { page: Page; error: string | undefined }) {
  const { cycle, summary } = page;
  const busy = useNavigation().state !== "idle";
  const added = new URLSearchParams(page.search).get("added");
  return (
    <>
      {error ? <Notice tone="bad" live title={error} /> : null}
      {added !== null && /^\d+$/.test(added) ? (
        <Notice
          tone="good"
          live
          title={added === "1" ? "1 person was added." : `${added} people were added.`}
        />
      ) : null}
      {new URLSearchParams(page.search).has("moved") ? (
        <Notice tone="good" live title={`This cycle is on ladder ${cycle.ladderVersion} now.`} />
      ) : null}
      {page.newer ? (
        <Notice title={`Version ${page.newer.version} of the ladder is published.`}>
          <p>
            This cycle stays on {cycle.ladderVersion} unless you move it. {page.newer.impact}
          </p>
          <p>
            <Link
              to={`/organisation/cycles/${cycle.id}/move`}
              className="inline-flex min-h-11 items-center"
            >
              See what moving it would do
            </Link>
          </p>
        </Notice>
      ) : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Fact term="State">
          <Tag tone={cycle.state === "open" ? "good" : "plain"}>{cycle.state}</Tag>
        </Fact>
        <Fact term="Opens">
          <Day value={cycle.opensOn} />
        </Fact>
        <Fact term="Due">
          <Day value={cycle.closesOn} />
        </Fact>
        <Fact term="Ladder">{cycle.ladderVersion}</Fact>
        <Fact term="People">{summary?.people ?? 0}</Fact>
        <Fact term="Begun">{summary?.started ?? 0}</Fact>
        <Fact term="Submitted">{summary?.submitted ?? 0}</Fact>
      </dl>
      <p className="mt-4" data-print="hide">
        <Link
          to={`/organisation/cycles/${cycle.id}/review`}
          className="inline-flex min-h-11 items-center"
        >
          How it is reviewed, and how far each review is
        </Link>
      </p>
      <div className="mt-3" data-print="hide">
        {cycle.state === "open" ? (
          <CloseCycle
            name={cycle.name}
            waiting={(summary?.people ?? 0) - (summary?.submitted ?? 0)}
            busy={busy}
          />
        ) : (
          <Form method="post">
            <button
              type="submit"
              name="intent"
              value="open"
              className="button button-primary"
              disabled={busy}
            >
              {cycle.state === "closed" ? "Open it again" : "Open the cycle"}
            </button>
          </Form>
        )}
        <p className="mt-1 text-small text-soft">
          {cycle.state === "open"
            ? "Closing ends writing and submitting. Nothing is lost, and it can be opened again."
            : "Once open, everybody in it sees it from its opening day."}
        </p>
      </div>
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{term}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

/** Who takes part, filtered and paged by the address, with the choice at the fork. */
export function CyclePeople({ page }: { page: Page }) {
  const { filter, people, total, pages, teams, cycle } = page;
  const isFiltered = Boolean(filter.q || filter.team || filter.state);
  const pageAddress = (number: number) => {
    const search = new URLSearchParams(page.search);
    search.set("page", String(number));
    search.delete("added");
    return `?${search}`;
  };
  const byId = new Map(people.map((person) => [person.assessmentId, person]));
  return (
    <>
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" data-print="hide">
        <label className="block">
          <span className="block text-small">Name</span>
          <input name="q" type="search" defaultValue={filter.q} className="field-input" />
        </label>
        <label className="block">
          <span className="block text-small">Team</span>
          <select name="team" defaultValue={filter.team ?? ""} className="field-input">
            <option value="">All teams</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        </label>
        <label className="block">
          <span className="block text-small">State</span>
          <select name="state" defaultValue={filter.state ?? ""} className="field-input">
            <option value="">Any state</option>
            <option value="not-started">Not started</option>
            <option value="in-progress">In progress</option>
            <option value="submitted">Submitted</option>
          </select>
        </label>
        <button type="submit" className="button">
          Show
        </button>
      </Form>
      {total === 0 ? (
        <Empty title={isFiltered ? "Nobody matches." : "Nobody is in this cycle yet."}>
          {isFiltered ? (
            <Link to="?">Show everybody</Link>
          ) : (
            "Add people below: everybody on the ladder, or some teams."
          )}
        </Empty>
      ) : (
        <ProgressTable
          people={people}
          label="People in this cycle"
          timeZone={page.timeZone}
          {...(cycle.state === "closed"
            ? {}
            : { actions: (person) => <PersonActions person={byId.get(person.assessmentId)} /> })}
        />
      )}
      {pages > 1 ? (
        <nav aria-label="Pages" className="mt-4 flex items-center gap-4">
          {filter.page > 1 ? <Link to={pageAddress(filter.page - 1)}>Previous</Link> : null}
          <span className="text-soft">
            Page {filter.page} of {pages}
          </span>
          {filter.page < pages ? <Link to={pageAddress(filter.page + 1)}>Next</Link> : null}
        </nav>
      ) : null}
    </>
  );
}

function PersonActions({ person }: { person: Page["people"][number] | undefined }) {
  if (!person?.assessmentId || person.submittedAt) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {person.choices.length > 1 ? (
        <Form method="post" className="flex gap-2">
          <input type="hidden" name="assessment" value={person.assessmentId} />
          <select
            name="transition"
            defaultValue={person.transitionId ?? ""}
            aria-label={`What ${person.name} is assessed towards`}
            className="field-input max-w-48"
          >
            {person.choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.to}
              </option>
            ))}
          </select>
          <button type="submit" name="intent" value="retarget" className="button">
            Set<span className="sr-only"> for {person.name}</span>
          </button>
        </Form>
      ) : null}
      {person.startedAt ? null : (
        <Form method="post">
          <input type="hidden" name="assessment" value={person.assessmentId} />
          <button type="submit" name="intent" value="remove" className="button button-quiet">
            Take out<span className="sr-only"> {person.name}</span>
          </button>
        </Form>
      )}
    </div>
  );
}

type Answer = { errors: FieldErrors; values: FormValues } | undefined;

/** Adding people, and changing name and dates. */
export function CycleForms({ page, answer }: { page: Page; answer: Answer }) {
  const { cycle, teams } = page;
  const form = useSchemaForm(cycleForm, answer, {
    name: cycle.name,
    opensOn: isoDay(cycle.opensOn),
    closesOn: isoDay(cycle.closesOn),
  });
  return (
    <>
      {cycle.state === "closed" ? null : (
        <Section title="Add people" id="add">
          <p className="max-w-(--container-text)">
            Adds everybody who is on the ladder below its top and not in the cycle yet, each towards
            the next level on their own track. Choose teams, or none for all of them.
          </p>
          <Form method="post" className="mt-3">
            <fieldset className="flex max-w-3xl flex-wrap gap-x-6">
              <legend className="sr-only">Teams</legend>
              {teams.map((team) => (
                <label key={team.id} className="flex min-h-11 items-center gap-2">
                  <input
                    type="checkbox"
                    name="teams[]"
                    value={team.id}
                    className="size-4.5 accent-accent"
                  />
                  {team.name}
                </label>
              ))}
            </fieldset>
            <button type="submit" name="intent" value="add" className="button mt-2">
              Add people
            </button>
          </Form>
        </Section>
      )}
      <Section title="Name and dates" id="edit">
        <Form method="post" onSubmit={form.onSubmit} noValidate>
          <ErrorSummary errors={answer?.errors.form ? {} : answer?.errors} />
          <CycleFields field={form.field} />
          <button type="submit" name="intent" value="edit" className="button">
            Save
          </button>
        </Form>
      </Section>
    </>
  );
}

function isoDay(date: Date | string): string {
  return new Date(date).toISOString().slice(0, 10);
}
