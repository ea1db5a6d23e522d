import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { callAuth } from "~/platform/auth.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const result = await callAuth("/sign-out", {}, request, context);
  if (result.ok) for (const line of result.cookies) context.setCookie(line);
  return redirect("/sign-in");
}

export function loader() {
  return redirect("/");
}
