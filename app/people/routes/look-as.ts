import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/access/guards.server";
import { findOrganisation } from "~/people/organisation.server";
import { findPersonas } from "~/people/personas.server";
import { startSession } from "~/platform/auth.server";
import { readForm } from "~/platform/form";

/** Signs in as a persona without a password: in the demo organisation only. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await findOrganisation())?.isDemo) throw notFound();
  const chosen = (await readForm(request)).get("persona");
  const persona = (await findPersonas()).find((candidate) => candidate.key === chosen);
  if (!persona) throw notFound();
  for (const line of await startSession(persona.userId)) context.setCookie(line);
  return redirect("/");
}

export function loader() {
  return redirect("/sign-in");
}
