import { index, type RouteConfig, route } from "@remix-run/route-config";

// The map of the whole app: address → file, grouped by room.
export default [
  // platform
  index("./home.tsx"),
  route("theme", "./platform/routes/theme.ts"),

  // ladder
  route("ladder/export/:file", "./ladder/routes/export.ts"),
  route("ladder/jobs/:trackId/:levelId.md", "./ladder/routes/job-markdown.ts"),
  route("ladder", "./ladder/routes/layout.tsx", [
    index("./ladder/routes/overview.tsx"),
    route("levels/:levelId", "./ladder/routes/level.tsx"),
    route("transitions/:transitionId", "./ladder/routes/transition.tsx"),
    route("criteria/:criterionId", "./ladder/routes/criterion.tsx"),
    route("competencies/:competencyId", "./ladder/routes/competency.tsx"),
    route("compare", "./ladder/routes/compare.tsx"),
    route("search", "./ladder/routes/search.tsx"),
    route("jobs/:trackId/:levelId", "./ladder/routes/job.tsx"),
    route("about/:sectionId", "./ladder/routes/about.tsx"),
    route("sources", "./ladder/routes/sources.tsx"),
  ]),

  // people
  route("setup/:token", "./setup/routes/setup.tsx"),
  route("sign-in", "./people/routes/sign-in.tsx"),
  route("sign-out", "./people/routes/sign-out.ts"),
  route("demo/look-as", "./people/routes/look-as.ts"),
  route("account", "./people/routes/account.tsx"),
  route("account/events", "./people/routes/account-events.tsx"),
  route("password", "./people/routes/password.tsx"),
  route("password/:token", "./people/routes/password-choose.tsx"),
  route("organisation", "./people/routes/organisation.tsx"),
  route("organisation/people", "./people/routes/people.tsx"),
  route("organisation/people.csv", "./people/routes/people-csv.ts"),
  route("organisation/people/new", "./people/routes/person-new.tsx"),
  route("organisation/people/import", "./people/routes/people-import.tsx"),
  route("organisation/people/:personId", "./people/routes/person.tsx"),
  route("organisation/teams", "./people/routes/teams.tsx"),
  route("organisation/outbox", "./people/routes/outbox.tsx"),
  route("organisation/outbox/:mailId", "./people/routes/letter.tsx"),
  route("organisation/audit", "./people/routes/audit.tsx"),
  route("organisation/audit.csv", "./people/routes/audit-csv.ts"),
  route("organisation/settings", "./people/routes/settings.tsx"),

  // assessment
  route("assessments", "./assessment/routes/list.tsx"),
  route("assessments/new", "./assessment/routes/new.tsx"),
  route("assessments/:assessmentId", "./assessment/routes/overview.tsx"),
  route("assessments/:assessmentId/criteria/:criterionId", "./assessment/routes/criterion.tsx"),
  route("assessments/:assessmentId/criteria/:criterionId/save", "./assessment/routes/save.ts"),
  route("assessments/:assessmentId/review", "./assessment/routes/review.tsx"),
  route("assessments/:assessmentId/standing", "./assessment/routes/standing.tsx"),
  route("team", "./assessment/routes/team.tsx"),
  route("organisation/cycles", "./assessment/routes/cycles.tsx"),
  route("organisation/cycles/new", "./assessment/routes/cycle-new.tsx"),
  route("organisation/cycles/:cycleId", "./assessment/routes/cycle.tsx"),
] satisfies RouteConfig;
