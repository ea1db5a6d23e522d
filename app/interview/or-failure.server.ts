import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { type FormFailure, formFailure } from "~/platform/form";

type Failure = { ok: false; status: number } & FormFailure;

/** As `orRefusal`, for whatever else is refused in words too; with the status to answer with. */
export async function orFailure<T>(
  form: FormData,
  work: () => Promise<T>,
): Promise<{ ok: true; value: T; errors?: undefined } | Failure> {
  try {
    const done = await orRefusal(form, work);
    return done.ok ? done : { ...done, status: 422 };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...formFailure(form, { form: error.message }), status: error.status };
  }
}
