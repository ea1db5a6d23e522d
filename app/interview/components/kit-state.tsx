import { TextField } from "~/ui/field";
import { Notice, Section } from "~/ui/page";
import type { KitPage, LadderMoved, ShownChange } from "../kit-page.server";

const CHANGE_WORDS: Record<ShownChange["kind"], string> = {
  "criterion-gone": "Criterion no longer asked at this level",
  "criterion-added": "New criterion at this level",
  "criterion-reworded": "Criterion or its anchors reworded",
  "question-gone": "Question removed from the ladder",
  "question-reworded": "Question or what goes with it reworded",
  "exercise-gone": "Exercise removed from the ladder",
  "exercise-changed": "Exercise changed",
};

/** What another version of the ladder changes for a kit, one by one. */
export function KitChanges({ changes }: { changes: ShownChange[] }) {
  return (
    <ul className="max-w-(--container-text)">
      {changes.map(({ kind, text, details }) => (
        <li key={`${kind} ${text}`} className="border-line border-t py-3">
          <p className="text-small text-soft">{CHANGE_WORDS[kind]}</p>
          <p>{text}</p>
          {details.map((detail) => (
            <p key={detail} className="text-small text-soft">
              {detail}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What whoever opens a kit should know first: what it lacks, whether the ladder moved on, whether it is in use. */
export function KitNotices({ kit }: { kit: KitPage }) {
  const { lacks, moved } = kit;
  return (
    <div data-print="hide">
      {kit.isArchived ? (
        <Notice title="This kit is archived.">
          Panels that have it keep it; new ones are not offered it.
        </Notice>
      ) : null}
      {lacks.withoutQuestion.length > 0 ? (
        <Notice tone="warn" title="Nobody would ask about:">
          <ul className="list-disc pl-5">
            {lacks.withoutQuestion.map(({ id, question }) => (
              <li key={id}>
                <a href={`#criterion-${id}`}>{question}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {lacks.hasExercise ? null : (
        <Notice tone="warn" title="There is no exercise in this kit.">
          {lacks.couldHaveExercise ? (
            <a href="#exercises">Take one into it</a>
          ) : (
            "This version of the ladder has none for this level."
          )}
        </Notice>
      )}
      {moved ? <Moved kit={kit} moved={moved} /> : null}
      {kit.isBegun && kit.mayWrite ? (
        <Notice title="A card has been begun with this kit.">
          It stays as it is, so that everybody on the panel goes by the same words. Copy it to
          change it.
          <OneButton kitId={kit.id} intent="copy" label="Copy this kit" />
        </Notice>
      ) : null}
    </div>
  );
}

function Moved({ kit, moved }: { kit: KitPage; moved: LadderMoved }) {
  const count = moved.changes.length;
  return (
    <Notice title={`Pinned to ${moved.pinned}; the ladder is at ${moved.current} now.`}>
      {moved.hasLevel ? (
        <p>
          {count === 0
            ? "Nothing in this kit is changed by that."
            : count === 1
              ? "One thing in this kit is changed by that. Until the kit is taken to the new version, everything reads as it did."
              : `${count} things in this kit are changed by that. Until the kit is taken to the new version, everything reads as it did.`}
        </p>
      ) : (
        <p>This level is no longer there, so the kit stays as it is.</p>
      )}
      {count > 0 ? (
        <details>
          <summary className="min-h-6 py-1">What is changed</summary>
          <KitChanges changes={moved.changes} />
        </details>
      ) : null}
      {kit.mayChange && moved.hasLevel ? (
        <p>
          <a
            href={`/interviews/kits/${kit.id}/renew`}
            className="inline-flex min-h-11 items-center"
          >
            Take it to {moved.current}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

/** The kit's name, and what else is done with it as a whole. */
export function KitSettings({
  kit,
  name,
  error,
}: {
  kit: KitPage;
  /** What was typed, where it was refused. */
  name: string;
  error: string | undefined;
}) {
  if (!kit.mayWrite) return null;
  return (
    <div data-print="hide">
      <Section title="This kit" id="kit">
        <form method="post" action={`/interviews/kits/${kit.id}#kit`}>
          <input type="hidden" name="revision" value={kit.revision} />
          <input type="hidden" name="intent" value="rename" />
          <TextField
            name="name"
            label="Name"
            required
            maxLength={100}
            defaultValue={name}
            error={error}
          />
          <button type="submit" className="button">
            Save the name
          </button>
        </form>
        <div className="mt-6 flex flex-wrap gap-3">
          <OneButton kitId={kit.id} intent="copy" label="Copy this kit" />
          {kit.isArchived ? (
            <OneButton kitId={kit.id} intent="unarchive" label="Take it back from the archive" />
          ) : (
            <OneButton kitId={kit.id} intent="archive" label="Archive this kit" />
          )}
        </div>
      </Section>
    </div>
  );
}

function OneButton({ kitId, intent, label }: { kitId: string; intent: string; label: string }) {
  return (
    <form method="post" action={`/interviews/kits/${kitId}#kit`} className="mt-2">
      <button type="submit" name="intent" value={intent} className="button">
        {label}
      </button>
    </form>
  );
}
