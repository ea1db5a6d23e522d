import { Form } from "@remix-run/react";
import type { AssessmentState } from "~/assessment/domain/state";
import { Notice, Section } from "~/ui/page";

type Cycle = {
  isBlind: boolean;
  isCalibrated: boolean;
  counts: Partial<Record<AssessmentState, number>>;
};

const BEGUN = ["in-review", "reviewed", "in-calibration", "released", "acknowledged"] as const;
const PAST_CALIBRATION = ["in-calibration", "released", "acknowledged"] as const;

/** How a cycle is reviewed. What can no longer be changed says why, rather than refusing once it is tried. */
export function ReviewSettings({ cycle, wasSaved }: { cycle: Cycle; wasSaved: boolean }) {
  const isAny = (states: readonly AssessmentState[]) =>
    states.some((state) => (cycle.counts[state] ?? 0) > 0);
  const [hasBegun, isPast] = [isAny(BEGUN), isAny(PAST_CALIBRATION)];
  return (
    <Section title="How it is reviewed" id="settings">
      {wasSaved ? <Notice tone="good" live title="How it is reviewed is saved." /> : null}
      <Form method="post" key={`${cycle.isBlind}${cycle.isCalibrated}`}>
        <Setting
          name="isBlind"
          label="Blind first"
          checked={cycle.isBlind}
          hint="Reviewers settle their own rating of a criterion before they see the engineer’s."
          locked={hasBegun ? "Reviews have begun, so this can no longer be changed." : null}
        />
        <Setting
          name="isCalibrated"
          label="Calibrated before release"
          checked={cycle.isCalibrated}
          hint="Finished reviews go to calibration, and are released once that has ended."
          locked={
            isPast
              ? "Some reviews are in calibration or released, so this can no longer be changed."
              : null
          }
        />
        {hasBegun && isPast ? null : (
          <button type="submit" name="intent" value="settings" className="button mt-3">
            Save
          </button>
        )}
      </Form>
    </Section>
  );
}

type SettingProps = {
  name: string;
  label: string;
  hint: string;
  checked: boolean;
  /** Why it can no longer be changed. */
  locked: string | null;
};

function Setting({ name, label, hint, checked, locked }: SettingProps) {
  return (
    <label className="flex min-h-11 max-w-xl items-start gap-2.5 py-1.5">
      {/* A disabled control is not sent; what it stands for stays as it is. */}
      {locked && checked ? <input type="hidden" name={name} value="on" /> : null}
      <input
        type="checkbox"
        name={name}
        defaultChecked={checked}
        disabled={locked !== null}
        className="mt-1 size-4.5 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-semibold">{label}</span>
        <span className="block text-small text-soft">{hint}</span>
        {locked ? <span className="block text-small">{locked}</span> : null}
      </span>
    </label>
  );
}
