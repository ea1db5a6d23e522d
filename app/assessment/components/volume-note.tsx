import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { Notice } from "~/ui/page";

/** A quiet word where a text offers how much was produced; nothing is refused. */
export function VolumeNote({ text }: { text: string }) {
  const mention = mentionsOutputVolume(text);
  if (!mention) return null;
  return (
    <Notice>
      You mention “{mention.phrase}”. How much was produced says little once AI writes the code; say
      what it made possible, and how you knew that it was right.
    </Notice>
  );
}
