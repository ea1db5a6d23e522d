import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { findViewer } from "./access/viewer.server";
import { ladderIsPublic } from "./ladder/ladder.server";
import { navigationFor } from "./navigation.server";
import { DemoBanner } from "./people/components/demo-banner";
import { findOrganisation } from "./people/organisation.server";
import { themeFromCookie } from "./platform/theme";
import stylesheet from "./ui/app.css?url";
import { isBare, isDocument } from "./ui/document";
import { ErrorPage } from "./ui/error-page";
import { useNonce } from "./ui/nonce";
import { Shell } from "./ui/shell";

export const links: LinksFunction = () => [
  { rel: "preload", href: latin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [viewer, organisation] = await Promise.all([
    findViewer(request, context),
    findOrganisation(),
  ]);
  return {
    items: navigationFor(viewer, ladderIsPublic()),
    personName: viewer?.name ?? null,
    organisation,
    theme: themeFromCookie(request.headers.get("cookie")),
    requestId: viewer ? context.requestId : null,
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>("root");
  const handles = useMatches().map((match) => match.handle);
  const withoutScript = isDocument(handles);
  const nonce = useNonce();
  const theme = frame?.theme ?? "system";
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {isBare(handles) ? (
          <main id="main" className="mx-auto max-w-4xl px-4 pt-6 pb-16 sm:px-8">
            {children}
          </main>
        ) : (
          <Shell
            items={frame?.items ?? []}
            personName={frame?.personName ?? null}
            organisationName={frame?.organisation?.name ?? null}
            theme={theme}
            banner={
              frame?.organisation?.isDemo ? <DemoBanner personName={frame.personName} /> : null
            }
          >
            {children}
          </Shell>
        )}
        {withoutScript ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("root");
  return <ErrorPage requestId={frame?.requestId ?? undefined} />;
}
