import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { EXPORTS } from "~/ladder/components/footer";
import { LadderError } from "~/ladder/components/ladder-error";
import { licenceAddress } from "~/ladder/components/licence";
import { requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { PageHeader, Section } from "~/ui/page";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta = () => [
  { title: "Sources, licence and version · Rostrum" },
  {
    name: "description",
    content: "Where this ladder comes from, how it may be used, and which version you are reading.",
  },
];

const STATUS = { draft: "Draft", active: "In use", legacy: "No longer in use" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { id, title, version, supersedes, status, licence, sources, locale } = reader.ladder;
  const view = { id, title, version, supersedes, status, licence, sources, locale };
  return data(view, { headers: reader.headers });
}

export default function SourcesPage() {
  const ladder = useLoaderData<typeof loader>();
  const licenceTo = ladder.licence ? licenceAddress(ladder.licence) : null;
  return (
    <div className="max-w-(--container-text)">
      <Breadcrumbs crumbs={[]} />
      <PageHeader title="Sources, licence and version" />
      <dl className="grid">
        <Fact term="Ladder">{ladder.title}</Fact>
        <Fact term="Identifier">
          <code>{ladder.id}</code>
        </Fact>
        <Fact term="Version">
          {ladder.version}
          {ladder.supersedes ? `, which took over from ${ladder.supersedes}` : ""}
        </Fact>
        <Fact term="Status">{STATUS[ladder.status]}</Fact>
        {ladder.licence ? (
          <Fact term="Licence of the text">
            {licenceTo ? <a href={licenceTo}>{ladder.licence}</a> : ladder.licence}
          </Fact>
        ) : null}
      </dl>
      <Section title="Sources" id="sources">
        {ladder.sources.length > 0 ? (
          <ul className="grid list-disc gap-2 pl-5 marker:text-strong-line">
            {ladder.sources.map(({ title, url }) => (
              <li key={title}>
                {url ? (
                  <a href={url} rel="noopener noreferrer">
                    {title}
                  </a>
                ) : (
                  title
                )}
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-soft">This ladder names no sources.</p>
        )}
      </Section>
      <Section title="Take it along" id="exports">
        <ul className="grid gap-1">
          {EXPORTS.map(({ format, to, text }) => (
            <li key={to}>
              <a href={to} download>
                {format}
              </a>
              <span className="text-soft">: {text}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid border-line border-t py-2.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
