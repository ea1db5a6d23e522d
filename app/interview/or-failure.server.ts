import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { type FormFailure, formFailure } from "~/platform/form";

/** Runs a store call; what it refuses in words comes back beside what was typed. A place that is not there stays a 404. */
export async function orFailure<T>(
  form: FormData,
  work: () => Promise<T>,
): Promise<{ ok: true; value: T; errors?: undefined } | ({ ok: false } & FormFailure)> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return formFailure(form, { [error.field]: error.message });
    if (error instanceof AppError) return formFailure(form, { form: error.message });
    throw error;
  }
}
