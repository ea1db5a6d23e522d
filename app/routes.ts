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

  // notification
  route("inbox", "./notification/routes/inbox.tsx"),
  route("inbox/:noticeId", "./notification/routes/notice.ts"),
  route("account/notifications", "./notification/routes/preferences.tsx"),
  route("unsubscribe/:key", "./notification/routes/unsubscribe.tsx"),

  // assessment
  route("assessments", "./assessment/routes/list.tsx"),
  route("assessments/new", "./assessment/routes/new.tsx"),
  route("assessments/:assessmentId", "./assessment/routes/overview.tsx"),
  route("assessments/:assessmentId/criteria/:criterionId", "./assessment/routes/criterion.tsx"),
  route("assessments/:assessmentId/criteria/:criterionId/save", "./assessment/routes/save.ts"),
  route("assessments/:assessmentId/review", "./assessment/routes/review.tsx"),
  route("assessments/:assessmentId/standing", "./assessment/routes/standing.tsx"),
  route("organisation/cycles", "./assessment/routes/cycles.tsx"),
  route("organisation/cycles/new", "./assessment/routes/cycle-new.tsx"),
  route("organisation/cycles/:cycleId", "./assessment/routes/cycle.tsx"),

  // versions
  route("organisation/ladder", "./versions/routes/ladder.tsx"),
  route("organisation/ladder/open.json", "./versions/routes/open.ts"),
  route("organisation/cycles/:cycleId/move", "./versions/routes/move.tsx"),
  route("assessments/:assessmentId/version", "./versions/routes/own-version.tsx"),

  // evidence
  route("evidence", "./evidence/routes/library.tsx"),
  route("evidence/new", "./evidence/routes/new.tsx"),
  route("evidence/:evidenceId", "./evidence/routes/piece.tsx"),
  route("evidence/:evidenceId/edit", "./evidence/routes/edit.tsx"),
  route("evidence/:evidenceId/ask", "./evidence/routes/ask.tsx"),
  route("corroborations", "./evidence/routes/questions.tsx"),
  route("corroborations/:corroborationId", "./evidence/routes/question.tsx"),

  // review
  route("team", "./review/routes/team.tsx"),
  route("reviews/:assessmentId", "./review/routes/overview.tsx"),
  route("reviews/:assessmentId/criteria/:criterionId", "./review/routes/criterion.tsx"),
  route("reviews/:assessmentId/criteria/:criterionId/save", "./review/routes/save.ts"),
  route("reviews/:assessmentId/compare", "./review/routes/compare.tsx"),
  route("reviews/:assessmentId/record", "./review/routes/record.tsx"),
  route("reviews/:assessmentId/released", "./review/routes/released-review.tsx"),
  route("reviews/:assessmentId/hand-over", "./review/routes/hand-over.tsx"),
  route("reviews/:assessmentId/reopen", "./review/routes/reopen.tsx"),
  route("assessments/:assessmentId/released", "./review/routes/released.tsx"),
  route("assessments/:assessmentId/requests/:requestId", "./review/routes/request.tsx"),
  route("organisation/delegations", "./review/routes/delegations.tsx"),
  route("organisation/cycles/:cycleId/review", "./review/routes/cycle-review.tsx"),

  // history
  route("history", "./history/routes/history.tsx"),
  route("history/record.json", "./history/routes/record-json.ts"),
  route("history/record.csv", "./history/routes/record-csv.ts"),
  route("history/submissions/:submissionId", "./history/routes/submission.tsx"),
  route("history/releases/:releaseId", "./history/routes/release.tsx"),

  // calibration
  route("calibration", "./calibration/routes/list.tsx"),
  route("calibration/new", "./calibration/routes/new.tsx"),
  route("calibration/organisation", "./calibration/routes/organisation.ts"),
  route(
    "calibration/organisation/distribution",
    "./calibration/routes/organisation-distribution.tsx",
  ),
  route("calibration/organisation/raters", "./calibration/routes/organisation-raters.tsx"),
  route("calibration/:sessionId/live", "./calibration/routes/live.ts"),
  route("calibration/:sessionId/ratings.csv", "./calibration/routes/ratings-csv.ts"),
  route("calibration/:sessionId/ratings.xlsx", "./calibration/routes/ratings-xlsx.ts"),
  route("calibration/:sessionId/bundle.json", "./calibration/routes/bundle.ts"),
  route("calibration/:sessionId", "./calibration/routes/session.tsx", [
    index("./calibration/routes/overview.tsx"),
    route("agenda", "./calibration/routes/agenda.tsx"),
    route("people", "./calibration/routes/people.tsx"),
    route("people/:assessmentId", "./calibration/routes/person.tsx"),
    route("compare", "./calibration/routes/compare.tsx"),
    route("changes", "./calibration/routes/changes.tsx"),
    route("distribution", "./calibration/routes/distribution.tsx"),
    route("heat-map", "./calibration/routes/heat-map.tsx"),
    route("matrix", "./calibration/routes/matrix.tsx"),
    route("cycles", "./calibration/routes/cycles.tsx"),
    route("figures", "./calibration/routes/figures.tsx"),
    route("raters", "./calibration/routes/raters.tsx"),
    route("settings", "./calibration/routes/settings.tsx"),
    route("population", "./calibration/routes/population.tsx"),
    route("participants", "./calibration/routes/participants.tsx"),
    route("preview", "./calibration/routes/preview.tsx"),
    route("preview/people/:assessmentId", "./calibration/routes/preview-person.tsx"),
    route("preview/cases/:caseId", "./calibration/routes/preview-case.tsx"),
  ]),

  // interview
  route("interviews", "./interview/routes/list.tsx"),
  route("interviews/new", "./interview/routes/new.tsx"),
  route("interviews/retention", "./interview/routes/retention.tsx"),
  route("interviews/:panelId/candidate-data.json", "./interview/routes/candidate-data-json.ts"),
  route("interviews/:panelId/candidate-data.md", "./interview/routes/candidate-data-markdown.ts"),
  route("interviews/:panelId/calendar.ics", "./interview/routes/calendar.ts"),
  route("interviews/:panelId/card/save", "./interview/routes/card-save.ts"),
  route("interviews/patterns", "./interview/routes/patterns.tsx"),
  route("interviews/:panelId", "./interview/routes/panel.tsx", [
    route("card", "./interview/routes/card.tsx"),
    route("cards/:cardId", "./interview/routes/other-card.tsx"),
    index("./interview/routes/overview.tsx"),
    route("plan", "./interview/routes/plan.tsx"),
    route("settings", "./interview/routes/settings.tsx"),
    route("keeping", "./interview/routes/keeping.tsx"),
    route("debrief", "./interview/routes/debrief.tsx"),
    route("decision", "./interview/routes/decision.tsx"),
    route("reopen", "./interview/routes/reopen.tsx"),
  ]),

  // interview: kits
  route("interviews/kits", "./interview/routes/kits.tsx"),
  route("interviews/kits/new", "./interview/routes/kit-new.tsx"),
  route("interviews/kits/:kitId/kit.md", "./interview/routes/kit-markdown.ts"),
  route("interviews/kits/:kitId", "./interview/routes/kit.tsx"),
  route("interviews/kits/:kitId/renew", "./interview/routes/kit-renew.tsx"),
  route("interviews/kits/:kitId/exercises/:exerciseId", "./interview/routes/exercise.tsx"),
  route(
    "interviews/kits/:kitId/exercises/:exerciseId/candidate",
    "./interview/routes/candidate-brief.tsx",
  ),
  route(
    "interviews/kits/:kitId/exercises/:exerciseId/candidate.md",
    "./interview/routes/candidate-brief-markdown.ts",
  ),
  route(
    "interviews/kits/:kitId/exercises/:exerciseId/files.zip",
    "./interview/routes/exercise-archive.ts",
  ),
  route(
    "interviews/kits/:kitId/exercises/:exerciseId/files/*",
    "./interview/routes/exercise-file.ts",
  ),
] satisfies RouteConfig;
