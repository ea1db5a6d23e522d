import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findViewer } from "./access/viewer.server";
import { ladderIsPublic } from "./ladder/ladder.server";
import { isSetUp } from "./people/organisation.server";
import { PageHeader } from "./ui/page";

export const meta = () => [{ title: "Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findViewer(request, context);
  if (!viewer) {
    if (!(await isSetUp())) return { name: null };
    throw redirect(ladderIsPublic() ? "/ladder" : "/sign-in");
  }
  return { name: viewer.name };
}

export default function HomePage() {
  const { name } = useLoaderData<typeof loader>();
  if (name === null)
    return (
      <PageHeader
        title="Nobody is here yet"
        lead="Whoever started Rostrum finds a one-time set-up address in its console. Open that address to create your organisation, or to load the demo."
      />
    );
  return <PageHeader title={`Hello, ${name}`} />;
}
