import { beforeAll, describe, expect, test } from "vitest";
import { chosenFor } from "~/interview/domain/draw-kit";
import { kitContent } from "~/interview/domain/kit";
import { makeKit as drawNew } from "~/interview/kit-changes.server";
import { findKit } from "~/interview/kits.server";
import type { Ladder } from "~/ladder/domain/schema";
import { exercisesFor, questionsAbout } from "~/ladder/domain/view";
import { configureLadder, currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makeCard, makeKit, makePanel } from "../support/interview";
import { makeOrganisation, makePerson, type TestPerson } from "../support/organisation";
import { unzip } from "../support/zip";

testDatabase();

const CRITERION = "decompose-for-ai";
const EXERCISE = "check-expense-import";
const MID = { trackId: "orchestrator", levelId: "mid" };
let ask: Awaited<ReturnType<typeof testApp>>;
let people: TestPerson;
let shipped: Ladder;

beforeAll(async () => {
  await makeOrganisation();
  ask = await testApp();
  people = await makePerson({ name: "People team", roles: ["PEOPLE_TEAM"] });
  shipped = currentLadder().ladder;
});

const page = async (path: string, person: TestPerson = people) => {
  const response = await ask(path, { as: await signedInAs(person) });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = async (path: string, form: Record<string, string>, person: TestPerson = people) => {
  const response = await ask(path, { as: await signedInAs(person), form });
  const { status, headers } = response;
  return { status, to: headers.get("location"), text: await response.text() };
};
const draw = (variant: 0 | 1 = 0, name = "A kit") =>
  drawNew(people, { place: "orchestrator.mid", name, variant });
const kitOf = async (id: string) => {
  const kit = await findKit(people.personId, id, database());
  if (!kit) throw new Error("no such kit");
  return kit;
};
const contentOf = async (id: string) =>
  kitContent.parse((await database().interviewKit.findUniqueOrThrow({ where: { id } })).content);
const actionsOn = async (subjectId: string) =>
  (await database().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

/** Publishes the shipped ladder once more, without one question. */
async function publishWithout(questionId: string, version: string) {
  const questions = shipped.interview.questions.filter(({ id }) => id !== questionId);
  await configureLadder(
    { ...shipped, version, interview: { ...shipped.interview, questions } },
    { isPublic: true },
  );
}

describe("making a kit", () => {
  test("draws one of the two that a level has, and shows both before", async () => {
    const before = await page("/interviews/kits/new?place=orchestrator.mid");
    expect(before.text).toContain("The second");
    const form = { place: "orchestrator.mid", name: "Autumn kit", variant: "1" };
    const made = await post("/interviews/kits/new", form);
    expect(made.status).toBe(302);
    const id = made.to?.split("/").at(-1) ?? "";
    const kit = await page(`/interviews/kits/${id}`);
    expect(kit.text).toContain("Autumn kit");
    expect(kit.text).not.toContain("<script");
    expect(await actionsOn(id)).toEqual(["kit.made"]);
    const list = await page("/interviews/kits?q=autumn");
    expect(list.text).toContain(`/interviews/kits/${id}`);
    const elsewhere = await page("/interviews/kits?place=orchestrator.staff");
    expect(elsewhere.text).not.toContain(`/interviews/kits/${id}`);
  });

  test("keeps what was typed where something is missing, and refuses a level that is not there", async () => {
    const form = { place: "orchestrator.mid", name: " ", variant: "1" };
    const answer = await post("/interviews/kits/new?place=orchestrator.mid", form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Give the kit a name.");
    const odd = { place: "orchestrator.chief", name: "Kit", variant: "0" };
    expect((await post("/interviews/kits/new", odd)).status).toBe(422);
    expect((await page("/interviews/kits/new?place=orchestrator.chief")).text).toContain(
      "no such level",
    );
  });
});

describe("changing a kit", () => {
  test("swaps a question within its criterion and comes back to the same place", async () => {
    const id = await draw();
    const { content, revision } = await kitOf(id);
    const [from = ""] = chosenFor(content, CRITERION);
    const to = questionsAbout(shipped, [CRITERION])
      .map((question) => question.id)
      .find((each) => !chosenFor(content, CRITERION).includes(each));
    const form = {
      intent: "swap",
      criterion: CRITERION,
      from,
      to: to ?? "",
      revision: `${revision}`,
    };
    const answer = await post(`/interviews/kits/${id}`, form);
    expect(answer.to).toBe(
      `/interviews/kits/${id}?done=swap&at=${CRITERION}#criterion-${CRITERION}`,
    );
    expect((await page(answer.to ?? "")).text).toContain("Swapped.");
    expect(chosenFor(await contentOf(id), CRITERION)).toContain(to);
    const stale = await post(`/interviews/kits/${id}`, { ...form, from: to ?? "", to: from });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain("was changed after you opened it");
    expect(chosenFor(await contentOf(id), CRITERION)).not.toContain(from);
    expect(await actionsOn(id)).toEqual(["kit.made", "kit.question-swapped"]);
  });

  test("says what is missing: a question that was not chosen, then one that nobody asks any more", async () => {
    const id = await draw();
    const at = `/interviews/kits/${id}`;
    const none = await post(at, { intent: "add", criterion: CRITERION, revision: "1" });
    expect(none.status).toBe(422);
    expect(none.text).toContain("Choose a question first.");
    for (const from of chosenFor(await contentOf(id), CRITERION)) {
      const { revision } = await kitOf(id);
      await post(at, { intent: "remove", criterion: CRITERION, from, revision: `${revision}` });
    }
    expect((await page(at)).text).toContain("Nobody would ask about:");
    const bad = [{ intent: "explode" }, { intent: "swap", revision: "1", criterion: "../x" }, {}];
    for (const form of bad) expect((await post(at, form as never)).status).toBe(422);
  });

  test("takes exercises in and out, renames, archives and copies", async () => {
    const id = await draw(0, "Before");
    const at = `/interviews/kits/${id}`;
    const other = exercisesFor(shipped, MID).at(-1)?.id ?? "";
    await post(at, { intent: "choose-exercise", exercise: other, revision: "1" });
    expect((await contentOf(id)).exercises).toHaveLength(2);
    await post(at, { intent: "remove-exercise", exercise: other, revision: "2" });
    await post(at, { intent: "rename", name: "After", revision: "3" });
    const copied = await post(at, { intent: "copy" });
    expect((await page(copied.to ?? "")).text).toContain("Copy of After");
    await post(at, { intent: "archive" });
    expect((await page("/interviews/kits")).text).not.toContain(`"${at}"`);
    expect((await page("/interviews/kits?archived=1")).text).toContain(`"${at}"`);
    expect((await page(at)).text).toContain("This kit is archived.");
  });

  test("is over once a card was begun with it, until it is copied", async () => {
    const interviewer = await makePerson();
    const kit = await makeKit();
    const panel = await makePanel({ kit, interviewers: [interviewer] });
    const at = `/interviews/kits/${kit.id}`;
    const [from = ""] = chosenFor(await contentOf(kit.id), CRITERION);
    const form = { intent: "remove", criterion: CRITERION, from, revision: "1" };
    await makeCard(panel, interviewer, { isSubmitted: false });
    const answer = await post(at, form);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Copy it to change it.");
    expect(chosenFor(await contentOf(kit.id), CRITERION)).toEqual([from]);
    const copy = (await post(at, { intent: "copy" })).to ?? "";
    expect((await post(copy, form)).status).toBe(302);
    // Whoever interviews reads it and changes nothing.
    expect((await page(at, interviewer)).status).toBe(200);
    expect((await page(at, interviewer)).text).not.toContain("Change this question");
    expect((await post(at, { intent: "copy" }, interviewer)).status).toBe(404);
  });
});

describe("when the ladder moves on", () => {
  test("a removed question stays readable and is named; the kit is renewed once it was looked at", async () => {
    const id = await draw();
    const at = `/interviews/kits/${id}`;
    const [gone = ""] = chosenFor(await contentOf(id), CRITERION);
    const probe = questionsAbout(shipped, [CRITERION]).find((each) => each.id === gone)?.probes[0];
    await publishWithout(gone, "9.0.0");
    const still = await page(at);
    expect(still.text).toContain(`Pinned to ${shipped.version}; the ladder is at 9.0.0 now.`);
    expect(still.text).toContain("Question removed from the ladder");
    expect(still.text).toContain("One thing in this kit is changed by that.");
    expect(still.text).toContain(probe);
    expect((await page(`${at}/renew`)).text).toContain("In its place:");
    const old = await post(`${at}/renew`, { revision: "1", version: "8.0.0" });
    expect(old.status).toBe(409);
    expect(chosenFor(await contentOf(id), CRITERION)).toContain(gone);
    const done = await post(`${at}/renew`, { revision: "1", version: "9.0.0" });
    expect(done.to).toBe(at);
    expect(chosenFor(await contentOf(id), CRITERION)).not.toContain(gone);
    expect((await page(at)).text).not.toContain("Pinned to");
    expect((await page(`${at}/renew`)).status).toBe(302);
    expect(await actionsOn(id)).toEqual(["kit.made", "kit.renewed"]);
    await configureLadder(shipped, { isPublic: true });
  });
});

describe("what the candidate is given", () => {
  test("the brief, as page and file, says nothing that they are to find", async () => {
    const at = `/interviews/kits/${await draw()}/exercises/${EXERCISE}`;
    const exercise = shipped.interview.exercises.find(({ id }) => id === EXERCISE);
    const hidden = [
      ...(exercise?.plantedFlaws.flatMap(({ id, title, why, hint }) => [id, title, why, hint]) ??
        []),
      ...(exercise?.observe ?? []),
      "lanted flaw",
      exercise?.interviewerBrief?.slice(0, 40),
    ];
    const brief = await page(`${at}/candidate`);
    const file = await page(`${at}/candidate.md`);
    expect(file.headers.get("content-disposition")).toContain(`"${EXERCISE}.md"`);
    for (const { text, status } of [brief, file]) {
      expect(status).toBe(200);
      for (const words of hidden) if (words) expect(text).not.toContain(words);
    }
    const whole = await page(at);
    expect(whole.text).toContain(exercise?.plantedFlaws[0]?.kind);
    expect(whole.text).toContain("planted flaws");
  });

  test("files come one by one or all together, and nothing else is reached", async () => {
    const at = `/interviews/kits/${await draw()}/exercises/${EXERCISE}`;
    const material = shipped.interview.exercises.find(({ id }) => id === EXERCISE)?.material ?? [];
    const file = await page(`${at}/files/src/import.mjs`);
    expect(file.text).toBe(material.find(({ path }) => path === "src/import.mjs")?.text);
    expect(file.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="import.mjs"');
    for (const path of [
      "..%2F..%2Fpackage.json",
      "%2Fetc%2Fpasswd",
      "src",
      "constructor",
      "src/../README.md%00",
      "",
    ])
      expect((await page(`${at}/files/${path}`)).status, path).toBe(404);
    const answer = await ask(`${at}/files.zip`, { as: await signedInAs(people) });
    const files = unzip(Buffer.from(await answer.arrayBuffer()));
    expect([...files.keys()].sort()).toEqual(
      [...material.map(({ path }) => path), "BRIEF.md"].map((path) => `${EXERCISE}/${path}`).sort(),
    );
    for (const { path, text } of material) expect(files.get(`${EXERCISE}/${path}`)).toBe(text);
    expect((await page(at.replace(EXERCISE, "no-such-exercise"))).status).toBe(404);
  });

  test("exercises of other levels are not in this kit", async () => {
    const at = `/interviews/kits/${await draw()}/exercises/join-invoice-run`;
    expect((await page(at)).status).toBe(404);
  });
});

describe("who reads kits", () => {
  test("nobody who is interviewed here, whatever their office, until it is decided", async () => {
    const id = await draw();
    const inside = await makePerson({ name: "Inside", roles: ["PEOPLE_TEAM", "LADDER_EDITOR"] });
    expect((await page(`/interviews/kits/${id}`, inside)).status).toBe(200);
    const panel = await makePanel({ candidate: inside });
    const at = `/interviews/kits/${id}`;
    for (const path of [
      "/interviews/kits",
      at,
      `${at}/kit.md`,
      `${at}/exercises/${EXERCISE}/files.zip`,
    ])
      expect((await page(path, inside)).status, path).toBe(404);
    expect((await post(at, { intent: "copy" }, inside)).status).toBe(404);
    // Nor by way of the ladder itself.
    expect((await page("/ladder/export/ladder.json", inside)).text).not.toContain('"hint"');
    expect((await page("/ladder/export/ladder.json")).text).toContain('"hint"');
    await database().interviewPanel.update({
      where: { id: panel.id },
      data: { state: "DECIDED", decidedAt: new Date() },
    });
    // Whoever reads kits again does not count the panel that was about them.
    const shown = await page(`/interviews/kits/${panel.kitId}`, inside);
    expect(shown.text).toContain("No panel has it yet.");
    expect((await page(`/interviews/kits/${panel.kitId}`)).text).toContain("One panel has it.");
  });

  test("colleagues find nothing; addresses that name no kit are not there", async () => {
    const colleague = await makePerson();
    expect((await page("/interviews/kits", colleague)).status).toBe(404);
    expect((await page(`/interviews/kits/${await draw()}`, colleague)).status).toBe(404);
    for (const id of ["nonsense", crypto.randomUUID(), "new%2F"])
      expect((await page(`/interviews/kits/${id}`)).status, id).toBe(404);
  });

  test("the whole kit as Markdown is a file for interviewers", async () => {
    const file = await page(`/interviews/kits/${await draw()}/kit.md`);
    expect(file.headers.get("content-disposition")).toBe(
      'attachment; filename="kit-orchestrator-mid.md"',
    );
    expect(file.text).toContain("## Competencies to cover");
    expect(file.text).toContain("### Planted flaws");
  });
});
