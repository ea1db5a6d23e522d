import { AppError } from "~/platform/app-error";
import { type FormFailure, formFailure } from "~/platform/form";

/** A change the organisation's rules do not allow; the message belongs at one field of the form (or the whole form). */
export class Refusal extends AppError {
  readonly field: string;
  constructor(field: string, message: string) {
    super(message, 422);
    this.name = "Refusal";
    this.field = field;
  }
}

/** Runs a store call; what it refuses comes back as a form failure, everything else is thrown on. */
export async function orRefusal<T>(
  form: FormData,
  work: () => Promise<T>,
): Promise<{ ok: true; value: T; errors?: undefined } | ({ ok: false } & FormFailure)> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return formFailure(form, { [error.field]: error.message });
    throw error;
  }
}
