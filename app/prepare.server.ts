import { loadLadderFromDisk, startLadder } from "./ladder/ladder.server";
import { isSetUp } from "./people/organisation.server";
import { configureAuth } from "./platform/auth.server";
import { openDatabase } from "./platform/database.server";
import { type Environment, readEnvironment } from "./platform/environment.server";
import { configureMail } from "./platform/mail.server";
import { issueSetupToken } from "./platform/setup-token.server";
import { singleton } from "./platform/singleton.server";
import { loadDemoOrganisation } from "./setup/demo/load.server";

export type Prepared = { env: Environment; setupAddress: string | null };

/** Everything that must be right before the first request: configuration, ladder, database, accounts. */
export function prepare(
  source: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<Prepared> {
  return singleton("prepared", async () => {
    const env = readEnvironment(source);
    const ladder = await loadLadderFromDisk(env.LADDER);
    await openDatabase(
      env.DATABASE_URL ? { url: env.DATABASE_URL } : { dataDir: env.DATA_DIR },
      say,
    );
    configureAuth(env);
    configureMail(env);
    await startLadder(ladder, {
      isPublic: env.LADDER_PUBLIC,
      name: env.LADDER,
      isShared: Boolean(env.DATABASE_URL),
      say,
    });
    if (env.DEMO && !(await isSetUp())) {
      say("Making the demo organisation …");
      await loadDemoOrganisation(new Date());
    }
    const setupAddress = (await isSetUp()) ? null : `${env.BASE_URL}/setup/${issueSetupToken()}`;
    return { env, setupAddress };
  });
}
