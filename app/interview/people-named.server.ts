import type { NamedPerson } from "~/calibration/domain/name-lines";
import { peopleOfLines } from "~/calibration/name-lines.server";
import { Refusal } from "~/people/refusal";
import type { Transaction } from "~/platform/database.server";

/** The one person that a name or an address means; refused at `field` where it is nobody, or several. */
export async function personNamed(
  text: string,
  field: string,
  tx: Pick<Transaction, "$queryRaw">,
): Promise<NamedPerson> {
  const { people, problems } = await peopleOfLines(text, tx);
  const [problem] = problems;
  if (problem) throw new Refusal(field, problem.message);
  const [person] = people;
  if (!person) throw new Refusal(field, "Write a name or an email address.");
  return person;
}

/** Whoever is given something to do signs in for it. */
export function refuseWithoutAccount({ name, hasLeft, hasAccount }: NamedPerson, field: string) {
  if (hasLeft) throw new Refusal(field, `${name} has left.`);
  if (!hasAccount) throw new Refusal(field, `${name} has no account yet. Invite them first.`);
}
