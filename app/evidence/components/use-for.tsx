import { Form } from "@remix-run/react";
import { SelectField } from "~/ui/field";

type Use = {
  assessmentId: string;
  name: string;
  criteria: { id: string; question: string }[];
};

/** Takes a piece for one more criterion of an assessment that is still being written. */
export function UseFor({ uses, error }: { uses: readonly Use[]; error?: string | undefined }) {
  if (uses.length === 0) return null;
  return (
    <Form method="post" className="mt-2 flex flex-wrap items-end gap-x-3">
      <div className="min-w-0 max-w-xl flex-1 basis-72">
        <SelectField name="criterion" label="Use it for" defaultValue="" error={error} required>
          <option value="">Choose a criterion …</option>
          {uses.map((use) => (
            <optgroup key={use.assessmentId} label={use.name}>
              {use.criteria.map(({ id, question }) => (
                <option key={id} value={`${use.assessmentId}/${id}`}>
                  {question}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <button type="submit" name="intent" value="use" className="button mb-4">
        Use it there
      </button>
    </Form>
  );
}
