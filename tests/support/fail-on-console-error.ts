import { afterEach, beforeEach, expect, vi } from "vitest";

// Anything the code reports as an error is a failure the test did not ask for.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(calls, "console.error was called").toEqual([]);
});
