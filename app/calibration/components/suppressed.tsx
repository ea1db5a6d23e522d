import { Empty } from "~/ui/page";
import { LEAST_PEOPLE } from "../domain/suppression";

/** What a view says where too few are left for anything to be counted. */
export function Suppressed({ isNarrowed = false }: { isNarrowed?: boolean }) {
  return (
    <Empty title={`Fewer than ${LEAST_PEOPLE} people are left, so nothing is counted here.`}>
      <p>
        Numbers of so few people are the people themselves.{" "}
        {isNarrowed
          ? "Choose less to see more of them; where names are hidden, the same holds for the few whom a choice would leave out."
          : "There is nothing to compare until more reviews are in the session."}
      </p>
    </Empty>
  );
}
