import { Form, useSubmit } from "@remix-run/react";
import {
  type ComponentProps,
  type FormEvent,
  lazy,
  type Ref,
  Suspense,
  useRef,
  useState,
} from "react";

// The question's machinery is loaded when it is first asked, not with the page.
const Question = lazy(() => import("./question"));

type Props = ComponentProps<typeof Form> & {
  /** The value of the button that asks first. */
  before: string;
  question: { title: string; description: string; yes: string; no: string };
  /** Is there anything to ask yet? A form that is not filled in goes to the server, which says what is missing. */
  isReady?: (form: FormData) => boolean;
  /** The form itself, for a page that reads it as it is filled in. */
  formRef?: Ref<HTMLFormElement>;
};

/** A form with a button that cannot be undone, so it asks first. Without JavaScript it simply does it. */
export function AskFirstForm({ before, question, isReady, formRef, children, ...form }: Props) {
  const [asking, setAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const pressed = useRef<HTMLButtonElement | null>(null);
  const submit = useSubmit();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (!(button instanceof HTMLButtonElement) || button.value !== before) return;
    if (isReady && !isReady(new FormData(event.currentTarget))) return;
    event.preventDefault();
    pressed.current = button;
    setWasAsked(true);
    setAsking(true);
  };
  return (
    <>
      <Form {...form} {...(formRef ? { ref: formRef } : {})} onSubmit={ask}>
        {children}
      </Form>
      {wasAsked ? (
        <Suspense>
          <Question
            {...question}
            open={asking}
            onOpenChange={setAsking}
            onYes={() => submit(pressed.current)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
