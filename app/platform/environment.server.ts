import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const flag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0", "on", "off"], {
      error: "must be true or false",
    })
    .transform((value) => ["true", "1", "on"].includes(value))
    .default(fallback);

const httpAddress = z
  .string()
  .refine(
    (value) => /^https?:\/\/[^/]+\/?$/.test(value),
    "must be like https://rostrum.example.org",
  )
  .transform((value) => value.replace(/\/$/, ""));

const schema = z
  .object({
    PORT: z.coerce.number({ error: "must be a port number" }).int().min(0).max(65535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    BASE_URL: httpAddress.optional(),
    DATA_DIR: z.string().default("data"),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
      .optional(),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    TRUST_PROXY: flag(false),
    LADDER: z.string().default("orchestrator"),
    LADDER_PUBLIC: flag(true),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    DEMO: flag(false),
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    path: ["MAIL_FROM"],
    message: "is needed with SMTP_URL: the address mail is sent from",
  })
  .refine((env) => !env.DATABASE_URL || env.AUTH_SECRET, {
    path: ["AUTH_SECRET"],
    message:
      "is needed with DATABASE_URL: at least 32 random characters, the same for each process",
  });

export type Environment = Omit<z.output<typeof schema>, "AUTH_SECRET" | "BASE_URL"> & {
  AUTH_SECRET: string;
  BASE_URL: string;
};

export class ConfigurationError extends Error {}

/**
 * The configuration, validated as a whole: every fault gets a line of its own.
 * With the embedded database the secret is made once and kept beside the data, readable by its owner only.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new ConfigurationError(lines.join("\n"));
  }
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  return {
    ...env,
    DATA_DIR: dataDir,
    BASE_URL: env.BASE_URL ?? `http://localhost:${env.PORT}`,
    AUTH_SECRET: env.AUTH_SECRET ?? secretBesideTheData(dataDir),
  };
}

function secretBesideTheData(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
