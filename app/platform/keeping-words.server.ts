import { data } from "@remix-run/node";
import { formValues } from "./form";
import type { LostPage } from "./lost-page";

const SECRET = /password/i;
/** Anything shorter is a choice or a word, not something somebody would have to write again. */
const WORTH_KEEPING = 2;

/**
 * Runs a guard. Where the page went away between being opened and being sent (the state changed, somebody else has it
 * now), the answer is the same "not there" as for anybody, together with the words that were sent, so that they are not
 * lost. The guard still comes first: nothing of the form is looked at before it, and nothing but it is shown.
 */
export async function keepingWords<Found>(
  request: Request,
  guard: () => Promise<Found>,
): Promise<Found> {
  const copy = request.clone();
  try {
    return await guard();
  } catch (error) {
    if (!(error instanceof Response) || error.status !== 404) throw error;
    const form = await copy.formData().catch(() => new FormData());
    const typed = Object.entries(formValues(form))
      .filter(([name]) => !SECRET.test(name))
      .flatMap(([, value]) => value)
      .filter((text) => text.trim().split(/\s+/).length >= WORTH_KEEPING);
    if (typed.length === 0) throw error;
    const lost: LostPage = {
      message: "This page is no longer open to you, so nothing was saved. What you wrote is here:",
      typed,
    };
    throw data(lost, { status: 404 });
  }
}
