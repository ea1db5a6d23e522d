import fc from "fast-check";
import { expect, test } from "vitest";
import { loggablePath } from "./log.server";

test("queries and one-time tokens stay out of the log", () => {
  expect(loggablePath("/sign-in?to=/x")).toBe("/sign-in");
  for (const address of [
    "/password/secret",
    "/PASSWORD/secret?x",
    "//setup//secret",
    "http://host/setup/secret/x",
    "/unsubscribe/secret",
  ])
    expect(loggablePath(address), address).not.toContain("secret");
});

test("whatever a client sends as an address, it does not throw", () => {
  for (const address of ["//", "//[", "//a:b/", "//%/", "*", "", "http://"]) loggablePath(address);
  fc.assert(fc.property(fc.string(), (address) => typeof loggablePath(address) === "string"));
});
