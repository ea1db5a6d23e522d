import type { Actor as ViewerActor } from "~/access/domain/can";
import type { Ladder } from "~/ladder/domain/schema";
import type { Actor } from "~/platform/audit.server";
import { type FormFailure, formFailure, parseForm } from "~/platform/form";
import { personForm } from "./domain/person-forms";
import { standingTitle } from "./domain/standing";
import { changesSince, findPerson, type LaterChange, type PersonDetail } from "./person.server";
import { personInput } from "./person-input.server";
import { changePerson, StaleForm } from "./person-write.server";
import { orRefusal } from "./refusal";

/** Why nothing was saved; with what others changed meanwhile, when that is the reason. */
export type SaveFailure = { ok: false } & FormFailure & { later: Later | null };

/** What others changed since the form was opened, and the person as they are now. */
export type Later = { changes: LaterChange[]; person: PersonDetail & { level: string | null } };

/**
 * Saves the form about a person.
 * @returns null when it is saved; else what to show, with everything that was typed
 */
export async function savePerson(
  viewer: ViewerActor & { actor: Actor },
  personId: string,
  form: FormData,
  ladder: Ladder,
): Promise<SaveFailure | null> {
  const parsed = parseForm(form, personForm);
  if (!parsed.ok) return { ...parsed, later: null };
  const seen = new Date(parsed.value.updatedAt);
  const current = await findPerson(viewer, personId);
  try {
    const saved = await orRefusal(form, async () =>
      changePerson(
        viewer.actor,
        personId,
        Number.isNaN(seen.getTime()) ? new Date(0) : seen,
        personInput(viewer, parsed.value, ladder, current),
      ),
    );
    return saved.ok ? null : { ...saved, later: null };
  } catch (error) {
    if (!(error instanceof StaleForm)) throw error;
    const [now, changes] = await Promise.all([
      findPerson(viewer, personId),
      changesSince(personId, parsed.value.lastEvent),
    ]);
    if (!now) throw error;
    const failure = formFailure(form, {
      form: `${error.message} Look at what changed, then save again to keep what you typed.`,
    });
    return {
      ...failure,
      // Saving again is then a decision made in the knowledge of the other change.
      values: {
        ...failure.values,
        updatedAt: now.updatedAt.toISOString(),
        lastEvent: now.lastEvent ?? "",
      },
      later: { changes, person: { ...now, level: standingTitle(ladder, now) } },
    };
  }
}
