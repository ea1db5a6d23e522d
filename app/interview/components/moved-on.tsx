import type { FormFailure } from "~/platform/form";
import { Notice, PageHeader } from "~/ui/page";
import { TypedWords } from "./decision-record";

/** Instead of a form whose time is over: why, and what was typed meanwhile. */
export function MovedOn({
  title,
  words,
  answer,
}: {
  title: string;
  words: string;
  answer: FormFailure | undefined;
}) {
  return (
    <>
      <PageHeader title={title} />
      {answer ? <TypedWords answer={answer} /> : <Notice title={words} />}
    </>
  );
}
