import { can } from "./access/domain/can";
import type { Viewer } from "./access/viewer.server";
import type { NavItem } from "./ui/shell";

/** The places this person can use; nothing is shown that would answer "not found". */
export function navigationFor(viewer: Viewer | null, ladderIsPublic: boolean): NavItem[] {
  const ladder: NavItem = { place: "ladder", label: "Ladder", short: "Ladder", to: "/ladder" };
  if (!viewer) {
    const signIn: NavItem = {
      place: "sign-in",
      label: "Sign in",
      short: "Sign in",
      to: "/sign-in",
    };
    return ladderIsPublic ? [ladder, signIn] : [signIn];
  }
  const items: NavItem[] = [
    { place: "home", label: "Home", short: "Home", to: "/" },
    ladder,
    {
      place: "assessments",
      label: "My assessments",
      short: "Mine",
      to: "/assessments",
      also: ["/evidence", "/corroborations", "/history"],
    },
  ];
  if (viewer.hasTeam)
    items.push({
      place: "team",
      label: "My team",
      short: "Team",
      to: "/team",
      also: ["/reviews/"],
    });
  if (viewer.hasSeat || can(viewer, "calibration.manage"))
    items.push({
      place: "calibration",
      label: "Calibration",
      short: "Calibrate",
      to: "/calibration",
    });
  if (viewer.panelSeats.length > 0 || can(viewer, "interview.manage"))
    items.push({
      place: "interviews",
      label: "Interviews",
      short: "Panels",
      to: "/interviews",
    });
  items.push({
    place: "inbox",
    label: "Inbox",
    short: "Inbox",
    to: "/inbox",
    count: viewer.unread,
  });
  const organisation = [
    "cycle.manage",
    "person.write",
    "person.invite",
    "outbox.read",
    "ladder.publish",
  ] as const;
  if (organisation.some((action) => can(viewer, action)))
    items.push({
      place: "organisation",
      label: "Organisation",
      short: "Org",
      to: "/organisation",
      ...(viewer.hasTeam ? {} : { also: ["/reviews/"] }),
    });
  return items;
}
