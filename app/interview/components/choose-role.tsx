import { Link } from "@remix-run/react";
import { Notice } from "~/ui/page";
import type { OfferedRole } from "../domain/roles-offered";

/** The level comes first: kits are the level's. */
export function ChooseRole({ roles, isUnknown }: { roles: OfferedRole[]; isUnknown: boolean }) {
  return (
    <>
      {isUnknown ? (
        <Notice tone="warn" title="The ladder has no such level any more.">
          Choose one of these.
        </Notice>
      ) : null}
      <ul className="max-w-xl border-line border-t">
        {roles.map(({ trackId, levelId, title }) => (
          <li key={`${trackId}.${levelId}`} className="border-line border-b">
            <Link to={`?level=${trackId}.${levelId}`} className="flex min-h-11 items-center py-1">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
