import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { isLostPage } from "~/platform/lost-page";

const TEXTS: Record<number, { title: string; text: string }> = {
  400: {
    title: "This could not be read",
    text: "What was sent is not what this page expects. Open the page again and repeat what you did.",
  },
  405: { title: "This page takes no forms", text: "Open the page again and repeat what you did." },
  403: { title: "This is not yours to open", text: "If you need it, ask your people team." },
  404: {
    title: "There is nothing here",
    text: "The address may be mistyped, or the page is not open to you.",
  },
  409: {
    title: "Somebody was faster",
    text: "This changed while you looked at it. Open it again to see where it stands.",
  },
  413: { title: "That is more than one page can take", text: "Shorten the text and try again." },
  429: { title: "Too many tries", text: "Please wait a minute, then try again." },
};

/** One page for everything that goes wrong; it says what happened and what to do. */
export function ErrorPage({ requestId }: { requestId?: string | undefined }) {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const known = TEXTS[status];
  const lost = isRouteErrorResponse(error) && isLostPage(error.data) ? error.data : null;
  const told =
    isRouteErrorResponse(error) && typeof error.data === "string"
      ? error.data
      : (lost?.message ?? "");
  return (
    <div className="max-w-(--container-text)">
      <p className="text-small text-soft">{status}</p>
      <h1 className="text-display tracking-tight">{known?.title ?? "Something went wrong here"}</h1>
      <p className="mt-3 text-lead text-soft">
        {known
          ? told && told !== "Not found"
            ? told
            : known.text
          : "It is our fault, not yours. What you had saved is safe. Go back and try again."}
      </p>
      {lost?.typed.map((text) => (
        <blockquote
          key={text}
          className="mt-4 whitespace-pre-wrap border-accent border-l-3 bg-sunken px-4 py-3"
        >
          {text}
        </blockquote>
      ))}
      {!known && requestId ? (
        <p className="mt-3 text-small text-soft">
          If you report it, this number helps: <code>{requestId}</code>
        </p>
      ) : null}
      <p className="mt-6">
        <Link to="/" reloadDocument>
          To the start page
        </Link>
      </p>
    </div>
  );
}
