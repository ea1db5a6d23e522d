import { useState } from "react";
import { TextArea } from "~/ui/field";
import { type ContactData, contactDataIn } from "../domain/contact-data";

const LOOKS_LIKE: Record<ContactData, string> = {
  email: "an e-mail address",
  phone: "a phone number",
  address: "a postal address",
};

/** A text about a candidate. It is saved whatever it says; where it looks like contact data, that is said. */
export function CardText({
  name,
  label,
  hint,
  rows = 4,
  defaultValue,
  error,
  required = false,
}: {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  defaultValue: string;
  error?: string | undefined;
  required?: boolean;
}) {
  const [text, setText] = useState(defaultValue);
  const found = contactDataIn(text);
  return (
    <div>
      <TextArea
        name={name}
        label={label}
        hint={hint}
        rows={rows}
        wide
        defaultValue={defaultValue}
        error={error}
        required={required}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <output aria-live="polite" className="block max-w-(--container-text)">
        {found.length > 0 ? (
          <span className="mb-4 block border-warn border-l-3 pl-3 text-small text-soft">
            This looks like {found.map((kind) => LOOKS_LIKE[kind]).join(" and ")}. It is saved as it
            stands; what helps nobody to decide is better left out.
          </span>
        ) : null}
      </output>
    </div>
  );
}
