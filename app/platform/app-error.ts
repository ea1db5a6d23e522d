/**
 * A failure whose message is meant for the person at the screen. Everything else that is thrown is logged in full
 * and shown as a generic page with a reference number.
 */
export class AppError extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.name = "AppError";
    this.status = status;
  }
}
