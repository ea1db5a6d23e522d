import { describe, expect, it } from "vitest";
import { answerForm } from "~/evidence/domain/corroboration";
import { expectedPoint } from "~/ladder/domain/expected-point";
import { exportJson } from "~/ladder/domain/export";
import { parseLadder } from "~/ladder/domain/parse";
import { criteriaOfTransition, findCriterion, scaleOf } from "~/ladder/domain/view";
import { mentionsOutputVolume } from "~/ladder/domain/volume";
import { loadLadderFromDisk } from "~/ladder/ladder.server";
import { NOTIFICATION_KINDS } from "~/notification/domain/kinds";
import { sentenceOf } from "~/notification/domain/sentences";
import { differenceBetween, needsRationale } from "~/review/domain/differences";
import { addDays, dayOf } from "./calendar";
import { ENGINEER_REVIEWED } from "./engineer";
import { planDemo } from "./plan";
import type { ReviewPlan } from "./reviews";

const ladder = await loadLadderFromDisk("orchestrator");
const now = new Date("2026-11-22T13:20:00Z");
const versionId = "00000000-0000-4000-8000-000000000001";
const plan = planDemo({ seed: "northwind", now, ladder, versionId });
const { people, reviews, assessments, cycles } = plan;

const person = (id: string) => found(people.find((each) => each.id === id));
const withKey = (key: string) => found(people.find((each) => each.key === key));
const assessmentOf = ({ assessmentId }: ReviewPlan) =>
  found(assessments.find(({ id }) => id === assessmentId));
const cycleOf = (review: ReviewPlan) =>
  cycles.findIndex(({ id }) => id === assessmentOf(review).cycleId);
const reviewOf = (key: string, cycle: number) =>
  found(reviews.find((each) => each.personId === withKey(key).id && cycleOf(each) === cycle));
const ladderOf = (review: ReviewPlan) =>
  assessmentOf(review).ladder === "first" ? plan.firstVersion.ladder : ladder;
/** Settled ratings beside the engineer's own. */
const pairs = reviews.flatMap((review) =>
  review.ratings.flatMap((rating) => {
    const self = assessmentOf(review).answers.find(
      ({ criterionId }) => criterionId === rating.criterionId,
    );
    return rating.settledAt && self ? [{ review, rating, self }] : [];
  }),
);

describe("the first version of the ladder", () => {
  it("parses like any other, without one criterion and with other words in three", () => {
    const first = plan.firstVersion.ladder;
    const { ladder: parsed, errors } = parseLadder([
      { path: "ladder.yaml", text: exportJson(first) },
    ]);
    expect(errors).toEqual([]);
    expect(parsed?.version).toBe("0.9.0");
    expect(first.criteria).toHaveLength(ladder.criteria.length - 1);
    const changed = first.criteria.filter(
      (criterion) =>
        JSON.stringify(criterion) !== JSON.stringify(findCriterion(ladder, criterion.id)),
    );
    expect(changed.map(({ id }) => id).sort()).toEqual([
      "design-robust-patterns",
      "mentor-ai-usage",
      "validate-outputs",
    ]);
    expect(plan.firstVersion.publishedAt < found(cycles[0]).createdAt).toBe(true);
    expect(cycles.map((cycle) => cycle.ladder)).toEqual([
      "first",
      "first",
      "current",
      "current",
      "current",
    ]);
  });
});

describe("reviews", () => {
  it("are of everything that was submitted in a finished cycle, and of nothing that was not", () => {
    for (const { id, state, cycleId } of assessments) {
      const review = reviews.find(({ assessmentId }) => assessmentId === id);
      const isBegun = cycleId !== null && state !== "DRAFT" && state !== "SUBMITTED";
      expect(Boolean(review)).toBe(isBegun);
      if (cycles.find((cycle) => cycle.id === cycleId)?.state === "CLOSED")
        expect(state).not.toBe("SUBMITTED");
    }
    const open = assessments.filter(({ cycleId }) => cycleId === cycles[3]?.id);
    expect(new Set(open.map(({ state }) => state)).size).toBe(6);
  });

  it("are in a state that fits what is there", () => {
    for (const review of reviews) {
      const { state, answers, submittedAt } = assessmentOf(review);
      const standing = review.releases.filter(({ reopenedAt }) => reopenedAt === null);
      const isReleased = state === "RELEASED" || state === "ACKNOWLEDGED";
      expect(standing).toHaveLength(isReleased ? 1 : 0);
      expect(standing[0]?.acknowledgedAt !== null && isReleased).toBe(state === "ACKNOWLEDGED");
      expect(review.isFinished).toBe(state !== "IN_REVIEW");
      expect(review.summary !== "").toBe(review.isFinished);
      if (review.isFinished) {
        expect(review.ratings.map(({ criterionId }) => criterionId)).toEqual(
          answers.map(({ criterionId }) => criterionId),
        );
        expect(review.ratings.every(({ settledAt }) => settledAt)).toBe(true);
        expect(review.requests.every(({ answeredAt }) => answeredAt)).toBe(true);
      }
      expect(review.startedAt > found(submittedAt)).toBe(true);
      expectInOrder(
        review.startedAt,
        ...review.finishes.slice(0, 1).map(({ at }) => at),
        ...review.releases
          .slice(0, 1)
          .flatMap(({ releasedAt, acknowledgedAt, reopenedAt }) => [
            releasedAt,
            ...(acknowledgedAt ? [acknowledgedAt] : []),
            ...(reopenedAt ? [reopenedAt] : []),
          ]),
        ...review.finishes.slice(1).map(({ at }) => at),
        ...review.releases.slice(1).map(({ releasedAt }) => releasedAt),
      );
      for (const { savedAt, settledAt, updatedAt } of review.ratings) {
        expect(savedAt > review.startedAt).toBe(true);
        expectInOrder(savedAt, settledAt ?? savedAt, updatedAt);
        const last = review.finishes.at(-1)?.at;
        if (last) expect(updatedAt < last).toBe(true);
      }
    }
  });

  it("are given by the manager then, by who acted for them, or after a handover; by nobody of themselves", () => {
    for (const review of reviews) {
      const { personId, startedAt, reviewerId, handovers } = review;
      const first = handovers[0]?.fromId ?? reviewerId;
      expect([first, reviewerId]).not.toContain(personId);
      const own = person(personId);
      const acting = plan.delegations.find(
        ({ delegateId, managerId, startsOn, endsOn }) =>
          delegateId === first &&
          managerId === own.managerId &&
          startsOn <= startedAt &&
          dayOf(startedAt) <= endsOn,
      );
      if (acting) continue;
      const moved = own.key === "oluwaseun.adeyemi" || own.key === "adaeze.nwosu";
      if (first !== own.managerId) expect(moved).toBe(true);
    }
    for (const { managerId, delegateId } of plan.delegations)
      expect(managerId).not.toBe(delegateId);
  });

  it("say why wherever the rule asks for it, in words of their own", () => {
    for (const { review, rating, self } of pairs) {
      const expected = expectedPoint(
        ladderOf(review),
        assessmentOf(review).transitionId,
        rating.criterionId,
      );
      const difference = differenceBetween(self, rating, expected);
      if (needsRationale(difference)) expect(rating.rationale).not.toBe("");
      if (rating.blindPoint !== rating.point) expect(rating.rationale).not.toBe("");
      expect(rating.reason !== "").toBe(rating.alternative !== null);
      expect(mentionsOutputVolume(rating.rationale)).toBeNull();
      const criterion = found(findCriterion(ladder, rating.criterionId));
      const { points, alternatives } = scaleOf(ladder, criterion);
      if (rating.point !== null) expect(points.map(({ value }) => value)).toContain(rating.point);
      else expect(alternatives).toContain(rating.alternative);
    }
    for (const { id } of people) {
      const read = pairs
        .filter(({ review, rating }) => review.personId === id && rating.rationale)
        .map(({ rating }) => rating.rationale);
      expect(new Set(read).size).toBe(read.length);
    }
  });

  it("differ from the engineers' ratings as managers do", () => {
    const difference = ({ rating, self }: (typeof pairs)[number]) =>
      rating.point === null || self.point === null ? 0 : rating.point - self.point;
    const share = (of: typeof pairs, holds: (each: (typeof pairs)[number]) => boolean) =>
      of.filter(holds).length / of.length;
    expect(share(pairs, (each) => difference(each) === 0)).toBeGreaterThan(0.5);
    expect(share(pairs, (each) => difference(each) === -1)).toBeGreaterThan(0.22);
    expect(share(pairs, (each) => difference(each) === -1)).toBeLessThan(0.36);
    expect(share(pairs, (each) => difference(each) === 1)).toBeGreaterThan(0.04);
    expect(share(pairs, (each) => difference(each) === 1)).toBeLessThan(0.12);
    const two = pairs.filter((each) => difference(each) === -2).length;
    expect(two).toBeGreaterThan(1);
    expect(two / pairs.length).toBeLessThan(0.05);
    const changed = share(pairs, ({ rating }) => rating.blindPoint !== rating.point);
    expect(changed).toBeGreaterThan(0.08);
    expect(changed).toBeLessThan(0.17);
    const mean = (key: string) => {
      const own = pairs.filter(({ review }) => person(review.reviewerId).key === key);
      return own.reduce((sum, each) => sum + difference(each), 0) / own.length;
    };
    expect(mean("kwabena.asante")).toBeGreaterThan(mean("manager"));
    expect(mean("alexandra.papageorgiou")).toBeLessThan(mean("manager") - 0.2);
    const ofMiddle = pairs.filter(
      ({ review }) => person(review.reviewerId).key === "olena.kovalenko",
    );
    expect(
      share(ofMiddle, ({ rating }) => rating.point === 2 || rating.point === 3),
    ).toBeGreaterThan(0.8);
  });

  it("found everybody who took a step ready for it", () => {
    for (const review of reviews) {
      const career = person(review.personId).career;
      const [here, next] = [career.charAt(cycleOf(review)), career.charAt(cycleOf(review) + 1)];
      const isStep = ["jm", "ms", "mS", "fS", "st", "ST"].includes(here + next);
      if (!isStep) continue;
      for (const { point, alternative } of review.ratings)
        expect(alternative !== null || (point ?? 0) >= 3).toBe(true);
    }
  });

  it("show the cases that people will ask about", () => {
    const again = reviewOf("siobhan.orourke", 2);
    expect(again.releases).toHaveLength(2);
    expect(again.releases[0]?.ratings[1]?.point).not.toBe(again.ratings[1]?.point);
    expect(again.releases[1]?.ratings).toEqual(again.ratings);
    expect(again.reopenings).toHaveLength(1);
    expect(again.reopenings[0]?.at).toEqual(again.releases[0]?.reopenedAt);
    const handed = reviewOf("adaeze.nwosu", 2);
    expect(handed.handovers).toHaveLength(1);
    expect(handed.reviewerId).toBe(withKey("kwabena.asante").id);
    expect(handed.releases[0]?.releasedById).toBe(handed.reviewerId);
    expect(handed.startedAt < found(handed.handovers[0]).at).toBe(true);
    const left = reviewOf("bjorn.akesson", 2);
    expect(assessmentOf(left).state).toBe("IN_REVIEW");
    expect(left.releases).toEqual([]);
    expect(left.startedAt < found(withKey("bjorn.akesson").leftOn)).toBe(true);
    expect(reviewOf("ken.fujii", 2).reviewerId).toBe(withKey("aoife.nibhriain").id);
    const running = plan.delegations.filter(({ endsOn }) => endsOn > now);
    expect(running).toHaveLength(1);
    expect(running[0]?.startsOn && running[0].startsOn < now).toBe(true);
    const open = reviews.filter((review) => cycleOf(review) === 3);
    expect(open.flatMap(({ requests }) => requests.map(({ answeredAt }) => !answeredAt))).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(open.some(({ ratings }) => ratings.some(({ settledAt }) => !settledAt))).toBe(true);
    for (const { releases } of reviews)
      for (const { reopenedAt, actions, acknowledgedAt } of releases)
        if (!reopenedAt && acknowledgedAt) expect(actions.length).toBeGreaterThan(1);
    const actions = reviews.flatMap(({ releases }) => releases.flatMap((each) => each.actions));
    expect(actions.some(({ doneAt }) => doneAt)).toBe(true);
    expect(
      actions.some(({ doneAt, droppedAt, dueOn }) => !doneAt && !droppedAt && dueOn > now),
    ).toBe(true);
    const stances = new Set(
      reviews.flatMap(({ releases }) => releases.map(({ stance }) => stance)),
    );
    expect(stances).toEqual(new Set(["agree", "partly", "disagree", null]));
  });

  it("leave the manager one to look at in each state, and the engineer a history", () => {
    const reports = people.filter(({ managerId }) => managerId === withKey("manager").id);
    const states = assessments
      .filter(
        ({ cycleId, personId }) =>
          cycleId === cycles[3]?.id && reports.some(({ id }) => id === personId),
      )
      .map(({ state }) => state);
    expect(new Set(states)).toEqual(
      new Set(["DRAFT", "SUBMITTED", "IN_REVIEW", "REVIEWED", "RELEASED"]),
    );
    const points = [0, 1, 2].map((cycle) =>
      reviewOf("engineer", cycle).ratings.map(({ point }) => point),
    );
    expect(points).toEqual(ENGINEER_REVIEWED);
  });
});

describe("what goes on around reviews", () => {
  it("asks colleagues who have no say over the claimant, and keeps what they were shown", () => {
    for (const {
      claimantId,
      askedId,
      evidenceId,
      answer,
      sentence,
      content,
      ...times
    } of plan.corroborations) {
      const claimant = person(claimantId);
      const above = [
        claimant.managerId,
        claimant.managerId && person(claimant.managerId).managerId,
      ];
      const reviewers = reviews
        .filter(({ personId }) => personId === claimantId)
        .flatMap(({ reviewerId, handovers }) => [
          reviewerId,
          ...handovers.map(({ fromId }) => fromId),
        ]);
      expect([claimantId, ...above, ...reviewers]).not.toContain(askedId);
      const piece = found(plan.evidence.find(({ id }) => id === evidenceId));
      expect(piece.personId).toBe(claimantId);
      expect(content).toMatchObject({ title: piece.title, url: piece.url, shows: piece.shows });
      expect(answer !== null).toBe(times.answeredAt !== null);
      if (answer)
        expect(
          answerForm.safeParse({ answer: answer.toLowerCase().replace("_", "-"), sentence })
            .success,
        ).toBe(true);
      expectInOrder(piece.createdAt, times.askedAt, times.answeredAt ?? times.askedAt);
    }
    const answers = new Set(plan.corroborations.map(({ answer }) => answer));
    expect(answers).toEqual(new Set(["CONFIRM", "IN_PART", "CANNOT", null]));
    const waiting = plan.corroborations.filter(({ answer }) => answer === null);
    const asked = waiting.map(({ askedId }) => person(askedId).key);
    expect(asked).toEqual(expect.arrayContaining(["engineer", "manager"]));
  });

  it("puts away only what nobody uses any more", () => {
    const away = plan.evidence.filter(({ archivedAt }) => archivedAt);
    expect(away.length).toBeGreaterThan(5);
    for (const { id, archivedAt } of away)
      for (const { claims } of assessments)
        for (const claim of claims)
          if (claim.evidenceId === id) expect(claim.createdAt < found(archivedAt)).toBe(true);
    const states = new Set(plan.evidence.map(({ linkState }) => linkState));
    expect(states).toEqual(new Set(["alive", "gone", "needs-sign-in", "unreachable", null]));
  });

  it("fills inboxes with what can be read, and mails none of it", () => {
    const keys = plan.notices.map(({ personId, key }) => `${personId} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { kind, key, data, personId, createdAt, readAt, mailedAt } of plan.notices) {
      expect(NOTIFICATION_KINDS).toContain(kind);
      expect(key).toMatch(new RegExp(`^${kind}[: ]`));
      expect(sentenceOf(kind, data)).not.toMatch(/undefined|A colleague /);
      expect(person(personId).userId).toBeTruthy();
      for (const at of [readAt, mailedAt]) if (at) expect(at >= createdAt && at <= now).toBe(true);
    }
    const unread = (key: string) =>
      plan.notices
        .filter(({ personId, readAt }) => personId === withKey(key).id && !readAt)
        .map(({ kind }) => kind);
    expect(unread("engineer")).toContain("corroboration-asked");
    expect(unread("manager")).toEqual(expect.arrayContaining(["submitted", "corroboration-asked"]));
  });

  it.each([
    "2028-02-29T00:00:00Z",
    "2026-01-01T23:59:59Z",
    "2026-11-23T00:00:00Z",
    "2027-08-31T06:00:00Z",
  ])("has all of it, and nothing of the future, at %s", (text) => {
    const moment = new Date(text);
    const then = planDemo({ seed: "northwind", now: moment, ladder, versionId });
    expect(then.reviews.map(({ releases }) => releases.length)).toEqual(
      reviews.map(({ releases }) => releases.length),
    );
    const happened = [
      ...then.events.map(({ at }) => at),
      ...then.notices.flatMap(({ createdAt, mailedAt }) => [createdAt, mailedAt]),
      ...then.evidence.flatMap(({ linkCheckedAt, archivedAt }) => [linkCheckedAt, archivedAt]),
      ...then.reviews.flatMap(({ releases }) => releases.map(({ releasedAt }) => releasedAt)),
      ...then.corroborations.flatMap(({ askedAt, answeredAt }) => [askedAt, answeredAt]),
    ];
    for (const at of happened) if (at) expect(at <= moment).toBe(true);
    for (const cycle of then.cycles.slice(0, 3)) {
      const step = addDays(found(cycle.closedAt), 32);
      for (const { assessmentId, releases } of then.reviews) {
        const assessment = then.assessments.find(({ id }) => id === assessmentId);
        if (assessment?.cycleId === cycle.id)
          for (const { releasedAt } of releases) expect(releasedAt < step).toBe(true);
      }
    }
  });

  it("asks in each cycle what its version of the ladder asks", () => {
    for (const assessment of assessments) {
      const asked = criteriaOfTransition(
        assessment.ladder === "first" ? plan.firstVersion.ladder : ladder,
        assessment.transitionId,
      ).map(({ id }) => id);
      for (const { criterionId } of assessment.answers) expect(asked).toContain(criterionId);
    }
  });
});

function found<Item>(item: Item | null | undefined): Item {
  if (item === null || item === undefined) throw new Error("it is not there");
  return item;
}

function expectInOrder(...moments: Date[]) {
  const times = moments.map((moment) => moment.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
}
