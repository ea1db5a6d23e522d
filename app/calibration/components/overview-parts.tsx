import { Day } from "~/ui/dates";
import { Notice, Tag } from "~/ui/page";
import type { PopulationWarning } from "../domain/population";

/** What to know about a population; each names whom it is about where that may be said. */
export function Warnings({ warnings }: { warnings: PopulationWarning[] }) {
  return (
    <>
      {warnings.map(({ kind, title, text, people }) => (
        <Notice key={kind} tone="warn" title={title}>
          <p>{text}</p>
          {people.length > 0 ? <Names names={people} /> : null}
        </Notice>
      ))}
    </>
  );
}

const SHOWN = 12;

/** Names in one line; more than a dozen can be opened. */
export function Names({ names }: { names: string[] }) {
  if (names.length <= SHOWN) return <p className="text-small">{names.join(", ")}</p>;
  return (
    <details className="text-small">
      <summary className="min-h-6 cursor-pointer">
        {names.slice(0, SHOWN).join(", ")} and {names.length - SHOWN} more
      </summary>
      <p className="mt-1">{names.slice(SHOWN).join(", ")}</p>
    </details>
  );
}

type Seat = {
  personId: string;
  name: string;
  team: string | null;
  seat: "calibrator" | "facilitator";
  preview: "handed-in" | "without" | "open" | null;
  isRated: boolean;
};

const PREVIEW_WORDS = {
  "handed-in": "Preview handed in",
  without: "Goes without a preview",
  open: "Preview not in yet",
} as const;

/** Who sits in the session, and whose preview is in: that it is, and nothing of what is in it. */
export function Seats({
  seats,
  withPreview,
  isOver,
}: {
  seats: Seat[];
  withPreview: boolean;
  /** No preview can be handed in any more. */
  isOver: boolean;
}) {
  if (seats.length === 0) return <p className="text-soft">Nobody sits in it yet.</p>;
  return (
    <ul className="max-w-(--container-text) border-line border-t">
      {seats.map(({ personId, name, team, seat, preview, isRated }) => (
        <li
          key={personId}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2"
        >
          <span>
            {name}
            <span className="text-small text-soft">
              {" "}
              {[seat === "facilitator" ? "facilitator" : "calibrator", team]
                .filter(Boolean)
                .join(", ")}
              {isRated ? ", rated in it: own row hidden" : ""}
            </span>
          </span>
          {withPreview && preview ? (
            <Tag tone={preview === "handed-in" ? "good" : "plain"}>
              {isOver && preview === "open" ? "No preview" : PREVIEW_WORDS[preview]}
            </Tag>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type Settings = {
  hasPreview: boolean;
  previewShare: number;
  secondRatings: number;
  hasAnchorCases: boolean;
  showsNames: boolean;
  notesFor: "nobody" | "facilitator" | "session";
  guideline: string;
  previewClosesOn: Date | string | null;
  meetsOn: Date | string | null;
};

const NOTES_WORDS = {
  nobody: "Each reads their own notes only.",
  facilitator: "Notes are read by whoever wrote them and by the facilitator.",
  session: "Notes are read by everybody who sits in the session.",
} as const;

/** The settings as sentences. */
export function SettingsInWords(settings: Settings) {
  const { hasPreview, previewShare, secondRatings, previewClosesOn, meetsOn } = settings;
  const share =
    previewShare === 100 ? "all ratings" : `the ratings of ${previewShare} % of the people`;
  return (
    <ul className="max-w-(--container-text) list-disc pl-5">
      <li>
        {hasPreview ? (
          <>
            Before the meeting each calibrator looks at {share} alone
            {previewClosesOn ? (
              <>
                , until <Day value={previewClosesOn} />
              </>
            ) : null}
            .
          </>
        ) : (
          "There is no preview."
        )}
      </li>
      {hasPreview ? (
        <li>
          {secondRatings === 0
            ? "Nobody is rated a second time."
            : `Each rates ${secondRatings === 1 ? "1 person" : `${secondRatings} people`} a second time without seeing the manager’s rating.`}{" "}
          {settings.hasAnchorCases
            ? "Each also rates the ladder’s written cases."
            : "The ladder’s written cases are left out."}
        </li>
      ) : null}
      <li>
        {meetsOn ? (
          <>
            The group meets on <Day value={meetsOn} />.
          </>
        ) : (
          "There is no meeting day yet."
        )}
      </li>
      <li>
        {settings.showsNames
          ? "Names are shown; each view can hide them for presenting."
          : "Names are hidden in every view."}
      </li>
      <li>{NOTES_WORDS[settings.notesFor]}</li>
      <li>
        {settings.guideline
          ? `Guideline in percent for each point, which only informs: ${settings.guideline}.`
          : "There is no guideline for how ratings should be spread."}
      </li>
    </ul>
  );
}
