import { Form } from "@remix-run/react";
import { Moment } from "~/ui/dates";
import { Section } from "~/ui/page";
import type { PersonDetail } from "../person.server";
import { AccountStateTag } from "./account-state-tag";

type Props = { person: PersonDetail; mailIsDelivered: boolean; timeZone: string };

/** What can be done about somebody's account, and where it stands. */
export function AccountActions({ person, mailIsDelivered, timeZone }: Props) {
  return (
    <Section title="Account" id="account">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <AccountStateTag state={person.state} />
        {person.invitedAt && person.state === "invited" ? (
          <span className="text-small text-soft">
            on <Moment value={person.invitedAt} timeZone={timeZone} />
          </span>
        ) : null}
      </p>
      <Explanation {...{ person, mailIsDelivered }} />
      <Form method="post" className="mt-3 flex flex-wrap gap-3">
        {person.state === "not-invited" || person.state === "invited" ? (
          <button type="submit" name="intent" value="invite" className="button">
            {person.state === "invited" ? "Send the invitation again" : "Send an invitation"}
          </button>
        ) : null}
        {person.state === "active" ? (
          <button type="submit" name="intent" value="sign-out-everywhere" className="button">
            Sign out everywhere
          </button>
        ) : null}
      </Form>
    </Section>
  );
}

function Explanation({ person, mailIsDelivered }: Pick<Props, "person" | "mailIsDelivered">) {
  const outbox = mailIsDelivered
    ? ""
    : " No mail server is set, so the letter waits in the outbox for a system administrator to pass on.";
  const texts = {
    "not-invited": `The invitation goes to ${person.email} and works for seven days.${outbox}`,
    invited: `${person.name} has not chosen a password yet. A new invitation replaces the one before.${outbox}`,
    active: "Signing out ends every session, on every device; they can sign in again.",
    left: "They cannot sign in any more. Everything they wrote is kept.",
  } as const;
  return <p className="mt-2 max-w-(--container-text) text-soft">{texts[person.state]}</p>;
}
