import { Link } from "@remix-run/react";

/** Says on every page of the demo organisation that nothing here is real, and who one is looking as. */
export function DemoBanner({ personName }: { personName: string | null }) {
  return (
    <aside
      aria-label="Demo organisation"
      data-print="hide"
      className="border-line border-b bg-accent-wash px-4 py-1.5 text-center text-small"
    >
      Demo organisation: everybody in it is made up.{" "}
      {personName ? (
        <>
          You look as <strong>{personName}</strong>.{" "}
          <Link to="/sign-in" reloadDocument>
            Look as somebody else
          </Link>
        </>
      ) : (
        <Link to="/sign-in" reloadDocument>
          Choose whom to look as
        </Link>
      )}
    </aside>
  );
}
