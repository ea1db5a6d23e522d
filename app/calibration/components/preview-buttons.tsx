import { Link, useNavigation } from "@remix-run/react";

/**
 * What ends every page of a preview: saving and going on, or, where there is nothing to save any more, going on alone. The
 * first button is the one that Enter presses.
 */
export function PreviewButtons({
  isClosed,
  goesOn,
  next,
  isSaved,
}: {
  isClosed: boolean;
  /** One button saves and goes on; else it stays, and what comes of it is seen here. */
  goesOn: boolean;
  next: { to: string; isLast: boolean };
  isSaved: boolean;
}) {
  const busy = useNavigation().state === "submitting";
  return (
    <div
      id="saved"
      data-print="hide"
      className="mt-10 flex flex-wrap items-center gap-3 border-line border-t pt-6"
    >
      {isClosed ? (
        <Link to={next.to} className="button button-primary">
          {next.isLast ? "Back to your preview" : "Go to the next"}
        </Link>
      ) : (
        <>
          {goesOn ? (
            <button
              type="submit"
              name="go"
              value="next"
              className="button button-primary"
              disabled={busy}
            >
              {next.isLast ? "Save and go back" : "Save and go to the next"}
            </button>
          ) : null}
          <button
            type="submit"
            name="go"
            value="stay"
            className={goesOn ? "button" : "button button-primary"}
            disabled={busy}
          >
            Save
          </button>
        </>
      )}
      {isSaved ? (
        <output className="text-small text-soft">Saved. Nobody else sees it yet.</output>
      ) : null}
    </div>
  );
}
