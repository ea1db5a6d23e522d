import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { LetterFilter } from "~/people/components/letter-filter";
import { LetterStateTag } from "~/people/components/letter-state-tag";
import { LetterAttempts } from "~/people/components/letter-trouble";
import { readLetterState } from "~/people/domain/letter-state";
import { readPage } from "~/people/domain/list-filter";
import { listLetters } from "~/people/outbox.server";
import { mailIsDelivered } from "~/platform/mail.server";
import { Moment } from "~/ui/dates";
import { Empty, Notice, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { ScrollRegion } from "~/ui/scroll-region";

export const meta = () => [{ title: "Outbox · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { timeZone } = await requirePermission(ask, "outbox.read");
  const { searchParams } = new URL(ask.request.url);
  const state = readLetterState(searchParams);
  const list = await listLetters(state, readPage(searchParams));
  return { ...list, state, timeZone, delivered: mailIsDelivered() };
}

export default function Outbox() {
  const { letters, counts, state, page, pages, timeZone, delivered } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Outbox"
        over={<Link to="/organisation">Organisation</Link>}
        lead="Letters Rostrum has written, newest first."
      />
      {delivered ? null : (
        <Notice title="Letters wait here.">
          <p>
            No mail server is set (SMTP_URL), so nothing is sent. Open a letter and pass on what it
            says. Letters may hold addresses that work once; each opening is recorded.
          </p>
        </Notice>
      )}
      {delivered && counts.failed > 0 ? (
        <Notice
          tone="bad"
          title={
            counts.failed === 1
              ? "One letter could not be sent."
              : `${counts.failed} letters could not be sent.`
          }
        >
          <p>
            Rostrum tried for half a day and gave up. What the mail server said stands with each{" "}
            <Link to="?state=failed">letter that was given up</Link>; open one to send it again.
          </p>
        </Notice>
      ) : null}
      <LetterFilter chosen={state} counts={counts} />
      {letters.length === 0 ? (
        <Empty title={state ? "No letter is like this." : "No letter has been written yet."}>
          <p>Invitations, password letters and notices appear here.</p>
        </Empty>
      ) : (
        <ScrollRegion label="Letters">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Letter</th>
                <th scope="col" className="hidden md:table-cell">
                  Written
                </th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <td>
                    <Link to={`/organisation/outbox/${letter.id}`} className="inline-block py-0.5">
                      {letter.subject}
                    </Link>
                    <span className="block break-all text-small text-soft">to {letter.to}</span>
                    <span className="block text-small text-soft md:hidden">
                      <Moment value={letter.createdAt} timeZone={timeZone} />
                    </span>
                  </td>
                  <td className="hidden md:table-cell">
                    <Moment value={letter.createdAt} timeZone={timeZone} />
                  </td>
                  <td>
                    <LetterStateTag state={letter.state} />
                    {letter.error ? (
                      <span className="mt-1 block max-w-md text-small text-soft">
                        <span className="block break-words">{letter.error}</span>
                        <LetterAttempts letter={letter} timeZone={timeZone} />
                      </span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Pager page={page} pages={pages} label="Pages of letters" />
    </>
  );
}
