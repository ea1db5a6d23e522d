import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { Dialog, DialogClose } from "~/ui/dialog";

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
  const submit = useSubmit();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  return (
    <>
      <Form method="post" onSubmit={ask}>
        <button type="submit" name="intent" value="close" className="button" disabled={busy}>
          Close the cycle
        </button>
      </Form>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Close ${name}?`}
        description={
          waiting === 0
            ? "Everybody has submitted. It can be opened again."
            : `${waiting === 1 ? "1 person has" : `${waiting} people have`} not submitted. They keep what they wrote but can no longer change or submit it, unless you open the cycle again.`
        }
      >
        <div className="mt-6 flex flex-wrap gap-3">
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              setAsking(false);
              submit({ intent: "close" }, { method: "post" });
            }}
          >
            Close the cycle
          </button>
          <DialogClose className="button">Keep it open</DialogClose>
        </div>
      </Dialog>
    </>
  );
}
