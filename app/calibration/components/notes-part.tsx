import { Form, useNavigation } from "@remix-run/react";
import { Moment } from "~/ui/dates";
import { TextArea } from "~/ui/field";
import { Section } from "~/ui/page";
import type { PersonInSession } from "../person-page.server";

type Props = {
  notes: PersonInSession["notes"];
  timeZone: string;
  /** Who reads what is written here, in words. */
  readers: string;
  mayWrite: boolean;
  error: string | undefined;
  typed: string;
};

/** Notes on one person. Whoever writes one is told that it can be disclosed. */
export function NotesPart({ notes, timeZone, readers, mayWrite, error, typed }: Props) {
  const busy = useNavigation().state !== "idle";
  if (!mayWrite && notes.length === 0) return null;
  return (
    <Section title="Notes" id="notes">
      {notes.length === 0 ? <p className="text-soft">No notes yet.</p> : null}
      <ol className="max-w-3xl">
        {notes.map((note) => (
          <li key={note.id} className="mt-3 border-line border-l-3 pl-4">
            <p className="whitespace-pre-wrap">{note.text}</p>
            <p className="text-small text-soft">
              {note.isOwn ? "You" : note.author}, <Moment value={note.at} timeZone={timeZone} />
            </p>
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <Form method="post" preventScrollReset data-print="hide" key={notes.length}>
          <input type="hidden" name="intent" value="note" />
          <TextArea
            name="text"
            label="Add a note"
            hint={`${readers} It is kept, and the person it is about can ask to have it disclosed.`}
            rows={3}
            required
            wide
            defaultValue={typed}
            error={error}
          />
          <button type="submit" disabled={busy} className="button">
            Keep the note
          </button>
        </Form>
      ) : null}
    </Section>
  );
}
