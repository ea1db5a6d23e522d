type Failure = { status: number; code: string; retryAfterSeconds: number | null };

/** What a refusal of the account service means for somebody at a password form, at the field where it belongs. */
export function passwordFailure(failure: Failure): {
  field: "currentPassword" | "newPassword" | "form";
  message: string;
} {
  if (failure.status === 429) return { field: "form", message: tooManyTries(failure) };
  switch (failure.code) {
    case "INVALID_PASSWORD":
      return { field: "currentPassword", message: "This is not your current password." };
    case "PASSWORD_TOO_SHORT":
      return { field: "newPassword", message: "Use at least 12 characters." };
    case "PASSWORD_TOO_LONG":
      return { field: "newPassword", message: "Use at most 128 characters." };
    case "CREDENTIAL_ACCOUNT_NOT_FOUND":
      return {
        field: "form",
        message: "Your account has no password yet. Ask for a letter to choose one.",
      };
    default:
      return {
        field: "form",
        message: "That did not work. Nothing was changed; please try again.",
      };
  }
}

export function tooManyTries({ retryAfterSeconds }: Pick<Failure, "retryAfterSeconds">): string {
  return `Too many tries. Wait ${retryAfterSeconds ?? 60} seconds, then try again.`;
}
