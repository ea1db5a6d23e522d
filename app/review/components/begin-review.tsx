import { Form, Link, useNavigation } from "@remix-run/react";
import { Section } from "~/ui/page";
import type { ReviewPage } from "./review-facts";

/** Before the first rating: what beginning means, for both. */
export function BeginReview({ page }: { page: ReviewPage }) {
  const { assessment, progress } = page;
  const busy = useNavigation().state !== "idle";
  const { name } = assessment.person;
  return (
    <Section title="Before you begin" id="begin">
      <ul className="prose list-disc pl-5">
        <li>
          You rate the same {progress.total} criteria from what {name} wrote and shows.
        </li>
        <li>
          {assessment.cycle.isBlind
            ? `${name}’s own rating of a criterion shows once you have settled on yours.`
            : `In this cycle ${name}’s own ratings stand beside yours from the beginning.`}
        </li>
        <li>{name} sees nothing of your review before you release it.</li>
        <li>From the moment you begin, {name} can no longer take the assessment back.</li>
      </ul>
      <Form method="post" className="mt-5 flex flex-wrap items-center gap-4">
        <button
          type="submit"
          name="intent"
          value="start"
          className="button button-primary"
          disabled={busy}
        >
          {progress.rated > 0 ? "Go on with the review" : "Begin the review"}
        </button>
        <Link to={`/reviews/${assessment.id}/record`}>Only read what {name} submitted</Link>
      </Form>
    </Section>
  );
}
