import { Form } from "@remix-run/react";

type Shown = { key: string; label: string; name: string; does: string };

/** One button per persona; exists only in the demo organisation. */
export function Personas({ personas }: { personas: Shown[] }) {
  return (
    <Form method="post" action="/demo/look-as" reloadDocument>
      <ul className="max-w-xl">
        {personas.map((persona) => (
          <li
            key={persona.key}
            className="flex flex-wrap items-center justify-between gap-3 border-line border-t py-3 last:border-b sm:flex-nowrap"
          >
            <span>
              <strong className="block font-semibold">{persona.label}</strong>
              <span className="text-soft">
                {persona.name} {persona.does}.
              </span>
            </span>
            <button type="submit" className="button shrink-0" name="persona" value={persona.key}>
              Look as {persona.name}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
