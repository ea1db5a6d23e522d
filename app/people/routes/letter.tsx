import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { LetterStateTag } from "~/people/components/letter-state-tag";
import { Fact } from "~/people/components/person-facts";
import { openLetter } from "~/people/outbox.server";
import { AppError } from "~/platform/app-error";
import { Moment } from "~/ui/dates";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Letter · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { actor, timeZone } = await requirePermission(ask, "outbox.read");
  const id = z.uuid().safeParse(ask.params.mailId);
  if (!id.success) throw notFound();
  const letter = await openLetter(actor, id.data).catch((error) => {
    throw error instanceof AppError && error.status === 404 ? notFound() : error;
  });
  return { letter, timeZone };
}

export default function Letter() {
  const { letter, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={letter.subject} over={<Link to="/organisation/outbox">Outbox</Link>} />
      <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <Fact name="To">
          <span className="break-all">{letter.to}</span>
        </Fact>
        <Fact name="Written">
          <Moment value={letter.createdAt} timeZone={timeZone} />
        </Fact>
        <Fact name="State">
          <LetterStateTag state={letter.state} />
        </Fact>
      </dl>
      {letter.error ? (
        <Notice tone="bad" title="The mail server did not take it.">
          <p>{letter.error}</p>
        </Notice>
      ) : null}
      {letter.text ? (
        <pre className="mt-8 max-w-(--container-text) whitespace-pre-wrap break-words border-line border-y py-6 font-sans">
          {letter.text}
        </pre>
      ) : (
        <p className="mt-8 text-soft">Its text was not kept after it was sent.</p>
      )}
      <p className="mt-4 text-small text-soft">That you opened this letter is in the audit log.</p>
    </>
  );
}
