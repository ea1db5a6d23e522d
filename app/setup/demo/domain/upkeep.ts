import type { AssessmentPlan } from "./assessments";
import { addDays, atWork } from "./calendar";
import type { CorroborationPlan } from "./corroborations";
import type { EvidencePlan } from "./evidence";
import { randomFor } from "./random";

export type KeptEvidence = EvidencePlan & {
  archivedAt: Date | null;
  linkState: "alive" | "gone" | "needs-sign-in" | "unreachable" | null;
  linkCheckedAt: Date | null;
};

type Facts = {
  seed: string;
  now: Date;
  assessments: readonly AssessmentPlan[];
  corroborations: readonly CorroborationPlan[];
};

/** What became of pieces since: some old ones were put away, and their addresses were looked at last night. */
export function planUpkeep(facts: Facts, evidence: readonly EvidencePlan[]): KeptEvidence[] {
  const lastUse = new Map<string, Date>();
  const use = (id: string, at: Date) => {
    const known = lastUse.get(id);
    if (!known || known < at) lastUse.set(id, at);
  };
  for (const { claims } of facts.assessments)
    for (const { evidenceId, createdAt } of claims) use(evidenceId, createdAt);
  for (const { evidenceId, askedAt, answeredAt } of facts.corroborations)
    use(evidenceId, answeredAt ?? askedAt);
  return evidence.map((piece) => {
    const random = randomFor(`${facts.seed}/upkeep/${piece.id}`);
    const archivedAt = archived(random, facts, lastUse.get(piece.id) ?? piece.createdAt);
    const checkedAt = addDays(facts.now, -random.int(20, 200) / 24);
    const isChecked = !archivedAt && piece.createdAt < addDays(checkedAt, -1);
    return {
      ...piece,
      archivedAt,
      linkState: isChecked ? linkState(random.next()) : null,
      linkCheckedAt: isChecked ? checkedAt : null,
    };
  });
}

function archived(random: ReturnType<typeof randomFor>, { now }: Facts, usedAt: Date): Date | null {
  if (!random.chance(0.14)) return null;
  const at = atWork(addDays(usedAt, random.int(200, 330)), random.int(8 * 60, 16 * 60));
  return at < addDays(now, -3) ? at : null;
}

function linkState(draw: number): KeptEvidence["linkState"] {
  if (draw < 0.82) return "alive";
  if (draw < 0.92) return "needs-sign-in";
  return draw < 0.97 ? "gone" : "unreachable";
}
