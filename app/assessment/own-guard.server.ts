import { can } from "~/access/domain/can";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import { findOwnAssessment } from "./assessments.server";

/**
 * The person who is signed in and their own assessment; anybody else's is not there. Whether its state allows what they
 * ask is for the store to say, with a reason.
 */
export async function requireOwnAssessment(ask: Ask, assessmentId: string | undefined) {
  const viewer = await requirePerson(ask);
  const assessment = await findOwnAssessment(viewer, assessmentId ?? "");
  const self = { personId: viewer.personId, managerId: null, managersAbove: [] };
  if (!assessment || !can(viewer, "assessment.read", { person: self, state: assessment.state }))
    throw notFound();
  return { viewer, assessment };
}
