// Everybody in the benchmark's organisation: a tree of managers four levels deep, teams, levels and tracks.
import { type SeededRandom, seededRandom } from "~/calibration/domain/seeded-random";
import { database } from "~/platform/database.server";
import { idOf } from "./calibration-sql";

export type Everybody = {
  people: number;
  /** People are numbers: 0 is the head, then come directors, leads, line managers, and engineers. */
  firstLine: number;
  firstEngineer: number;
  /** The manager's number, by the person's; null for the head. */
  managerOf: (number | null)[];
};

type Row = {
  name: string;
  manager: number | null;
  team: number | null;
  level: "junior" | "mid" | "senior";
  track: "orchestrator" | "specialist";
};

const SEED = 4;
/** 900 managers among 10,000 people, 120 teams. */
const MANAGERS = 0.09;
const TEAMS = 0.012;
const SPAN = 10;

const FIRST =
  "Adaeze Agnieszka Aiko Alejandro Amina Anders Anna Ayşe Benedikt Camille Carlos Chiara Chinedu Daniel Deepa Dmitri Elif Elena Emeka Fatima Finn Gabriela Grace Hana Hannah Hassan Ingrid Ivan Jan Jasmin Jonas Juan Kofi Lars Leila Liam Lucia Maja Marek Mateo Mei Mia Nadia Noor Oluwaseun Omar Paula Pedro Priya Rafael Rosa Sanjay Sara Siobhan Sofia Tariq Thandiwe Tomasz Wei Yuki Zoë".split(
    " ",
  );
const LAST =
  "Abdullahi Adeyemi Andersson Bakker Banerjee Becker Bianchi Bielak Castillo Chen Costa Demir Dubois Eriksen Fernández Fischer Garcia Gruber Haddad Hoffmann Ibrahim Ivanova Jansen Johansson Kaya Khan Kowalska Kumar Larsen Lefèvre Li Lindqvist Lopes Mahlangu Mbeki Mensah Meyer Moreau Murphy Nakamura Nguyen Novák O’Brien Okafor Osei Park Patel Pereira Petrov Popescu Ramos Rossi Rossi-Keller Sato Schneider Sharma Silva Singh Smith Suzuki Tanaka Torres Usman Varga Wagner Walsh Wang Weber Wilson Yamamoto Yılmaz Zhang Zieliński".split(
    " ",
  );

/** Writes them, and leaves the table "BenchPerson" with what ratings depend on. */
export async function makePeople(people: number): Promise<Everybody> {
  const { rows, firstLine, firstEngineer } = everybody(people);
  const teams = teamCount(people);
  await database().$executeRawUnsafe(`
    CREATE TABLE "BenchPerson" ("i" int PRIMARY KEY, "name" text, "manager" int, "team" int, "level" text,
                                "track" text, "step" text)`);
  await database().$executeRawUnsafe(
    `INSERT INTO "BenchPerson"
     SELECT x."i" - 1, x."name", nullif(x."manager", -1), nullif(x."team", -1), x."level", x."track",
            CASE x."level" WHEN 'junior' THEN 'junior-to-mid' WHEN 'mid' THEN 'mid-to-senior' ELSE 'senior-to-staff' END
     FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[])
       WITH ORDINALITY x("name", "manager", "team", "level", "track", "i")`,
    rows.map((row) => row.name),
    rows.map((row) => row.manager ?? -1),
    rows.map((row) => row.team ?? -1),
    rows.map((row) => row.level),
    rows.map((row) => row.track),
  );
  await database().$executeRawUnsafe(`
    INSERT INTO "Team" ("id", "name")
    SELECT ${idOf("team", "t")}, (ARRAY['Payments', 'Search', 'Identity', 'Billing', 'Mobile', 'Data', 'Platform', 'Orders',
             'Delivery', 'Support', 'Pricing', 'Content'])[1 + t % 12] || ' ' || (1 + t / 12)
    FROM generate_series(0, ${teams - 1}) t`);
  await database().$executeRawUnsafe(`
    INSERT INTO "User" ("id", "name", "email", "emailVerified", "updatedAt")
    SELECT 'bench-' || "i", "name", 'person' || "i" || '@example.org', true, now() FROM "BenchPerson" ORDER BY "i"`);
  await database().$executeRawUnsafe(`
    INSERT INTO "Person" ("id", "userId", "email", "name", "managerId", "teamId", "trackId", "levelId", "startDate", "updatedAt")
    SELECT ${idOf("person", '"i"')}, 'bench-' || "i", 'person' || "i" || '@example.org', "name",
           CASE WHEN "manager" IS NOT NULL THEN ${idOf("person", '"manager"')} END,
           CASE WHEN "team" IS NOT NULL THEN ${idOf("team", '"team"')} END, "track", "level",
           current_date - 1500 - "i" % 900, now()
    FROM "BenchPerson" ORDER BY "i"`);
  return { people, firstLine, firstEngineer, managerOf: rows.map(({ manager }) => manager) };
}

/** Each layer of managers is shared out among the one above; line managers have few reports or many. */
function everybody(people: number) {
  const random = seededRandom(SEED);
  const pick = <T>(of: readonly T[]) => of[random.below(of.length)] as T;
  const managers = Math.round(people * MANAGERS);
  const leads = Math.max(2, Math.round(managers / SPAN));
  const directors = Math.max(1, Math.round(leads / SPAN));
  const firstLead = 1 + directors;
  const firstLine = firstLead + leads;
  const lines = managers - firstLine;
  const managerOf = [
    null,
    ...shared(directors, 0, 1),
    ...shared(leads, 1, directors),
    ...shared(lines, firstLead, leads),
    ...reports(people - managers, firstLine, lines, random),
  ];
  const teams = teamCount(people);
  const teamOf = (i: number): number | null => {
    if (i < firstLine) return null;
    const line = i < managers ? i : (managerOf[i] ?? firstLine);
    return Math.floor(((line - firstLine) * teams) / lines);
  };
  const rows = managerOf.map((manager, i): Row => {
    const at = random.next();
    const level = i < managers || at > 0.7 ? "senior" : at < 0.25 ? "junior" : "mid";
    const isSpecialist = level !== "junior" && random.next() < 0.2;
    return {
      name: `${pick(FIRST)} ${pick(LAST)}`,
      manager,
      team: teamOf(i),
      level,
      track: isSpecialist ? "specialist" : "orchestrator",
    };
  });
  return { rows, firstLine, firstEngineer: managers };
}

function teamCount(people: number): number {
  return Math.max(2, Math.round(people * TEAMS));
}

/** Whom each of `count` people reports to, who are shared out evenly among `above` managers. */
function shared(count: number, first: number, above: number): number[] {
  return Array.from({ length: count }, (_, index) => first + Math.floor((index * above) / count));
}

/** Whom each engineer reports to, in the order of managers: the size of a manager's group varies by half. */
function reports(engineers: number, first: number, lines: number, random: SeededRandom): number[] {
  const sizes = Array.from({ length: lines }, () => 0.5 + random.next());
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const result: number[] = [];
  let sum = 0;
  sizes.forEach((size, line) => {
    sum += size;
    const until = line === lines - 1 ? engineers : Math.round((engineers * sum) / total);
    while (result.length < until) result.push(first + line);
  });
  return result;
}
