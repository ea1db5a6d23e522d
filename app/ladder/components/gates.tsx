import { capital } from "./sentences";

/** What the gates that ladders usually name stand for; others are shown as they are written. */
const KNOWN: Record<string, { title: string; text: string }> = {
  manager: { title: "Your manager", text: "rates each question without seeing your numbers." },
  calibration: {
    title: "A calibration group",
    text: "compares ratings across teams, and writes down why whenever it changes one.",
  },
  committee: {
    title: "A promotion committee",
    text: "reads the evidence and decides, each member first alone.",
  },
};

/** The people who decide, in the order in which they do. */
export function Gates({ gates }: { gates: string[] }) {
  if (gates.length === 0) return <p>This ladder names nobody in particular.</p>;
  return (
    <ol className="grid list-decimal gap-1.5 pl-5 marker:text-soft">
      {gates.map((gate) => {
        const known = Object.hasOwn(KNOWN, gate) ? KNOWN[gate] : undefined;
        return (
          <li key={gate}>
            {known ? (
              <>
                <span className="font-semibold">{known.title}</span> {known.text}
              </>
            ) : (
              capital(gate.replaceAll("-", " "))
            )}
          </li>
        );
      })}
    </ol>
  );
}
