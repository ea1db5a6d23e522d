import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readForm } from "~/platform/form";
import { refererPath } from "~/platform/return-address";
import { THEMES } from "~/platform/theme";

/** Keeps the choice in a cookie for a year and goes back to where it was made. */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = (await readForm(request)).get("theme");
  const theme = THEMES.find((candidate) => candidate === chosen) ?? "system";
  return redirect(refererPath(request), {
    headers: { "set-cookie": `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax` },
  });
}

export function loader() {
  return redirect("/");
}
