import { PARTS, type Part } from "~/ladder/domain/parts";

export { PARTS, type Part };

export const PART_WORDS: Record<Part, string> = {
  directed: "Directed: broke the problem down and set the course",
  prompted: "Prompted: gave context and constraints, and iterated",
  verified: "Verified: checked that the result is right",
  decided: "Decided: chose between options and answered for it",
};
