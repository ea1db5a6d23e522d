import type { NotificationKind } from "~/notification/domain/kinds";

/**
 * Where somebody stood when each of the four cycles opened, oldest first: `.` not here, `j` Junior, `m` Mid, `f` Mid
 * who is headed for the Specialist track, `d` Mid who is on it already, `s`/`S` Senior and `t`/`T` Staff+
 * (Orchestrator/Specialist). Empty for people who are not on the ladder.
 */
export type Career = string;

export type Entry = {
  name: string;
  /** The part of the address before the @. */
  mail: string;
  career: Career;
  role?: "PEOPLE_TEAM" | "LADDER_EDITOR" | "SYSTEM_ADMINISTRATOR";
  /** Months since the last day. */
  leftMonthsAgo?: number;
  /** The cycle (0 is the oldest) in whose third week somebody left. */
  leftInCycle?: number;
  /** Started after the open cycle began, or starts soon. */
  arrival?: "just" | "soon";
};

/** How many letters a career has. */
const CYCLES = 4;

export type Group = { team: string; lead: Entry; people: Entry[] };

const someone = (
  name: string,
  mail: string,
  career: Career = "",
  more: Partial<Entry> = {},
): Entry => ({ name, mail, career, ...more });

/** The one who is asked to look at everything from the engineer's side. */
export const ENGINEER = "engineer";

/** Who wants no notices by mail at all, and who does not want these kinds of them. */
export const WITHOUT_MAIL = "hiroshi.tanabe";
export const CHOOSES: { mail: string; without: readonly NotificationKind[] } = {
  mail: "noor.vandijk",
  without: ["due-in-7-days"],
};

export const HEAD = someone("Hanneke van der Meulen", "hanneke.vandermeulen");

/** In no team and nobody's report. */
export const PEOPLE_PARTNER = someone("Priya Raghunathan", "people", "", { role: "PEOPLE_TEAM" });

/** Everybody else, by the manager they report to. All of them are made up. */
export const GROUPS: readonly Group[] = [
  {
    team: "Payments",
    lead: someone("Tomás Echeverría", "manager"),
    people: [
      someone("Ylva Thorvaldsdóttir", ENGINEER, "jmmm"),
      someone("Lucía Ferreira-Castaño", "lucia.ferreira", "mmmm"),
      someone("Mehmet Can Aydın", "mehmet.aydin", "..jj"),
      someone("Oluwaseun Adeyemi", "oluwaseun.adeyemi", "mmss"),
      someone("Дмитро Шевчук", "dmytro.shevchuk", "fSSS"),
      someone("Nguyễn Thị Hạnh", "hanh.nguyen", ".jmm"),
      someone("Paweł Wiśniewski", "pawel.wisniewski", "ssss"),
      someone("Ingrid Bjørnstad", "ingrid.bjornstad", "TTTT"),
    ],
  },
  {
    team: "Payments",
    lead: someone("Kwabena Asante-Mensah", "kwabena.asante"),
    people: [
      someone("Σοφία Καραγιάννη", "sofia.karagianni", "...j", { arrival: "soon" }),
      someone("Rania Haddad", "rania.haddad", "jjmm"),
      someone("Björn Åkesson", "bjorn.akesson", "mmm.", { leftInCycle: 2 }),
      someone("Ewa Szczepańska", "ewa.szczepanska", "SSSS"),
      someone("Adaeze Nwosu", "adaeze.nwosu", ".sss"),
      someone("Henrique Prado", "henrique.prado", "sstt"),
      someone("Tuğba Şahin", "tugba.sahin", "..mm"),
    ],
  },
  {
    team: "Mobile",
    lead: someone("Yukiko Morita", "yukiko.morita"),
    people: [
      someone("이서연", "seoyeon.lee", "..jj"),
      someone("Mateus Gonçalves", "mateus.goncalves", "...j", { arrival: "soon" }),
      someone("藤井 健", "ken.fujii", "mmmm"),
      someone("Élodie Marchand", "elodie.marchand", "mfff"),
      someone("Thandiwe Mokoena", "thandiwe.mokoena", "mmms"),
      someone("Jiří Dvořáček", "jiri.dvoracek", "ffSS"),
      someone("Aoife Ní Bhriain", "aoife.nibhriain", "ssss"),
    ],
  },
  {
    team: "Search",
    lead: someone("Αλεξάνδρα Παπαγεωργίου", "alexandra.papageorgiou", "tttt"),
    people: [
      someone("Milica Đorđević", "milica.dordevic", ".jjj"),
      someone("Νίκος Αντωνίου", "nikos.antoniou", "mmmm"),
      someone("陈思远", "siyuan.chen", ".ddd"),
      someone("Camille Lefèvre", "camille.lefevre", "jmmm"),
      someone("Anneliese Größl", "anneliese.groessl", "msss"),
      someone("Kristján Þórsson", "kristjan.thorsson", "SSSS"),
      someone("Ravi Subramanian", "ravi.subramanian", "SSTT"),
    ],
  },
  {
    team: "Data Platform",
    lead: someone("Олена Коваленко", "olena.kovalenko"),
    people: [
      someone("Søren Kjærgaard", "ladder", "tttt", { role: "LADDER_EDITOR" }),
      someone("امیر حسینی", "amir.hosseini", "..jj"),
      someone("Јелена Петровић", "jelena.petrovic", "mmmm"),
      someone("Siddharth Kulkarni", "siddharth.kulkarni", ".mmm"),
      someone("Hadiza Bello", "hadiza.bello", "jjjm"),
      someone("Gergő Szabó", "gergo.szabo", "fffS"),
      someone("Wiremu Parata", "wiremu.parata", "TTTT"),
    ],
  },
  {
    team: "Infrastructure",
    lead: someone("Ólafur Sigurðsson", "olafur.sigurdsson", "TTTT"),
    people: [
      someone("Chidi Okafor", "admin", "", { role: "SYSTEM_ADMINISTRATOR" }),
      someone("سلمى المنصوري", "salma.almansoori", ".jjj"),
      someone("Callum Fraser", "callum.fraser", "jj..", { leftMonthsAgo: 8 }),
      someone("Iván Quispe Mamani", "ivan.quispe", "mmmm"),
      someone("Łukasz Zieliński", "lukasz.zielinski", "mmff"),
      someone("Noor van Dijk", "noor.vandijk", "ssss"),
      someone("田辺 浩", "hiroshi.tanabe", "SSSS"),
      someone("Marguerite Dubois-Ndiaye", "marguerite.dubois", "tttt"),
    ],
  },
  {
    team: "Growth",
    lead: someone("Fatima Zahra Bennani", "fatimazahra.bennani"),
    people: [
      someone("ליאור בן־דוד", "lior.bendavid", "..jj"),
      someone("Oğuzhan Kılıç", "oguzhan.kilic", "mmmm"),
      someone("Siobhán O’Rourke", "siobhan.orourke", ".mmm"),
      someone("Precious Dlamini", "precious.dlamini", "...m", { arrival: "just" }),
      someone("João Tavares", "joao.tavares", "mmss"),
      someone("Анна Мельник", "anna.melnyk", ".sss"),
      someone("Stefan Hofstätter", "stefan.hofstaetter", "ttt.", { leftMonthsAgo: 4 }),
    ],
  },
];

const STANDINGS: Record<string, Placed> = {
  j: { trackId: "orchestrator", levelId: "junior", transitionId: "junior-to-mid" },
  m: { trackId: "orchestrator", levelId: "mid", transitionId: "mid-to-senior" },
  f: { trackId: "orchestrator", levelId: "mid", transitionId: "mid-to-senior-specialist" },
  d: { trackId: "specialist", levelId: "mid", transitionId: "mid-to-senior-specialist" },
  s: { trackId: "orchestrator", levelId: "senior", transitionId: "senior-to-staff" },
  S: { trackId: "specialist", levelId: "senior", transitionId: "senior-to-staff-specialist" },
  t: { trackId: "orchestrator", levelId: "staff", transitionId: null },
  T: { trackId: "specialist", levelId: "staff", transitionId: null },
};

/** A place on the ladder and the step somebody there is assessed for; null at the top. */
export type Placed = { trackId: string; levelId: string; transitionId: string | null };

/**
 * Where a career stands at a cycle (0 is the oldest); null for people who were not here, or are not on the ladder. Nobody
 * took a step between the last two cycles, so in the round between them people stand as in the last.
 */
export function placeAt(career: Career, cycle: number): Placed | null {
  return STANDINGS[career.charAt(Math.min(cycle, CYCLES - 1))] ?? null;
}

/** The last place of a career, which is where somebody stands now or stood when they left. */
export function lastPlace(career: Career): Placed | null {
  return STANDINGS[career.replaceAll(".", "").slice(-1)] ?? null;
}
