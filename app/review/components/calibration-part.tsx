import { GivenRating } from "~/assessment/components/answer-block";
import { DayOf } from "~/ui/dates";
import { Section } from "~/ui/page";
import { calibrationReasonWords, isSame } from "../domain/calibrated";
import type { Calibrated } from "../domain/release-content";

type Choice = { point: number | null; alternative: string | null };
type Points = React.ComponentProps<typeof GivenRating>["points"];

type CalibrationPartProps = {
  criteria: {
    criterionId: string;
    question: string;
    points: Points;
    manager: Choice;
    calibrated?: Calibrated | null;
  }[];
  reviewer: string;
  /** The criteria stand on the same page under their ids. */
  linked?: boolean;
  timeZone: string;
};

/** Every rating that calibration touched, what it was and became, and the reason for each change. */
export function CalibrationPart({ criteria, reviewer, linked, timeZone }: CalibrationPartProps) {
  const touched = criteria.flatMap(({ calibrated, ...criterion }) =>
    calibrated ? [{ ...criterion, calibrated }] : [],
  );
  return (
    <Section title="What calibration changed" id="calibration">
      {touched.length === 0 ? (
        <p className="max-w-(--container-text)">
          Nothing was changed. Every rating stands as {reviewer} gave it.
        </p>
      ) : (
        <>
          <p className="max-w-(--container-text)">
            A group compared ratings across teams and changed these. What it left is what counts;
            the others stand as {reviewer} gave them.
          </p>
          <ul className="mt-4 max-w-3xl border-line border-t">
            {touched.map(({ criterionId, question, points, manager, calibrated }) => (
              <li key={criterionId} className="border-line border-b py-4">
                <p className="font-semibold">
                  {linked ? <a href={`#${criterionId}`}>{question}</a> : question}
                </p>
                <Changes {...{ points, manager, calibrated, reviewer, timeZone }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

type Compared = Omit<CalibrationPartProps, "linked"> & { isCalibrated: boolean };

/** The same beside a comparison of both sides; nothing where there was no calibration. */
export function CalibrationOf({ compared }: { compared: Compared }) {
  const { isCalibrated, criteria, reviewer, timeZone } = compared;
  return isCalibrated ? <CalibrationPart {...{ criteria, reviewer, timeZone }} linked /> : null;
}

type ChangesProps = {
  points: Points;
  manager: Choice;
  calibrated: Calibrated;
  reviewer: string;
  timeZone: string;
};

/** What became of one rating, and why; where it was changed more than once, step by step. */
export function Changes({ points, manager, calibrated, reviewer, timeZone }: ChangesProps) {
  const { changes, session } = calibrated;
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-1">
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <span className="text-small text-soft">{reviewer}</span>
          <Chosen points={points} choice={manager} />
        </span>
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <span className="text-small text-soft">
            {isSame(manager, calibrated) ? "Changed, and changed back to" : "Calibrated to"}
          </span>
          <Chosen points={points} choice={calibrated} />
        </span>
      </p>
      <ol className="mt-2">
        {changes.map((each) => (
          <li key={each.at} className="mt-2 border-line border-l-3 pl-4">
            {changes.length > 1 ? (
              <p className="flex flex-wrap items-center gap-x-2">
                <Chosen points={points} choice={each.from} />
                <span className="text-small text-soft">to</span>
                <Chosen points={points} choice={each.to} />
              </p>
            ) : null}
            <p className="max-w-(--container-text)">
              {calibrationReasonWords(each.reasonCode)}
              {each.sentence ? (
                <>
                  : <span className="whitespace-pre-wrap">{each.sentence}</span>
                </>
              ) : (
                "."
              )}
            </p>
            <p className="text-small text-soft">
              <DayOf moment={each.at} timeZone={timeZone} />, the session “{session}”
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Chosen({ points, choice }: { points: Points; choice: Choice }) {
  return <GivenRating points={points} answer={{ ...choice, reason: "" }} />;
}
