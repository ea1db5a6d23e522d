import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedLadder } from "../../../tests/fixtures/ladders/read-fixtures";
import { CSV_HEADER, csvRows } from "./csv-rows";
import type { PersonRecord, RecordAssessment } from "./record";
import { recordFileName, stateForOwner } from "./record";
import { ladderKey } from "./trend";

const ladder = shippedLadder();
const ladders = new Map([[ladderKey(ladder), ladder]]);
const CRITERION = "design-robust-patterns";

const answer = {
  criterionId: CRITERION,
  question: "Do they design robust architectural patterns?",
  point: 3,
  alternative: null,
  reason: "",
  narrative: "=1+1",
} as const;

const submittedContent = {
  ladder: { id: ladder.id, version: ladder.version },
  transitionId: "mid-to-senior",
  person: { name: "Łucja 田中", trackId: "orchestrator", levelId: "mid" },
  answers: [answer],
  evidence: [{ url: "https://example.org/1", criteria: [CRITERION] }, { url: 7 }, null],
};

const base: RecordAssessment = {
  id: "one",
  cycle: { name: "Spring", opensOn: "2026-01-01", closesOn: "2026-02-01" },
  transitionId: "mid-to-senior",
  ladder: submittedContent.ladder,
  state: "submitted",
  startedAt: null,
  ratings: [],
  submissions: [
    {
      id: "s",
      submittedAt: "2026-01-10T10:00:00.000Z",
      withdrawnAt: null,
      contentHash: "h",
      content: submittedContent,
    },
  ],
  releases: [],
  requests: [],
  reopenings: [],
};

const { criterionId, question, ...self } = answer;
const release: RecordAssessment["releases"][number] = {
  id: "r",
  releasedAt: "2026-02-10T10:00:00.000Z",
  releasedBy: "Mia",
  acknowledgedAt: null,
  stance: "partly",
  response: "@home",
  reopenedAt: null,
  contentHash: "h",
  actions: [],
  content: {
    ladder: submittedContent.ladder,
    transitionId: "mid-to-senior",
    person: submittedContent.person,
    reviewer: { id: "m", name: "Mia" },
    submissionId: "s",
    submittedAt: "2026-01-10T10:00:00.000Z",
    criteria: [
      {
        criterionId,
        question,
        self,
        manager: { point: null, alternative: "not-observable", reason: "Away", rationale: "-" },
        blind: null,
      },
    ],
    evidence: [],
    requests: [],
    summary: "",
  },
};

const recordOf = (...assessments: RecordAssessment[]): PersonRecord => ({
  format: "rostrum-record/1",
  exportedAt: "2026-03-01T00:00:00.000Z",
  organisation: "Test",
  person: {
    id: "p",
    name: "Łucja 田中",
    email: "l@example.org",
    team: null,
    manager: "Mia",
    trackId: null,
    levelId: null,
    startDate: null,
    lastDay: null,
    roles: [],
  },
  assessments,
  evidence: [],
});

const asObjects = (record: PersonRecord) =>
  csvRows(record, ladders).map((row) =>
    Object.fromEntries(CSV_HEADER.map((name, index) => [name, row[index]])),
  );

describe("the rows of the CSV", () => {
  test("before release there is one side only", () => {
    expect(asObjects(recordOf(base))).toMatchObject([
      {
        cycle: "Spring",
        kind: "cycle",
        competency: "Architecture",
        "own point": "3",
        "own label": "Proficient",
        manager: "",
        "manager point": "",
        evidence: "https://example.org/1",
      },
    ]);
  });

  test("with a release both are there, with the response", () => {
    expect(asObjects(recordOf({ ...base, releases: [release] }))).toMatchObject([
      {
        "own point": "3",
        manager: "Mia",
        "manager point": "",
        "manager alternative": "not-observable",
        "manager reason": "Away",
        stance: "partly",
      },
    ]);
  });

  test("what calibration left stands in columns of its own, with each change and its reason", () => {
    const change = {
      from: { point: null, alternative: "not-observable" as const },
      to: { point: 2, alternative: null },
      reasonCode: "evidence-missed",
      sentence: "The note shows it",
      at: "2026-02-05T10:00:00.000Z",
    };
    const calibrated = { point: 2, alternative: null, session: "Spring", changes: [change] };
    const [criterion] = release.content.criteria;
    if (!criterion) throw new Error("the release has a criterion");
    const withChange = (each: typeof calibrated | null) => ({
      ...release,
      content: { ...release.content, criteria: [{ ...criterion, calibrated: each }] },
    });
    expect(asObjects(recordOf({ ...base, releases: [withChange(calibrated)] }))).toMatchObject([
      {
        "manager alternative": "not-observable",
        "calibrated point": "2",
        "calibrated label": "Practising",
        "calibrated alternative": "",
        calibration: "2026-02-05: not-observable to 2. Evidence was overlooked: The note shows it",
      },
    ]);
    for (const releases of [[withChange(null)], [release]])
      expect(asObjects(recordOf({ ...base, releases }))).toMatchObject([
        { "calibrated point": "", "calibrated label": "", calibration: "" },
      ]);
  });

  test("a reopened release gives way to the submission; a draft has no row", () => {
    const reopened = { ...release, reopenedAt: "2026-02-20T10:00:00.000Z" };
    const rows = asObjects(recordOf({ ...base, state: "in-review", releases: [reopened] }));
    expect(rows).toMatchObject([{ manager: "", stance: "" }]);
    expect(csvRows(recordOf({ ...base, state: "draft" }), ladders)).toEqual([]);
  });

  test("a ladder that is not known leaves numbers and ids", () => {
    expect(csvRows(recordOf(base), new Map())[0]).toContain("mid-to-senior");
  });

  test("no cell of a spreadsheet begins a formula, and every text survives", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const rows = csvRows(
          recordOf({
            ...base,
            submissions: base.submissions.map((each) => ({
              ...each,
              content: { ...submittedContent, answers: [{ ...answer, narrative: text }] },
            })),
          }),
          ladders,
        );
        const file = stringify([[...CSV_HEADER], ...rows], { bom: true, escape_formulas: true });
        const read: string[][] = parse(file, { bom: true });
        const cell = read[1]?.[CSV_HEADER.indexOf("own words")] ?? "";
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect([text, `'${text}`]).toContain(cell);
      }),
    );
  });
});

test("between review and release an engineer sees one state", () => {
  expect((["in-review", "reviewed", "in-calibration"] as const).map(stateForOwner)).toEqual([
    "in-review",
    "in-review",
    "in-review",
  ]);
});

test("file names are plain, whatever the person is called", () => {
  expect(recordFileName("Ylva Thorvaldsdóttir", "2026-03-01", "json")).toBe(
    "rostrum-record-ylva-thorvaldsdottir-2026-03-01.json",
  );
  expect(recordFileName("田中", "2026-03-01", "csv")).toBe("rostrum-record-2026-03-01.csv");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(recordFileName(name, "2026-03-01", "csv")).toMatch(/^[a-z0-9-]+\.csv$/);
    }),
  );
});
