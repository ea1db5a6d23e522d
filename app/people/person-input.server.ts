import type { Actor as ViewerActor } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import type { Ladder } from "~/ladder/domain/schema";
import type { PersonForm } from "./domain/person-forms";
import { type MaybeStanding, parseStanding } from "./domain/standing";
import type { PersonInput } from "./person-write.server";
import { Refusal } from "./refusal";

/** What the store is given of a form; a level that is no longer on the ladder may stay, but not be chosen. */
export function personInput(
  viewer: ViewerActor,
  form: PersonForm,
  ladder: Ladder,
  current: MaybeStanding | null,
): PersonInput {
  const { name, email, team, managerId, startDate, leftOn, roles } = form;
  const kept =
    current?.trackId && current.levelId && form.standing === `${current.trackId}/${current.levelId}`
      ? { trackId: current.trackId, levelId: current.levelId }
      : undefined;
  const standing = kept ?? parseStanding(ladder, form.standing);
  if (!standing) throw new Refusal("standing", "Choose a level from the list.");
  return {
    name,
    email,
    team,
    managerId,
    startDate,
    leftOn,
    ...standing,
    roles: can(viewer, "role.write") ? roles : null,
  };
}
