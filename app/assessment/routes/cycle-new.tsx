import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { parseForm, readForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { PageHeader } from "~/ui/page";
import { CycleFields } from "../components/cycle-fields";
import { createCycle } from "../cycles.server";
import { cycleForm } from "../domain/cycle-form";

export const meta = () => [{ title: "New cycle · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "cycle.manage");
  const { ladder } = currentLadder();
  return {
    today: dayIn(viewer.timeZone, new Date()),
    version: ladder.version,
    title: ladder.title,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "cycle.manage");
  const parsed = parseForm(await readForm(request), cycleForm);
  if (!parsed.ok) return parsed;
  throw redirect(`/organisation/cycles/${await createCycle(viewer.actor, parsed.value)}`);
}

export default function NewCycle() {
  const { today, version, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useSchemaForm(cycleForm, answer, { opensOn: today });
  return (
    <>
      <PageHeader
        over={<Link to="/organisation/cycles">Cycles</Link>}
        title="New cycle"
        lead={`It will be pinned to ${title} ${version}: whatever changes later, people finish on the words they began with.`}
      />
      <Form method="post" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={answer?.errors} />
        <CycleFields field={form.field} />
        <button type="submit" className="button button-primary" disabled={form.busy}>
          Make the cycle
        </button>
        <p className="mt-2 text-small text-soft">
          Next you choose who takes part. Nobody is told yet.
        </p>
      </Form>
    </>
  );
}
