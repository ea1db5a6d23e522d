// Adds engineers with an assessment and a session each to a data directory that no server has open, and prints them.

import { criteriaOfTransition } from "~/ladder/domain/view";
import { configureLadder, currentLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { configureAuth, startSession } from "~/platform/auth.server";
import { closeDatabase, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";
import { makeAssessment, makePerson } from "../../tests/support/organisation";

const [dataDir = "", count = "0"] = process.argv.slice(2);
const env = readEnvironment({ DATA_DIR: dataDir });
await openDatabase({ dataDir: env.DATA_DIR });
configureAuth(env);
await configureLadder(await loadLadderFromDisk(env.LADDER), { isPublic: env.LADDER_PUBLIC });
for (let index = 0; index < Number(count); index += 1) {
  const person = await makePerson({ name: `Engineer ${index + 1}` });
  const { id, transitionId } = await makeAssessment(person);
  const criteria = criteriaOfTransition(currentLadder().ladder, transitionId);
  const cookies = await startSession(person.userId ?? "");
  const path = `/assessments/${id}/criteria/${criteria[index % criteria.length]?.id}`;
  console.log(JSON.stringify({ path, cookies }));
}
await closeDatabase();
