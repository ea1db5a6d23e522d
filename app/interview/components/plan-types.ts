import type { FieldErrors, FormValues } from "~/platform/form";
import type { Conflict } from "../domain/conflict";
import type { Asked, Cover } from "../domain/coverage";
import type { PlanChange } from "../domain/suggestion";

export type ShownSession = {
  id: string;
  startsAt: Date | string | null;
  minutes: number;
  exerciseId: string | null;
  competencyIds: string[];
  topic: string;
  /** As the form takes them, in the organisation's time zone. */
  day: string;
  time: string;
  /** Who holds it with them. */
  together: string[];
};

export type ShownSeat = {
  personId: string;
  name: string;
  email: string;
  hasLeft: boolean;
  conflict: Conflict | null;
  isPeer: boolean;
  sessions: ShownSession[];
};

export type MatrixRow = {
  id: string;
  title: string;
  criteria: { id: string; question: string; by: string[]; isGap: boolean; isDouble: boolean }[];
  gaps: number;
  isDouble: boolean;
  /** In the order of the seats. */
  cells: (Cover | null)[];
};

export type ShownPlan = {
  asked: Asked;
  criteria: number;
  covered: number;
  seats: ShownSeat[];
  matrix: MatrixRow[];
  suggestion: { key: string; changes: PlanChange[] } | null;
};

export type PlanAnswer = { errors?: FieldErrors | undefined; values?: FormValues } | undefined;

/** A text field of what was sent. */
export function sent(answer: PlanAnswer, name: string): string | undefined {
  const value = answer?.values?.[name];
  return typeof value === "string" ? value : undefined;
}
