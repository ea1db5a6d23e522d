type Shares = { pieces: number; testimony: number };

/** How much of one's evidence is somebody's word, and how much anyone can look at: a sentence, and its bar. */
export function SharesLine({ pieces, testimony }: Shares) {
  const artefacts = pieces - testimony;
  const width = pieces === 0 ? 0 : (artefacts / pieces) * 100;
  return (
    <section aria-labelledby="shares" className="max-w-(--container-text)">
      <h2 id="shares" className="sr-only">
        Testimony and artefacts
      </h2>
      <p>{sharesInWords({ pieces, testimony })}</p>
      <svg
        viewBox="0 0 100 3"
        preserveAspectRatio="none"
        className="mt-3 h-2.5 w-full rounded-small"
        aria-hidden="true"
      >
        <rect width="100" height="3" className="fill-point-2" />
        <rect width={width} height="3" className="fill-point-4" />
        {artefacts > 0 && testimony > 0 ? (
          <rect x={width - 0.2} width="0.4" height="3" className="fill-ground" />
        ) : null}
      </svg>
      <p className="mt-1 flex flex-wrap justify-between gap-x-6 text-small text-soft">
        <Key className="fill-point-4" text={`Artefacts: ${artefacts}`} />
        <Key className="fill-point-2" text={`Testimony: ${testimony}`} />
      </p>
    </section>
  );
}

function Key({ className, text }: { className: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
        <rect width="10" height="10" rx="2" className={className} />
      </svg>
      {text}
    </span>
  );
}

/** Neither is better: it says what others can check for themselves. */
function sharesInWords({ pieces, testimony }: Shares): string {
  const artefacts = pieces - testimony;
  if (testimony === 0)
    return pieces === 1
      ? "Your one piece is an artefact: something anyone can look at."
      : `All ${pieces} pieces are artefacts: things anyone can look at. None is testimony, somebody’s word.`;
  if (artefacts === 0)
    return pieces === 1
      ? "Your one piece is testimony: somebody’s word."
      : `All ${pieces} pieces are testimony: somebody’s word. None is an artefact that anyone can look at.`;
  const are = (count: number, one: string, many: string) => (count === 1 ? one : many);
  return `${testimony} of ${pieces} pieces ${are(testimony, "is", "are")} testimony: somebody’s word; ${artefacts} ${are(artefacts, "is an artefact", "are artefacts")} anyone can look at.`;
}
