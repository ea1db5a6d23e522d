import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { THEMES } from "~/platform/theme";

/** Keeps the choice in a cookie for a year and goes back to where it was made. */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = (await request.formData()).get("theme");
  const theme = THEMES.find((candidate) => candidate === chosen) ?? "system";
  const from = request.headers.get("referer");
  const back = from && URL.canParse(from) ? new URL(from) : null;
  return redirect(back ? back.pathname + back.search : "/", {
    headers: { "set-cookie": `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax` },
  });
}

export function loader() {
  return redirect("/");
}
