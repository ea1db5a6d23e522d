import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, parseForm, readForm } from "~/platform/form";
import { Day, dayIn } from "~/ui/dates";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Empty, PageHeader, Section, Tag } from "~/ui/page";
import {
  addDelegation,
  delegationChoices,
  endDelegation,
  listDelegations,
} from "../delegations.server";
import { delegationForm } from "../domain/delegation-form";

export const meta = () => [{ title: "Acting managers · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "delegation.manage");
  const [delegations, choices] = await Promise.all([listDelegations(), delegationChoices()]);
  return { delegations, choices, today: dayIn(viewer.timeZone, new Date()) };
}

const intents = z.enum(["add", "end"]);

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "delegation.manage");
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  try {
    switch (intent.data) {
      case "add": {
        const parsed = parseForm(form, delegationForm);
        if (!parsed.ok) return data(parsed, { status: 422 });
        await addDelegation(viewer.actor, parsed.value);
        break;
      }
      case "end":
        await endDelegation(viewer.actor, formText(form, "delegation"));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = intent.data === "add" && error.status === 422 ? fieldOf(error) : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  throw redirect("/organisation/delegations");
}

/** The last day can be over already; every other refusal of what was typed is about who acts. */
function fieldOf({ message }: AppError): "delegate" | "endsOn" {
  return message.startsWith("The last day") ? "endsOn" : "delegate";
}

const WHEN = { now: "acting now", later: "to come", over: "over" } as const;

export default function DelegationsPage() {
  const { delegations, choices, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const given = (name: string, fallback = "") => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : fallback;
  };
  return (
    <>
      <PageHeader
        over={<Link to="/organisation">Organisation</Link>}
        title="Acting managers"
        lead="While a manager is away, somebody else can see their reports’ assessments and begin reviews. A review that was begun stays with whoever began it until it is handed over."
      />
      {delegations.length === 0 ? (
        <Empty title="Nobody acts for anybody." />
      ) : (
        <ul className="max-w-3xl border-line border-t">
          {delegations.map((each) => (
            <li
              key={each.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b py-3"
            >
              <div>
                <p>
                  <span className="font-semibold">{each.delegate}</span> for {each.manager}{" "}
                  <Tag tone={each.when === "now" ? "good" : "plain"}>{WHEN[each.when]}</Tag>
                </p>
                <p className="text-small text-soft">
                  <Day value={each.startsOn} /> to <Day value={each.endsOn} />
                  {each.endedAt ? (
                    <>
                      , ended <Day value={each.endedAt} />
                    </>
                  ) : null}
                </p>
              </div>
              {each.when === "over" ? null : (
                <Form method="post">
                  <input type="hidden" name="delegation" value={each.id} />
                  <button type="submit" name="intent" value="end" className="button button-quiet">
                    End it now
                    <span className="sr-only">
                      : {each.delegate} for {each.manager}
                    </span>
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      <Section title="Name somebody" id="add">
        <Form method="post" noValidate key={delegations.length}>
          <ErrorSummary errors={answer?.errors} />
          <SelectField
            name="manager"
            label="Acting for"
            defaultValue={given("manager")}
            error={answer?.errors?.manager}
            required
          >
            <option value="">Choose …</option>
            {choices.managers.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name} ({person.email})
              </option>
            ))}
          </SelectField>
          <TextField
            name="delegate"
            type="email"
            label="Who acts"
            hint="Their e-mail address. They can see and review everybody who reports to that manager, never themselves."
            list="people"
            defaultValue={given("delegate")}
            error={answer?.errors?.delegate}
            required
          />
          <datalist id="people">
            {choices.people.map((person) => (
              <option key={person.id} value={person.email}>
                {person.name}
              </option>
            ))}
          </datalist>
          <TextField
            name="startsOn"
            type="date"
            label="First day"
            defaultValue={given("startsOn", today)}
            error={answer?.errors?.startsOn}
            required
          />
          <TextField
            name="endsOn"
            type="date"
            label="Last day"
            defaultValue={given("endsOn")}
            error={answer?.errors?.endsOn}
            required
          />
          <button type="submit" name="intent" value="add" className="button button-primary">
            Name them
          </button>
        </Form>
      </Section>
    </>
  );
}
