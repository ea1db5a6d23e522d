import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listLetters, openLetter, resendLetter } from "~/people/outbox.server";
import { database, plainSql, transaction } from "~/platform/database.server";
import { enqueue, type Job, startJobs, stopJobs } from "~/platform/jobs.server";
import { log } from "~/platform/log.server";
import {
  configureMail,
  deliverDueMail,
  MAIL_JOB,
  nextTry,
  sendMail,
  waitingLetter,
  wakeMail,
} from "~/platform/mail.server";
import { signedInAs, testApp } from "../support/app";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson } from "../support/organisation";
import { type SmtpServer, startSmtp } from "../support/smtp";

testDatabase();

const BASE_URL = "https://rostrum.example";
const MINUTE = 60_000;
const letter = { to: "ada@example.org", subject: "Come in", text: "https://one-time.example" };
let smtp: SmtpServer;

beforeAll(async () => {
  // Failures are what is tested here.
  log.level = "silent";
  await makeOrganisation();
});

beforeEach(async () => {
  await database().mail.deleteMany();
  smtp = await startSmtp();
  configureMail({ SMTP_URL: smtp.url, MAIL_FROM: "rostrum@example.org", BASE_URL });
});

afterEach(async () => {
  await stopJobs();
  await smtp.close();
  configureMail({ SMTP_URL: undefined, MAIL_FROM: undefined, BASE_URL });
});

const onlyLetter = () => database().mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } });

/** Waits without sleeping longer than needed. */
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

describe("a letter", () => {
  it("is delivered at once; its text, which may open something, is not kept", async () => {
    await sendMail(letter);
    expect(smtp.messages).toHaveLength(1);
    expect(smtp.messages[0]).toContain("To: ada@example.org");
    expect(smtp.messages[0]).toContain("https://one-time.example");
    expect(smtp.messages[0]).not.toContain("List-Unsubscribe");
    expect(await onlyLetter()).toMatchObject({ text: "", error: null, nextTryAt: null });
    expect((await onlyLetter()).sentAt).not.toBeNull();
  });

  it("says how to stop such letters at one click, where it is one that nobody has to get", async () => {
    await sendMail({ ...letter, unsubscribe: `${BASE_URL}/unsubscribe/key` });
    expect(smtp.messages[0]).toContain(`List-Unsubscribe: <${BASE_URL}/unsubscribe/key>`);
    expect(smtp.messages[0]).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("waits in the outbox where there is no mail server", async () => {
    configureMail({ SMTP_URL: undefined, MAIL_FROM: undefined, BASE_URL });
    await sendMail(letter);
    await deliverDueMail(() => new Date());
    expect(await onlyLetter()).toMatchObject({ ...letter, attempts: 0, nextTryAt: null });
    expect(await listLetters(null, 1)).toMatchObject({ counts: { waiting: 1, sent: 0 } });
  });

  it("that is refused is tried again later and later, six times in all, and then given up", async () => {
    smtp.answer = "450 try later";
    const begun = Date.now();
    await sendMail(letter);
    const first = await onlyLetter();
    expect(first).toMatchObject({ attempts: 1, text: letter.text, sentAt: null });
    expect(first.error).toContain("450");
    expect(Math.round(((first.nextTryAt?.getTime() ?? 0) - begun) / MINUTE)).toBe(1);

    let now = first.nextTryAt ?? new Date();
    const pauses: (number | null)[] = [];
    for (let attempt = 2; attempt <= 6; attempt++) {
      await deliverDueMail(() => new Date(now.getTime() - 1000));
      expect((await onlyLetter()).attempts).toBe(attempt - 1);
      await deliverDueMail(() => now);
      const { attempts, nextTryAt } = await onlyLetter();
      expect(attempts).toBe(attempt);
      pauses.push(nextTryAt && Math.round((nextTryAt.getTime() - now.getTime()) / MINUTE));
      now = nextTryAt ?? now;
    }
    expect(pauses).toEqual([5, 25, 125, 625, null]);
    expect(await listLetters("failed", 1)).toMatchObject({
      letters: [{ state: "failed", attempts: 6, error: expect.stringContaining("450") }],
    });
    smtp.answer = "250 fine";
    await deliverDueMail(() => new Date(now.getTime() + 24 * 60 * MINUTE));
    expect(smtp.messages).toHaveLength(0);
  });

  it("gets through once the server takes it", async () => {
    smtp.answer = "450 try later";
    await sendMail(letter);
    smtp.answer = "250 fine";
    const due = (await onlyLetter()).nextTryAt ?? new Date();
    await deliverDueMail(() => due);
    expect(smtp.messages).toHaveLength(1);
    expect(await onlyLetter()).toMatchObject({ attempts: 2, error: null, nextTryAt: null });
  });

  it("whose process died while it was delivered is found again", async () => {
    const now = new Date();
    const dead = { attempts: 1, nextTryAt: new Date(now.getTime() + 10 * MINUTE) };
    await database().mail.create({ data: { ...letter, ...dead } });
    await deliverDueMail(() => now);
    expect(smtp.messages).toHaveLength(0);
    await deliverDueMail(() => dead.nextTryAt);
    expect(smtp.messages).toHaveLength(1);
  });

  it("is taken by one of several processes only", async () => {
    const now = new Date();
    const data = Array.from({ length: 30 }, (_, at) =>
      waitingLetter({ ...letter, subject: `${at}` }, now),
    );
    await database().mail.createMany({ data });
    await Promise.all([deliverDueMail(() => now), deliverDueMail(() => now)]);
    await deliverDueMail(() => now);
    expect(smtp.messages).toHaveLength(30);
    expect(new Set(smtp.messages.map((text) => /Message-ID: (.*)/.exec(text)?.[1])).size).toBe(30);
  });

  it("is left for later with all the others when the server is not there at all", async () => {
    const now = new Date();
    const data = Array.from({ length: 45 }, () => waitingLetter(letter, now));
    await database().mail.createMany({ data });
    await smtp.close();
    await deliverDueMail(() => now);
    expect(await database().mail.count({ where: { attempts: 1 } })).toBe(20);
    expect(await database().mail.count({ where: { attempts: 0 } })).toBe(25);
  });

  it("has its next try after 1, 5, 25, 125 and 625 minutes", () => {
    const now = new Date(0);
    const minutes = [1, 2, 3, 4, 5, 6].map((n) => nextTry(n, now)?.getTime());
    expect(minutes.map((ms) => ms && ms / MINUTE)).toEqual([1, 5, 25, 125, 625, undefined]);
  });
});

describe("the administrator", () => {
  it("sees what failed, why and when it is tried next, and sends it again", async () => {
    const ask = await testApp();
    const administrator = await makePerson({ roles: ["SYSTEM_ADMINISTRATOR"] });
    const as = await signedInAs(administrator);
    smtp.answer = "550 no such mailbox";
    await sendMail(letter);
    const { id } = await onlyLetter();
    const list = await (await ask("/organisation/outbox?state=retrying", { as })).text();
    expect(list).toContain("550 no such mailbox");
    expect(list).toContain("Not sent yet");
    expect(list).toMatch(/Tried once.*next on/s);
    expect(await (await ask("/organisation/outbox?state=sent", { as })).text()).not.toContain(
      "550",
    );

    const page = `/organisation/outbox/${id}`;
    expect(await (await ask(page, { as })).text()).toContain("Send again");
    smtp.answer = "250 fine";
    const answer = await ask(page, { as, form: { intent: "send-again" } });
    expect(answer.headers.get("location")).toBe(page);
    expect(smtp.messages).toHaveLength(1);
    expect(await onlyLetter()).toMatchObject({ attempts: 1, error: null });
    expect(
      await database().auditEvent.count({ where: { action: "mail.resent", subjectId: id } }),
    ).toBe(1);
    const again = await ask(page, { as, form: { intent: "send-again" } });
    expect(await again.text()).toContain("This letter was sent in the meantime.");
    expect(smtp.messages).toHaveLength(1);
  });

  it("sends what was written while there was no mail server", async () => {
    configureMail({ SMTP_URL: undefined, MAIL_FROM: undefined, BASE_URL });
    await sendMail(letter);
    const { id } = await onlyLetter();
    const actor = { personId: null };
    await expect(resendLetter(actor, id)).rejects.toMatchObject({ status: 409 });
    configureMail({ SMTP_URL: smtp.url, MAIL_FROM: "rostrum@example.org", BASE_URL });
    await resendLetter(actor, id);
    expect(await openLetter(actor, id)).toMatchObject({ state: "sent", attempts: 1, text: "" });
  });
});

describe("jobs", () => {
  it("run when they are woken, and again when they fail", async () => {
    let runs = 0;
    const job: Job = {
      name: "test-retry",
      retry: { limit: 2, delaySeconds: 1 },
      work: async () => {
        runs += 1;
        if (runs === 1) throw new Error("the first time it fails");
      },
    };
    await startJobs([job]);
    await enqueue(job.name);
    await eventually(() => expect(runs).toBe(1));
    // The pause is pg-boss's; here it is over, and the worker is woken instead of waiting for it to look.
    await eventually(async () => {
      await plainSql(
        `UPDATE pgboss.job SET start_after = now() WHERE name = 'test-retry' AND state = 'retry'`,
      );
      await enqueue("test-retry");
      expect(runs).toBeGreaterThan(1);
    });
  });

  it("deliver what a transaction wrote, once it is woken after the commit", async () => {
    await startJobs([{ name: MAIL_JOB, work: () => deliverDueMail(() => new Date()) }]);
    await transaction((tx) => tx.mail.create({ data: waitingLetter(letter, new Date()) }));
    await wakeMail();
    await eventually(() => expect(smtp.messages).toHaveLength(1));
    await eventually(async () => expect((await onlyLetter()).sentAt).not.toBeNull());
  });

  it("keep their times, and those that are gone are taken off the calendar", async () => {
    const work = async () => undefined;
    const schedules = async () => (await plainSql("SELECT name, cron FROM pgboss.schedule")).rows;
    await startJobs([
      { name: "test-old", cron: "0 3 * * *", work },
      { name: "test-kept", cron: "0 4 * * *", timeZone: "Europe/Berlin", work },
    ]);
    expect(await schedules()).toHaveLength(2);
    await stopJobs();
    await startJobs([{ name: "test-kept", cron: "0 5 * * *", work }]);
    expect(await schedules()).toEqual([{ name: "test-kept", cron: "0 5 * * *" }]);
  });

  it("stop when the process does: what runs is told and waited for", async () => {
    let ended = false;
    let started = false;
    const work: Job["work"] = async ({ signal }) => {
      started = true;
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      ended = true;
    };
    await startJobs([{ name: "test-stop", work }]);
    await enqueue("test-stop");
    await eventually(() => expect(started).toBe(true));
    await stopJobs();
    expect(ended).toBe(true);
    await enqueue("test-stop");
  });

  it("cannot be enqueued before the change they are about has committed", async () => {
    await startJobs([{ name: "test-early", work: async () => undefined }]);
    const seen = vi.spyOn(log, "error");
    await transaction(() => enqueue("test-early"));
    expect(seen).toHaveBeenCalled();
    seen.mockRestore();
  });

  it("leave the only connection usable after a script of theirs failed", async () => {
    await expect(plainSql("BEGIN; SELECT 1/0; COMMIT;")).rejects.toThrow();
    expect((await plainSql("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    expect(await database().mail.count()).toBe(0);
  });
});
