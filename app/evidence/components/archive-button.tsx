import { Form } from "@remix-run/react";

/** Puts a piece away, or takes it back. */
export function ArchiveButton({ isArchived }: { isArchived: boolean }) {
  return (
    <Form method="post" className="mt-12 border-line border-t pt-4">
      <button
        type="submit"
        name="intent"
        value={isArchived ? "take-back" : "archive"}
        className="button button-quiet -ml-2"
      >
        {isArchived ? "Take it back from the archive" : "Put it in the archive"}
      </button>
    </Form>
  );
}
