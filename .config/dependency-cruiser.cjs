// The architecture, enforced. tests/architecture proves that each rule catches a planted violation.

/** In the order an assessment travels: a room imports only rooms before it, and platform and ui. */
const ROOMS = [
  "access",
  "ladder",
  "people",
  "notification",
  "assessment",
  "evidence",
  "versions",
  "review",
  "history",
  "calibration",
  "interview",
  "setup",
];

const VALUES_ONLY = { dependencyTypesNot: ["type-only"] };

module.exports = {
  forbidden: [
    ...ROOMS.slice(0, -1).map((room, index) => ({
      name: `${room}-imports-no-later-room`,
      severity: "error",
      from: { path: `^app/${room}/` },
      to: { path: `^app/(${ROOMS.slice(index + 1).join("|")})/` },
    })),
    {
      name: "ui-and-platform-import-no-room",
      severity: "error",
      from: { path: "^app/(ui|platform)/" },
      to: { path: `^app/(${ROOMS.join("|")})/` },
    },
    {
      name: "nothing-imports-a-route",
      comment: "Types of a loader's data may be taken; code may not.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^app/[^/]+/routes/", ...VALUES_ONLY },
    },
    {
      name: "domain-is-pure",
      comment: "Other rooms' domain, and libraries that only compute.",
      severity: "error",
      from: { path: "^app/[^/]+/domain/", pathNot: "\\.test\\.ts$|/domain/fixtures\\.ts$" },
      to: {
        pathNot: [
          "^app/[^/]+/domain/",
          "^node_modules/(zod|yaml|diff|csv-stringify|csv-parse|ipaddr\\.js|jstat)/",
        ],
      },
    },
    {
      name: "prisma-in-stores-only",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.server\\.tsx?$|^app/platform/prisma/" },
      to: { path: "^app/platform/prisma/|^node_modules/(@prisma|pglite-prisma-adapter|pg)/" },
    },
    {
      name: "stores-import-no-page",
      comment: "Stores know nothing of components; a type of theirs is no dependency on them.",
      severity: "error",
      from: { path: "^app/(?!(root|home))[^/]+/[^/]+\\.server\\.ts$" },
      to: { path: "^app/[^/]+/(components|routes)/", ...VALUES_ONLY },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^app/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/platform/prisma/internal" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
