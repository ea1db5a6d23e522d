import { isComplete, openWords } from "./domain/preview";
import { ownPreview, type PreviewPerson } from "./preview.server";
import type { CalibrationSession, InSession } from "./session.server";

/** How many people to look at stand on a page. */
const PAGE_SIZE = 50;

/** What there is to do in the viewer's preview: three lists, the longest a page at a time. */
export async function previewOverview(
  viewer: InSession,
  session: CalibrationSession,
  wanted: number,
) {
  const preview = await ownPreview(viewer, session);
  const { people, seconds, cases } = preview;
  const pages = Math.max(1, Math.ceil(people.length / PAGE_SIZE));
  const page = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), pages) : 1;
  const root = `/calibration/${session.id}/preview`;
  const asItem = ({ assessmentId, name, step, team, rater, given, total }: PreviewPerson) => ({
    to: `${root}/people/${assessmentId}`,
    title: name,
    note: [step, team, rater && `rated by ${rater}`].filter(Boolean).join(" · "),
    given,
    total,
  });
  const doneIn = (list: readonly { given: number; total: number }[]) =>
    list.filter(isComplete).length;
  return {
    session: {
      id: session.id,
      isLive: session.state === "live",
      // Once the meeting runs, it is open for as long as that does.
      closesOn: session.state === "preview" ? session.previewClosesOn : null,
      share: session.previewShare,
    },
    done: preview.done,
    open: openWords(preview),
    people: {
      items: people.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(asItem),
      done: doneIn(people),
      total: people.length,
    },
    page,
    pages,
    seconds: {
      // Who rated them is what their second rating is to be free of.
      items: seconds.map((person) => asItem({ ...person, rater: null })),
      done: doneIn(seconds),
      total: seconds.length,
    },
    cases: {
      items: cases.map(({ anchorCase, step, given, total }) => ({
        to: `${root}/cases/${anchorCase.id}`,
        title: anchorCase.title,
        note: step,
        given,
        total,
      })),
      done: doneIn(cases),
      total: cases.length,
    },
    ownReports: {
      names: preview.withNames ? preview.ownReports : [],
      count: preview.ownReports.length,
    },
    waiting: preview.waiting,
    withNames: preview.withNames,
    isWithoutOwn: preview.isWithoutOwn,
  };
}

export type PreviewPage = Awaited<ReturnType<typeof previewOverview>>;
