import { Link, useSearchParams } from "@remix-run/react";
import { Notice } from "~/ui/page";

type Props = { mailIsDelivered: boolean; mayReadOutbox: boolean };

/** Says what has just been done to a person; the address carries it, so that it is there without JavaScript too. */
export function DoneNotice({ mailIsDelivered, mayReadOutbox }: Props) {
  const [search] = useSearchParams();
  switch (search.get("done")) {
    case "added":
      return (
        <Notice tone="good" live title="Added.">
          <p>They can come in once you have sent an invitation.</p>
        </Notice>
      );
    case "saved":
      return <Notice tone="good" live title="Saved." />;
    case "signed-out":
      return <Notice tone="good" live title="Every session of theirs has ended." />;
    case "invited":
      return (
        <Notice
          tone="good"
          live
          title={mailIsDelivered ? "The invitation is on its way." : "The invitation is written."}
        >
          {mailIsDelivered ? null : (
            <p>
              No mail server is set, so it waits in the{" "}
              {mayReadOutbox ? <Link to="/organisation/outbox">outbox</Link> : "outbox"}, where a
              system administrator can read it and pass the address on.
            </p>
          )}
        </Notice>
      );
    default:
      return null;
  }
}
