import { Form } from "@remix-run/react";
import { Moment } from "~/ui/dates";
import { TextArea } from "~/ui/field";
import { Markdown } from "~/ui/markdown";
import { Section, Tag } from "~/ui/page";
import type { ReviewCriterionPage } from "./review-editor";

type Props = { page: ReviewCriterionPage; error: string | undefined; asked: string };

/** A question about one criterion, which the engineer answers without reopening the rest. */
export function AskForMore({ page, error, asked }: Props) {
  const { requests, assessment, locked, timeZone } = page;
  const waits = requests.some((request) => !request.answeredAt);
  if (locked && requests.length === 0) return null;
  return (
    <Section title="Ask for more" id="more">
      {requests.length > 0 ? (
        <ol className="max-w-3xl">
          {requests.map((request) => (
            <li key={request.id} className="mb-4 border-line border-l-3 pl-4">
              <p className="whitespace-pre-wrap font-semibold">{request.question}</p>
              <p className="text-small text-soft">
                Asked <Moment value={request.askedAt} timeZone={timeZone} />
              </p>
              {request.answeredAt ? (
                <>
                  <Markdown nodes={request.answer} className="mt-2" />
                  <p className="text-small text-soft">
                    Answered <Moment value={request.answeredAt} timeZone={timeZone} />. Evidence
                    they offered stands above.
                  </p>
                </>
              ) : (
                <Form method="post" className="mt-1 flex flex-wrap items-center gap-3">
                  <Tag tone="warn">Waiting for {assessment.person.name}</Tag>
                  <input type="hidden" name="request" value={request.id} />
                  {locked ? null : (
                    <button
                      type="submit"
                      name="intent"
                      value="withdraw-request"
                      className="button button-quiet"
                    >
                      Take it back
                    </button>
                  )}
                </Form>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {waits || locked ? null : (
        <details className="max-w-xl" open={error !== undefined || asked !== "" || undefined}>
          <summary className="min-h-11 py-2 font-semibold text-accent">
            Ask {assessment.person.name} for more evidence
          </summary>
          <Form method="post" noValidate>
            <TextArea
              name="question"
              label="What would you like to see?"
              hint="They answer just this; the rest of their assessment stays as submitted."
              rows={3}
              defaultValue={asked}
              error={error}
              required
            />
            <button type="submit" name="intent" value="ask" className="button">
              Send the question
            </button>
          </Form>
        </details>
      )}
    </Section>
  );
}
