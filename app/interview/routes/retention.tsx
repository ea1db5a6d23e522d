import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { type FormResult, parseForm, readForm } from "~/platform/form";
import { enqueue } from "~/platform/jobs.server";
import { ErrorSummary } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader, Section } from "~/ui/page";
import { KeptPanels } from "../components/kept-panels";
import { PurgeNow } from "../components/purge-now";
import { RetentionRules } from "../components/retention-rules";
import { newRuleForm, removeRuleForm, ruleForm } from "../domain/keeping-forms";
import { orFailure } from "../or-failure.server";
import { PURGE_JOB, purgeDue } from "../purge.server";
import { AHEAD, addRule, changeRule, dryRun, removeRule } from "../retention.server";

export const meta = () => [{ title: "How long interviews are kept · Rostrum" }];

/** As many as a page waits for; the job does the rest. */
const AT_ONCE = 20;

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "interview.manage");
  const { searchParams } = new URL(ask.request.url);
  const purged = Number(searchParams.get("purged") ?? "");
  const run = await dryRun(viewer, new Date());
  return {
    ...run,
    isGoingOn: purged === AT_ONCE && run.due.total > 0,
    ahead: AHEAD,
    timeZone: viewer.timeZone,
    purged: Number.isSafeInteger(purged) && purged > 0 ? purged : 0,
    isOneGone: searchParams.has("gone"),
  };
}

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "interview.manage");
  const form = await readForm(ask.request);
  const asked = async <T,>(parsed: FormResult<T>, work: (value: T) => Promise<void>) => {
    if (!parsed.ok) return data(parsed, { status: 422 });
    const done = await orFailure(form, () => work(parsed.value));
    if (!done.ok) return data(done, { status: done.status });
    throw redirect("/interviews/retention#rules");
  };
  switch (form.get("intent")) {
    case "add":
      return asked(parseForm(form, newRuleForm), (rule) => addRule(viewer, rule));
    case "change":
      return asked(parseForm(form, ruleForm), ({ rule, ...rest }) =>
        changeRule(viewer, { location: rule, ...rest }),
      );
    case "remove":
      return asked(parseForm(form, removeRuleForm), ({ rule, agreed }) =>
        removeRule(viewer, { location: rule, agreed }),
      );
    case "purge": {
      const purged = await purgeDue({ now: new Date(), by: viewer, atMost: AT_ONCE });
      if (purged === AT_ONCE) await enqueue(PURGE_JOB);
      throw redirect(`/interviews/retention?purged=${purged}#due`);
    }
    default:
      throw new Response("This form does nothing that this page knows.", { status: 400 });
  }
}

export default function Retention() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const { timeZone } = page;
  const isAboutPlace = answer?.values.intent === "add";
  return (
    <>
      <PageHeader
        over={<Link to="/interviews">Interviews</Link>}
        title="How long interviews are kept"
        lead="After the decision, or after the candidate withdrew, interviews are kept for as many months as their location’s rule says. Then the candidate’s name and everything that was written about them is purged, every night. Points without words stay, for patterns across interviews."
      />
      {page.isOneGone ? (
        <Notice live tone="good" title="The candidate’s interviews were purged." />
      ) : null}
      {answer && !isAboutPlace ? (
        <ErrorSummary errors={{ form: Object.values(answer.errors)[0] }} />
      ) : null}
      <Section title="Rules" id="rules">
        <RetentionRules rules={page.rules} failed={answer} />
      </Section>
      <Section title="Due to go today" id="due">
        <PurgeNow total={page.due.total} purged={page.purged} isGoingOn={page.isGoingOn} />
        <KeptPanels
          list={page.due}
          label="Interviews that are due to go today"
          none="Nothing is due to go today."
          timeZone={timeZone}
        />
      </Section>
      <Section title={`Going in the next ${page.ahead} days`} id="soon">
        <KeptPanels
          list={page.soon}
          label="Interviews that go soon"
          none={`Nothing goes in the next ${page.ahead} days.`}
          timeZone={timeZone}
        />
      </Section>
      <Section title="Held" id="held">
        <KeptPanels
          list={page.held}
          label="Interviews that are held"
          none="No interviews are held. A hold is put on a candidate’s own page, under Keeping."
          timeZone={timeZone}
          shows="hold"
        />
      </Section>
      <Section title="Not over, and quiet for longer than the rule" id="idle">
        <p className="max-w-(--container-text) text-soft">
          What is not over is never purged by a rule. Have the hiring manager decide, or record that
          the candidate withdrew.
        </p>
        <KeptPanels
          list={page.idle}
          label="Interviews that are not over, and quiet"
          none="There are none."
          timeZone={timeZone}
          shows="quiet"
        />
      </Section>
    </>
  );
}
