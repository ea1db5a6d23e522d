import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orRefusal } from "~/people/refusal";
import { parseForm, readForm } from "~/platform/form";
import { documentHandle } from "~/ui/document";
import { PageHeader } from "~/ui/page";
import { ChooseKitPlace, NewKit } from "../components/kit-new";
import { newKitForm } from "../domain/kit-form";
import { makeKit } from "../kit-changes.server";
import { kitPlaces, newKitChoices } from "../kit-page.server";
import { requireKits } from "../kits.server";

export const handle = documentHandle;
export const meta = () => [{ title: "New interview kit · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireKits({ request, context }, "kit.write");
  const wanted = new URL(request.url).searchParams.get("place") ?? "";
  const choices = wanted ? await newKitChoices(wanted) : null;
  return { places: kitPlaces(), choices, isUnknown: wanted !== "" && choices === null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireKits({ request, context }, "kit.write");
  const form = await readForm(request);
  const parsed = parseForm(form, newKitForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const made = await orRefusal(form, () => makeKit(viewer, parsed.value));
  if (!made.ok) return data(made, { status: 422 });
  throw redirect(`/interviews/kits/${made.value}`);
}

export default function NewKitPage() {
  const { places, choices, isUnknown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        over={<a href="/interviews/kits">Interview kits</a>}
        title="New interview kit"
        lead={
          choices
            ? `For ${choices.title}. The ladder has enough to ask two candidates different things.`
            : "Which level is hired into?"
        }
      />
      {choices ? (
        <NewKit choices={choices} answer={answer} />
      ) : (
        <ChooseKitPlace places={places} isUnknown={isUnknown} />
      )}
    </>
  );
}
