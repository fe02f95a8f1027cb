import { describe, expect, test } from "vitest";
import { bar, ruler } from "../../src/cli/bars.ts";
import { createTerminal } from "../../src/cli/terminal.ts";
import { createTimeline } from "../../src/cli/timeline.ts";
import type { CallEvent, CallFacts } from "../../src/platform/call/call-events.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";

function drawn(events: readonly (CallFacts & { atMs: number })[], columns: number = 77): string {
  let out = "";
  const timeline = createTimeline(
    createTerminal({ write: (text) => (out += text), columns }, { write: () => undefined }, {}),
  );
  for (const event of events) timeline.take({ callId, ...event } as CallEvent);
  timeline.close();
  return out;
}

test("of a long roster ten are named, the bot among them, and a line that is faked is part of a string", () => {
  const names = Array.from({ length: 20 }, (_, index) => `Guest ${index}`);
  expect(drawn([{ kind: "roster", names, atMs: 0 }], 200)).toContain("Guest 8, 11 more");
  const faked = `x${"\u00a0".repeat(72)}   12.34 s  1.1   notified  200, taken`;
  const lines = drawn([{ kind: "roster", names: [faked], atMs: 0 }]).split("\n");
  expect(lines.filter((line) => /^ *12\.34 s/.test(line))).toEqual([]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(77);
});

describe("a call is drawn to scale, one character for 250 ms", () => {
  test("from the prompt to the stop tone, each phase at its place", () => {
    const operationId = "first";
    expect(
      drawn([
        { kind: "callStarted", atMs: 0 },
        { kind: "asked", operationId, clientContext: "greeting-1", status: "running", atMs: 2_000 },
        { kind: "promptStarted", operationId, atMs: 2_000 },
        { kind: "beepStarted", operationId, atMs: 3_000 },
        { kind: "listening", operationId, atMs: 3_500 },
        { kind: "speechStarted", operationId, atMs: 4_250 },
        { kind: "silenceStarted", operationId, atMs: 6_250 },
        { kind: "toneStarted", operationId, key: "5", atMs: 7_000 },
        { kind: "silenceStarted", operationId, atMs: 7_100 },
        {
          kind: "stopped",
          operationId,
          completionReason: "stopToneDetected",
          durationMs: 3_250,
          why: "the caller pressed #",
          atMs: 7_500,
        },
        { kind: "notified", operationId, verdict: "taken", status: 202, why: "taken", atMs: 7_520 },
        { kind: "downloaded", operationId, status: 200, atMs: 8_000 },
      ]),
    ).toBe(`   0.00 s  1     call      begins: ${callId}
   2.00 s  1.1   asked     runs at once; clientContext "greeting-1"
                            seconds 0   1   2   3   4   5   6   7   8   9
   2.00 s  1.1   prompt    1.00 s   ▒▒▒▒
   3.00 s  1.1   beep      0.50 s       ≈≈
   3.50 s  1.1   waiting   0.75 s         ···
   4.25 s  1.1   speech    2.00 s            ████████
   6.25 s  1.1   silence   0.75 s                    ···
   7.00 s  1.1   key 5     0.10 s                       5
   7.10 s  1.1   silence   0.40 s                       ··
   7.50 s  1.1   stopped   stopToneDetected: the caller pressed #; 3.25 s
                           recorded
   7.52 s  1.1   notified  202, taken
   8.00 s  1.1   fetched   200, the file
`);
  });

  test("a long phase goes on in the next rows, at the same scale", () => {
    const operationId = "long";
    expect(
      drawn([
        { kind: "speechStarted", operationId, atMs: 0 },
        { kind: "silenceStarted", operationId, atMs: 2_000 },
        {
          kind: "stopped",
          operationId,
          completionReason: "maxSilenceTimeout",
          durationMs: 23_000,
          why: "it was silent",
          atMs: 23_000,
        },
      ]),
    ).toBe(`                            seconds 0   1   2   3   4   5   6   7   8   9
   0.00 s  1.1   speech    2.00 s   ████████
   2.00 s  1.1   silence   21.00 s          ································
                                    ········································
                                    ············
  23.00 s  1.1   stopped   maxSilenceTimeout: it was silent; 23.00 s recorded
`);
  });

  test("what is not notified, what was refused, and what went wrong", () => {
    const operationId = "second";
    expect(
      drawn([
        { kind: "asked", operationId, clientContext: undefined, status: "notStarted", atMs: 0 },
        { kind: "fault", fault: "throttled", operationId: undefined, atMs: 1 },
        {
          kind: "stopped",
          operationId,
          completionReason: undefined,
          durationMs: 0,
          why: "the caller hung up",
          atMs: 10,
        },
        { kind: "callEnded", why: "the caller hung up", atMs: 10 },
        {
          kind: "notified",
          operationId: undefined,
          about: "terminated",
          verdict: "refused",
          status: 401,
          why: "answered 401",
          atMs: 20,
        },
        { kind: "notified", operationId, verdict: "unanswered", status: undefined, why: "fetch failed", atMs: 30 },
        {
          kind: "notified",
          operationId,
          verdict: "asksForGraphFormat",
          status: 204,
          why: "asks for the Graph format",
          atMs: 40,
        },
        {
          kind: "notified",
          operationId,
          verdict: "noCallback",
          status: undefined,
          why: "there is no callback to notify",
          atMs: 50,
        },
      ]),
    ).toBe(`   0.00 s  1.1   asked     waits its turn
   0.00 s  1     fault     throttled
   0.01 s  1.1   stopped   no notification: the caller hung up
   0.01 s  1     call      ends: the caller hung up
   0.02 s  1     notified  of the call, terminated: refused: answered 401
                           does the bot trust the issuer, the keys and the
                           app id that are printed above?
   0.03 s  1.1   notified  not answered: fetch failed
   0.04 s  1.1   notified  204, asks for the Graph format
   0.05 s  1.1   unsent    there is no callback; set one with --callback URL
`);
  });

  test.each([
    { fromMs: 0, toMs: 1_000, rows: ["####"] },
    { fromMs: 1_000, toMs: 1_500, rows: ["    ##"] },
    { fromMs: 1_500, toMs: 1_600, rows: ["      #"] },
    { fromMs: 1_500, toMs: 2_500, rows: ["      ##", "##"] },
    { fromMs: 7_900, toMs: 8_000, rows: ["#"] },
  ])("$fromMs to $toMs ms in rows of 2 s", ({ fromMs, toMs, rows }) => {
    expect(bar("#", fromMs, toMs, 8)).toEqual(rows);
  });

  test("the ruler counts seconds", () => {
    expect(ruler(12)).toBe("0   1   2");
  });
});
