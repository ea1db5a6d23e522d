import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { recordAccountEvent } from "~/people/accounts.server";
import { ChangePassword } from "~/people/components/change-password";
import { OwnRecord } from "~/people/components/own-record";
import { SignOutForms } from "~/people/components/sign-out-forms";
import { changePasswordForm } from "~/people/domain/account-forms";
import { passwordFailure } from "~/people/domain/password-failure";
import { standingTitle } from "~/people/domain/standing";
import { findPerson } from "~/people/person.server";
import { accountIsUsed } from "~/platform/account.server";
import { callAuth } from "~/platform/auth.server";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { Notice, PageHeader, Section } from "~/ui/page";

export const meta = () => [{ title: "Your account · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "account.manage");
  const [person, withPassword] = await Promise.all([
    findPerson(viewer, viewer.personId),
    accountIsUsed(viewer.userId),
  ]);
  if (!person) throw notFound();
  return {
    person: { ...person, level: standingTitle(currentLadder().ladder, person) },
    withPassword,
  };
}

const intents = z.enum(["change-password", "sign-out-everywhere"]);

export async function action(ask: ActionFunctionArgs) {
  const { actor } = await requirePermission(ask, "account.manage");
  const { request, context } = ask;
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  switch (intent.data) {
    case "change-password": {
      const parsed = parseForm(form, changePasswordForm);
      if (!parsed.ok) return parsed;
      const { currentPassword, newPassword } = parsed.value;
      const wanted = { currentPassword, newPassword, revokeOtherSessions: true };
      const result = await callAuth("/change-password", wanted, request, context);
      if (!result.ok) {
        const { field, message } = passwordFailure(result);
        return formFailure(form, { [field]: message });
      }
      for (const line of result.cookies) context.setCookie(line);
      await recordAccountEvent(actor, "account.password-changed");
      throw redirect("/account?done=password");
    }
    case "sign-out-everywhere": {
      const result = await callAuth("/revoke-sessions", {}, request, context);
      if (!result.ok)
        return formFailure(form, {
          form: "That did not work. You are still signed in; try again.",
        });
      await recordAccountEvent(actor, "account.signed-out-everywhere");
      const out = await callAuth("/sign-out", {}, request, context);
      for (const line of out.ok ? out.cookies : result.cookies) context.setCookie(line);
      throw redirect("/sign-in?notice=signed-out");
    }
  }
}

export default function Account() {
  const { person, withPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader title="Your account" />
      {search.get("done") === "password" && !answer ? (
        <Notice tone="good" live title="Your password is changed.">
          <p>You stay signed in here; everywhere else you have been signed out.</p>
        </Notice>
      ) : null}
      <OwnRecord person={person} />
      <Section title="Password" id="password">
        {withPassword ? (
          // A fresh form after each success, so that no password stays in it.
          <ChangePassword key={search.toString()} answer={answer} />
        ) : (
          <p className="text-soft">You came in without a password, so there is none to change.</p>
        )}
      </Section>
      <Section title="Signing out" id="signing-out">
        <SignOutForms />
      </Section>
      <p className="mt-10">
        <Link to="/account/notifications">What reaches you by mail</Link>
      </p>
      <p className="mt-3">
        <Link to="/account/events">What is recorded about you</Link>
      </p>
    </>
  );
}
