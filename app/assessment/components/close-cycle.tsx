import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, lazy, Suspense, useState } from "react";

// The question's machinery is loaded when it is first asked, not with the page.
const CloseCycleQuestion = lazy(() => import("./close-cycle-question"));

/** Ends writing for everybody at once, so it asks first, by name and number. Without JavaScript it simply does it. */
export function CloseCycle({
  name,
  waiting,
  busy,
}: {
  name: string;
  waiting: number;
  busy: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const submit = useSubmit();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setWasAsked(true);
    setAsking(true);
  };
  return (
    <>
      <Form method="post" onSubmit={ask}>
        <button type="submit" name="intent" value="close" className="button" disabled={busy}>
          Close the cycle
        </button>
      </Form>
      {wasAsked ? (
        <Suspense>
          <CloseCycleQuestion
            open={asking}
            onOpenChange={setAsking}
            name={name}
            waiting={waiting}
            onClose={() => submit({ intent: "close" }, { method: "post" })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
