import { Moment } from "~/ui/dates";

type Trouble = { error: string | null; attempts: number; nextTryAt: string | Date | null };

/** How often a letter was tried, and when that happens next. Nothing for one that had no trouble. */
export function LetterAttempts({ letter, timeZone }: { letter: Trouble; timeZone: string }) {
  if (!letter.error) return null;
  const tried = `Tried ${letter.attempts === 1 ? "once" : `${letter.attempts} times`}`;
  return letter.nextTryAt ? (
    <>
      {tried}, next on <Moment value={letter.nextTryAt} timeZone={timeZone} />.
    </>
  ) : (
    <>{tried}. It is not tried again by itself.</>
  );
}
