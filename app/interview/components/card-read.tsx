import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { Moment } from "~/ui/dates";
import { ErrorSummary, SelectField } from "~/ui/field";
import { Notice, PageHeader, Section } from "~/ui/page";
import { OF_ALL } from "../domain/amendment-form";
import { FLAW_OUTCOMES, RECOMMENDATIONS } from "../domain/state";
import type { loader } from "../routes/card";
import { CAN_BE_DISCLOSED, FLAW_OUTCOME_WORDS, RECOMMENDATION_WORDS } from "../words";
import type { Answered } from "./card-editor";
import { CardShown } from "./card-shown";
import { CardText } from "./card-words";

type Page = ReturnType<typeof import("@remix-run/react").useLoaderData<typeof loader>>;
type ReadPage = Extract<Page, { kind: "read" }>;

/** One's own card that is in: as it was handed in, with a way to add to it, and the others' that are in. */
export function CardRead({
  page,
  answer,
  justDone,
}: {
  page: ReadPage;
  answer: Answered;
  justDone: "in" | "added" | null;
}) {
  const { card, late, panel, timeZone } = page;
  return (
    <>
      <PageHeader
        title="Your card"
        lead={
          page.submittedAt ? (
            <>
              Handed in <Moment value={page.submittedAt} timeZone={timeZone} />. It is locked. Times
              are in {timeZone.replaceAll("_", " ")}.
            </>
          ) : (
            "The candidate withdrew before you handed in. This is what you wrote; it counts nowhere."
          )
        }
      />
      {justDone === "in" ? (
        <Notice live tone="good" title="Your card is in. You can read the others’ that are." />
      ) : null}
      {justDone === "added" ? <Notice live tone="good" title="Added." /> : null}
      {late ? <Notice tone="warn" title={late} /> : null}
      {panel.state === "withdrawn" ? null : <OthersCards page={page} />}
      <CardShown card={card} timeZone={timeZone} />
      {panel.state === "withdrawn" ? null : (
        <AddTo
          key={
            [card, ...card.criteria, ...card.exercises.flatMap(({ flaws }) => flaws)].flatMap(
              ({ amendments }) => amendments,
            ).length
          }
          page={page}
          answer={answer}
        />
      )}
    </>
  );
}

function OthersCards({ page }: { page: ReadPage }) {
  const { panel, others, timeZone } = page;
  return (
    <Section id="others" title="Others’ cards">
      {others.length === 0 ? (
        <p className="text-soft">
          {panel.cards.interviewers > 1
            ? "None of them is in yet."
            : "Nobody else interviews here."}
        </p>
      ) : (
        <ul>
          {others.map(({ id, interviewer, submittedAt }) => (
            <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3">
              <Link to={`/interviews/${panel.id}/cards/${id}`}>{interviewer}</Link>
              <span className="text-small text-soft">
                handed in <Moment value={submittedAt} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {panel.state === "open" ? null : (
        <p className="mt-2">
          <Link to={`/interviews/${panel.id}/debrief`}>All cards side by side, in the debrief</Link>
        </p>
      )}
    </Section>
  );
}

/** Something more to say. What was handed in stays beside it. */
function AddTo({ page, answer }: { page: ReadPage; answer: Answered }) {
  const errors = answer?.errors ?? {};
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : "";
  };
  const [about, setAbout] = useState(typed("about"));
  const labels = [
    ...new Map(
      page.asked
        .filter(({ id }) => !page.asked.some((asked) => asked.id === about) || id === about)
        .flatMap(({ points }) => points)
        .map(({ value, label }) => [value, label] as const),
    ),
  ].sort(([a], [b]) => a - b);
  return (
    <Section id="add" title="Add to your card">
      <p className="max-w-(--container-text) text-soft">
        What you handed in stays as it is. What you add stands below it, with its time, and with
        whether you could read others’ cards by then.
      </p>
      <Notice>{CAN_BE_DISCLOSED}</Notice>
      {errors.form ? <Notice live tone="bad" title={errors.form} /> : null}
      <ErrorSummary
        errors={Object.fromEntries(Object.entries(errors).filter(([name]) => name !== "form"))}
        title="Nothing was added yet. Please look at:"
      />
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="amend" />
        <SelectField
          name="about"
          label="About"
          required
          defaultValue={typed("about")}
          error={errors.about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        >
          <option value="">Choose</option>
          <option value={OF_ALL}>The recommendation</option>
          {page.asked.map(({ id, question }) => (
            <option key={id} value={id}>
              {question}
            </option>
          ))}
          {page.flaws.map(({ about: value, title }) => (
            <option key={value} value={value}>
              Flaw: {title}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="point"
          label="Another point"
          hint="For a criterion only."
          defaultValue={typed("point")}
          error={errors.point}
        >
          <option value="">As handed in</option>
          {labels.map(([value, label]) => (
            <option key={value} value={value}>{`${value} ${label}`}</option>
          ))}
        </SelectField>
        <SelectField
          name="recommendation"
          label="Another recommendation"
          hint="Where it is about the recommendation."
          defaultValue={typed("recommendation")}
          error={errors.recommendation}
        >
          <option value="">As handed in</option>
          {RECOMMENDATIONS.map((value) => (
            <option key={value} value={value}>
              {RECOMMENDATION_WORDS[value]}
            </option>
          ))}
        </SelectField>
        {page.flaws.length > 0 ? (
          <SelectField
            name="outcome"
            label="Found after all, or not"
            hint="For a flaw only."
            defaultValue={typed("outcome")}
            error={errors.outcome}
          >
            <option value="">As handed in</option>
            {FLAW_OUTCOMES.map((value) => (
              <option key={value} value={value}>
                {FLAW_OUTCOME_WORDS[value]}
              </option>
            ))}
          </SelectField>
        ) : null}
        <CardText
          name="text"
          label="What you add"
          defaultValue={typed("text")}
          error={errors.text}
          required
        />
        <button type="submit" className="button button-primary">
          Add
        </button>
      </Form>
    </Section>
  );
}
