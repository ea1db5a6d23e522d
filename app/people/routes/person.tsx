import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { can } from "~/access/domain/can";
import { notFound, requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { AccountActions } from "~/people/components/account-actions";
import { DoneNotice } from "~/people/components/done-notice";
import { PersonEdit } from "~/people/components/person-edit";
import { PersonFacts } from "~/people/components/person-facts";
import { ReportsList } from "~/people/components/reports-list";
import { standingGroups, standingTitle } from "~/people/domain/standing";
import { invitePerson, signOutEverywhere } from "~/people/invitation.server";
import { personChoices } from "~/people/people-choices.server";
import { findPerson } from "~/people/person.server";
import { savePerson } from "~/people/person-save.server";
import { reportsOf } from "~/people/reporting.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { mailIsDelivered } from "~/platform/mail.server";
import { Notice, PageHeader } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.person.name ?? "Person"} · Rostrum` },
];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "person.read");
  const person = await findPerson(viewer, personIdOf(ask.params));
  if (!person) throw notFound();
  const mayWrite = can(viewer, "person.write");
  const [reports, choices] = await Promise.all([
    reportsOf(person.id),
    mayWrite ? personChoices(person.managerId) : null,
  ]);
  const { ladder } = currentLadder();
  return {
    person: { ...person, level: standingTitle(ladder, person) },
    reports: reports.map((each) => ({ id: each.id, name: each.name })),
    edit: choices && {
      teams: choices.teams,
      managers: choices.managers.filter((each) => each.id !== person.id),
      groups: standingGroups(ladder),
    },
    mayInvite: can(viewer, "person.invite"),
    mayReadOutbox: can(viewer, "outbox.read"),
    mailIsDelivered: mailIsDelivered(),
    timeZone: viewer.timeZone,
  };
}

const intents = z.enum(["save", "invite", "sign-out-everywhere"]);

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "person.read");
  const personId = personIdOf(ask.params);
  const form = await readForm(ask.request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  const here = `/organisation/people/${personId}`;
  if (!can(viewer, intent.data === "save" ? "person.write" : "person.invite")) throw notFound();
  try {
    switch (intent.data) {
      case "save": {
        const failure = await savePerson(viewer, personId, form, currentLadder().ladder);
        if (failure) return data(failure, failure.later ? 409 : 200);
        return redirect(`${here}?done=saved`);
      }
      case "invite":
        await invitePerson(viewer.actor, viewer, personId);
        return redirect(`${here}?done=invited`);
      case "sign-out-everywhere":
        await signOutEverywhere(viewer.actor, personId);
        return redirect(`${here}?done=signed-out`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 404) throw notFound();
    return data({ ...formFailure(form, { form: error.message }), later: null }, error.status);
  }
}

function personIdOf(params: { personId?: string | undefined }): string {
  const id = z.uuid().safeParse(params.personId);
  if (!id.success) throw notFound();
  return id.data;
}

export default function Person() {
  const { person, reports, edit, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const aboutTheForm = answer?.values.intent === "save" ? answer : undefined;
  return (
    <>
      <PageHeader
        title={person.name}
        over={<Link to="/organisation/people">People</Link>}
        lead={person.email}
      />
      {answer ? null : <DoneNotice {...shown} />}
      {answer && !aboutTheForm ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      <div className="gap-x-16 xl:grid xl:grid-cols-[minmax(0,36rem)_minmax(16rem,1fr)]">
        {edit ? (
          <PersonEdit
            key={person.updatedAt.toISOString()}
            person={person}
            answer={aboutTheForm}
            {...edit}
          />
        ) : (
          <PersonFacts person={person} />
        )}
        <div>
          {shown.mayInvite ? <AccountActions person={person} {...shown} /> : null}
          <ReportsList reports={reports} hasLeft={person.state === "left"} />
        </div>
      </div>
    </>
  );
}
