import { readSessionData, sessionData } from "~/calibration/zz-before.server";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { closeDatabase, database, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";
const env = readEnvironment({ DATA_DIR: "/tmp/org-work/data" });
await openDatabase({ dataDir: env.DATA_DIR });
await configureLadder(await loadLadderFromDisk("scripts/bench/calibration-ladder"), { isPublic: true });
const sessions = await database().calibrationSession.findMany({ include: { cycle: true, _count: { select: { members: true } } } });
const s = sessions.sort((a,b)=>b._count.members-a._count.members)[0]!;
console.log(s._count.members, s.name);
for (let i=0;i<6;i++){ const t=performance.now(); await readSessionData({id:s.id,cycle:s.cycle}, database()); console.log("full", (performance.now()-t).toFixed(0)); }
for (let i=0;i<8;i++){ const t=performance.now(); await sessionData({id:s.id,cycle:s.cycle,basis:String(i)} as any); console.log("revision", (performance.now()-t).toFixed(0)); }
await closeDatabase();
