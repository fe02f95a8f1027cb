import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { painted } from "../../src/cli/colours.ts";
import { createTerminal } from "../../src/cli/terminal.ts";
import { createTimeline } from "../../src/cli/timeline.ts";
import { startMockInTest } from "./mock-support.ts";
import { keepingTerminal, run } from "./support.ts";

/** Sets a terminal's title, in C0 and in C1; moves up; turns the direction of text. */
const hostile = "\u001b]0;owned\u0007\u009d0;owned\u009c\u001b[2A\u007f\u202e\u2066\u2028";
const escaped = String.raw`\u001b]0;owned\u0007\u009d0;owned\u009c\u001b[2A\u007f\u202e\u2066\u2028`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function temporaryFile(name: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "controls-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("[PL-13] what a terminal gets", () => {
  test("is our own colours, and of all other text the controls escaped", () => {
    let out = "";
    const terminal = createTerminal({ write: (text) => (out += text), isTTY: true }, { write: () => 0 }, {});
    terminal.print(`${terminal.paint("red", `a${hostile}`)}\tb\nc`);
    terminal.live(hostile);
    expect(out).toBe(`\u001b[31ma${escaped}\u001b[39m\tb\nc\n${escaped}`);
  });

  test("has no colour that came from outside", () => {
    const mark = painted("red", "").split("31m")[0] ?? "";
    expect(mark).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("of JSON is the same value", () => {
    const { terminal, out } = keepingTerminal();
    terminal.print(JSON.stringify({ why: hostile }));
    expect(out()).not.toMatch(controls);
    expect(JSON.parse(out())).toEqual({ why: hostile });
  });

  test("of a call has nothing that acts on it", () => {
    const { terminal, out } = keepingTerminal();
    const timeline = createTimeline(terminal);
    const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
    timeline.take({ kind: "roster", names: [hostile], callId, atMs: 0 });
    timeline.take({ kind: "notified", about: hostile, verdict: "unanswered", why: hostile, callId, atMs: 0 } as never);
    timeline.note("note", hostile);
    timeline.close();
    expect(out()).not.toMatch(controls);
    expect(out()).toContain(String.raw`\u001b]0;owned`);
  });
});

describe("[PL-13] no command prints what acts on a terminal", () => {
  const notification = JSON.stringify({
    value: [{ changeType: "deleted", resourceUrl: "/communications/calls/1", [hostile]: 1, resourceData: hostile }],
  });

  test.each([
    { what: "an unknown command", args: () => [hostile] },
    { what: "an unknown option", args: () => ["mock", `--${hostile}`] },
    { what: "mock, a value", args: () => ["mock", "--port", hostile] },
    { what: "mock, a file that is missing", args: () => ["mock", "--script", hostile] },
    {
      what: "mock, an act in a file",
      args: () => ["mock", "--script", temporaryFile("acts.json", JSON.stringify([{ kind: hostile }]))],
    },
    {
      what: "mock, an answer in a file",
      args: () => ["mock", "--answers", temporaryFile("a.json", JSON.stringify([{ [hostile]: 1 }]))],
    },
    { what: "probe, an address", args: () => ["probe", hostile] },
    {
      what: "validate, a file's name",
      args: () => ["validate", temporaryFile(`${hostile.replaceAll("/", "")}.json`, "{")],
    },
    { what: "validate, a body", args: () => ["validate", temporaryFile("body.json", notification)] },
    { what: "validate, a body, in JSON", args: () => ["validate", "--json", temporaryFile("body.json", notification)] },
    { what: "check, a cloud", args: () => ["check", "--cloud", hostile] },
    { what: "check, an address", args: () => ["check", "--prompt", `http://127.0.0.1:9/${hostile}`] },
  ])("$what", async ({ args }) => {
    const { out, err } = await run(...args());
    expect(out + err).not.toBe("");
    expect(out + err).not.toMatch(controls);
  });

  test("mock, what bots ask and callers do", async () => {
    const mock = await startMockInTest();
    await mock.ask(mock.callId, { [hostile]: 1, clientContext: hostile });
    await mock.act(mock.callId, [{ kind: hostile }]);
    await mock.act(mock.callId, [{ kind: "join", name: hostile }]);
    await fetch(`${mock.origin}/beta/${encodeURIComponent(hostile)}`);
    await expect.poll(() => mock.events().filter(({ kind }) => kind === "refused").length).toBeGreaterThan(1);
    expect(mock.running.out() + mock.running.err()).not.toMatch(controls);
  });
});
