import type { AppLoadContext } from "@remix-run/node";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { AppError } from "./app-error";
import { database } from "./database.server";
import type { Environment } from "./environment.server";
import { log } from "./log.server";
import { sendMail } from "./mail.server";
import { singleton } from "./singleton.server";

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 128;
const CLIENT_ADDRESS = "x-rostrum-client-address";
const INVITATION_DAYS = 7;

type Options = Pick<Environment, "BASE_URL" | "AUTH_SECRET">;
const configured = singleton<{ auth?: ReturnType<typeof build>; baseUrl: string }>("auth", () => ({
  baseUrl: "",
}));

/** Called once at start, before any request. */
export function configureAuth(options: Options): void {
  configured.auth = build(options);
  configured.baseUrl = options.BASE_URL;
}

/** A page of ours as it is reached from elsewhere, for what leaves the house. */
export function outsideAddress(path: string): string {
  return configured.baseUrl + path;
}

function auth() {
  if (!configured.auth) throw new Error("accounts are not configured yet");
  return configured.auth;
}

/**
 * better-auth on our database. Its HTTP handler is never mounted: forms post to our own routes, which call it through
 * `callAuth`, so that sign-in works without JavaScript and its rate limits and checks still apply.
 */
function build({ BASE_URL, AUTH_SECRET }: Options) {
  return betterAuth({
    appName: "Rostrum",
    baseURL: BASE_URL,
    secret: AUTH_SECRET,
    telemetry: { enabled: false },
    database: prismaAdapter(database(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        await sendMail({
          to: user.email,
          subject: "Choose a new Rostrum password",
          text: `Somebody, probably you, asked to choose a new password for Rostrum.\n\n${BASE_URL}/password/${token}\n\nThe link works once, for one hour. If it was not you, ignore this mail: nothing has changed.`,
        });
      },
    },
    session: {
      expiresIn: 7 * 24 * 60 * 60,
      updateAge: 24 * 60 * 60,
      // Spares a query per request; whether the session still exists is asked with the viewer (viewer.server.ts).
      cookieCache: { enabled: true, maxAge: 5 * 60 },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/request-password-reset": { window: 60, max: 5 },
        "/reset-password": { window: 60, max: 10 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: "rostrum",
      useSecureCookies: BASE_URL.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      // Asking for a reset answers as fast for addresses that nobody has: the letter is written after the answer.
      backgroundTasks: {
        handler: (task) => {
          task.catch((error: unknown) => log.error({ err: error }, "a background task failed"));
        },
      },
    },
    logger: { level: "error" },
    plugins: [sessionStarter()],
  });
}

/** Starts a session for an account without its password. Callable from our own server code only. */
function sessionStarter() {
  return {
    id: "session-starter",
    endpoints: {
      startSession: createAuthEndpoint(
        "/start-session",
        { method: "POST", body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new AppError("There is no such account.", 404);
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ ok: true });
        },
      ),
    },
  };
}

/** The session cookies for this account: for demo personas, for the first account and for tests. */
export async function startSession(userId: string): Promise<string[]> {
  const response = await auth().api.startSession({ body: { userId }, asResponse: true });
  return response.headers.getSetCookie();
}

/** The session token of this request if its cookie is genuine and not expired, else null. */
export async function sessionToken(
  request: Request,
  context: AppLoadContext,
): Promise<string | null> {
  if (!request.headers.get("cookie")?.includes("rostrum.session_token")) return null;
  const { headers, response } = await auth().api.getSession({
    headers: request.headers,
    returnHeaders: true,
  });
  for (const line of headers.getSetCookie()) context.setCookie(line);
  return response?.session.token ?? null;
}

export type AuthResult =
  | { ok: true; cookies: string[] }
  | { ok: false; status: number; code: string; retryAfterSeconds: number | null };

/** Sends one call to better-auth as if over HTTP, so that rate limits and origin checks run. */
export async function callAuth(
  path:
    | "/sign-in/email"
    | "/sign-out"
    | "/request-password-reset"
    | "/reset-password"
    | "/change-password"
    | "/revoke-sessions",
  body: Record<string, unknown>,
  request: Request,
  context: AppLoadContext,
): Promise<AuthResult> {
  const response = await auth().handler(
    new Request(`${configured.baseUrl}/api/auth${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: configured.baseUrl,
        cookie: request.headers.get("cookie") ?? "",
        "user-agent": request.headers.get("user-agent") ?? "",
        [CLIENT_ADDRESS]: context.clientAddress,
      },
      body: JSON.stringify(body),
    }),
  );
  if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() };
  const answer = z.object({ code: z.string() }).safeParse(await response.json().catch(() => null));
  const retry = response.headers.get("x-retry-after");
  return {
    ok: false,
    status: response.status,
    code: answer.success ? answer.data.code : "UNKNOWN",
    retryAfterSeconds: retry ? Number(retry) : null,
  };
}

/** Makes an account without a password, and an address where its owner chooses one within a week. */
export async function createInvitedAccount(person: { name: string; email: string }) {
  const { internalAdapter } = await auth().$context;
  const existing = await internalAdapter.findUserByEmail(person.email);
  const user =
    existing?.user ??
    (await internalAdapter.createUser(
      { ...person, emailVerified: false },
      { method: "email-password" },
    ));
  return { userId: user.id };
}

/** A fresh one-time address for choosing a password. */
export async function invitationAddress(userId: string): Promise<string> {
  const { internalAdapter } = await auth().$context;
  const token = crypto.randomUUID().replaceAll("-", "");
  await internalAdapter.createVerificationValue({
    value: userId,
    identifier: `reset-password:${token}`,
    expiresAt: new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000),
  });
  return `${configured.baseUrl}/password/${token}`;
}

/** The stored form of a password; slow on purpose, so made before a transaction begins. */
export async function hashPassword(password: string): Promise<string> {
  return (await auth().$context).password.hash(password);
}
