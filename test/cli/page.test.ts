import { describe, expect, test } from "vitest";
import type { Exchange, ExchangeFault, LiveRecord } from "../../src/cli/live/records.ts";
import { asCurl } from "../../src/cli/page/curl.ts";
import { createEventParser } from "../../src/cli/page/event-parser.ts";
import { markedLines } from "../../src/cli/page/json-lines.ts";
import { inWords, type Limit, layout, ticks } from "../../src/cli/page/layout.ts";
import { createModel, type Operation, type PhaseKind } from "../../src/cli/page/model.ts";
import { createResampler } from "../../src/cli/page/resample.ts";
import { peaksOf, wavePath } from "../../src/cli/page/wave.ts";
import { createWav } from "../../src/platform/audio/wav.ts";

// What the page draws and shows, as pure functions; test/package/mock-page.test.ts looks at it in a browser.

const limits = { initialSilenceMs: 5_000, maxSilenceMs: 4_000, maxRecordMs: 30_000, stopTones: ["#"] };

function operation(
  phases: readonly (readonly [PhaseKind, number, string?])[],
  end?: Partial<Operation["end"]>,
): Operation {
  return {
    ...{ id: "1", label: "1.1", askedAtMs: 900, clientContext: undefined, file: undefined, notes: [], limits },
    phases: phases.map(([kind, atMs, key]) => ({ kind, atMs, key })),
    end: end as Operation["end"],
  };
}

describe("PL-15 an operation is drawn to scale", () => {
  const asked = [
    ["promptStarted", 1_000],
    ["beepStarted", 2_000],
    ["listening", 2_500],
  ] as const;

  test("each phase from where it began to where the next did; the last goes on", () => {
    const marks = layout(operation([...asked, ["speechStarted", 3_500]]), 5_500);
    expect(marks?.bars).toEqual([
      { kind: "prompt", name: "prompt", fromMs: 0, toMs: 1_000, isOpen: false },
      { kind: "beep", name: "beep", fromMs: 1_000, toMs: 1_500, isOpen: false },
      { kind: "waiting", name: "waiting", fromMs: 1_500, toMs: 2_500, isOpen: false },
      { kind: "speech", name: "speech", fromMs: 2_500, toMs: 4_500, isOpen: true },
    ]);
    expect([marks?.spanMs, marks?.nowMs, marks?.endMs]).toEqual([10_000, 4_500, undefined]);
  });

  test.each([
    { when: "nobody has spoken", more: [], drawn: ["initial silence 6500"], beyond: [] },
    { when: "the caller speaks", more: [["speechStarted", 3_500]], drawn: [], beyond: ["longest 32500"] },
    {
      when: "the caller pauses",
      more: [
        ["speechStarted", 3_500],
        ["silenceStarted", 4_500],
      ],
      drawn: ["pause 7500"],
      beyond: ["longest 32500"],
    },
    { when: "a key began it", more: [["toneStarted", 3_500, "5"]], drawn: [], beyond: ["longest 32500"] },
  ] as const)("the limits ahead while $when: $drawn, further away $beyond", ({ more, drawn, beyond }) => {
    const marks = layout(operation([...asked, ...more]), 5_000);
    const named = (each: readonly Limit[]): string[] => each.map(({ name, atMs }) => `${name} ${atMs}`);
    expect(named(marks?.limits ?? [])).toEqual(drawn);
    expect(named(marks?.beyond ?? [])).toEqual(beyond);
  });

  test.each([
    { reason: "initialSilenceTimeout", more: [], endMs: 7_500, limit: ["initial silence"] },
    {
      reason: "maxSilenceTimeout",
      more: [
        ["speechStarted", 3_500],
        ["silenceStarted", 4_500],
      ],
      endMs: 8_500,
      limit: ["pause"],
    },
    { reason: "maxRecordDurationReached", more: [["speechStarted", 3_500]], endMs: 33_500, limit: ["longest"] },
    { reason: "stopToneDetected", more: [["speechStarted", 3_500]], endMs: 6_000, limit: [] },
    { reason: undefined, more: [["speechStarted", 3_500]], endMs: 6_000, limit: [] },
  ] as const)("of one that ended by $reason, the limit that ended it: $limit", ({ reason, more, endMs, limit }) => {
    const marks = layout(operation([...asked, ...more], { atMs: endMs, completionReason: reason }), 99_000);
    expect(marks?.endMs).toBe(endMs - 1_000);
    expect(marks?.limits.map(({ name, isReached }) => isReached && name)).toEqual(limit);
    expect(marks?.beyond).toEqual([]);
  });

  test.each([
    { elapsedMs: 3_000, spanMs: 10_000 },
    { elapsedMs: 8_000, spanMs: 10_000 },
    { elapsedMs: 9_000, spanMs: 15_000 },
    { elapsedMs: 59_000, spanMs: 90_000 },
    { elapsedMs: 118_000, spanMs: 120_000 },
    { elapsedMs: 200_000, spanMs: 240_000 },
  ])("after $elapsedMs ms the scale is $spanMs ms long", ({ elapsedMs, spanMs }) => {
    expect(layout(operation([["listening", 0]]), elapsedMs)?.spanMs).toBe(spanMs);
  });

  test("marks of the scale are whole seconds, and no more than there is room for", () => {
    expect(ticks(10_000, 12)).toHaveLength(11);
    expect(ticks(10_000, 6)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
    expect(ticks(120_000, 12)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120].map((s) => s * 1_000));
  });

  test("one that waits its turn is not drawn", () => {
    expect(layout(operation([]), 5_000)).toBeUndefined();
  });

  test("is said in words too", () => {
    const ended = layout(
      operation(
        [
          ["speechStarted", 0],
          ["toneStarted", 1_000, "5"],
        ],
        { atMs: 1_100 },
      ),
      0,
    );
    expect(ended && inWords(ended, "stopToneDetected")).toBe(
      "speech 1.0 s, key 5 0.1 s; stopped at 1.1 s: stopToneDetected",
    );
    const open = layout(
      operation([
        ["beepStarted", 0],
        ["listening", 500],
      ]),
      900,
    );
    expect(open && inWords(open, undefined)).toBe("beep 0.5 s, waiting since 0.5 s");
  });
});

describe("PL-15 a fault is marked at its member", () => {
  const body = JSON.stringify(
    { prompts: [{ mediaInfo: { uri: 1 } }], "@odata.type": "{", empty: [], max: 600 },
    undefined,
    2,
  );
  const at = (path: string): string[] => {
    const fault: ExchangeFault = { path, message: "is wrong", clause: "RR-10" };
    return markedLines(body, [fault]).flatMap(({ text, faults }) => (faults.length > 0 ? [text.trim()] : []));
  };

  test.each([
    { path: "$.max", line: '"max": 600' },
    { path: "$.prompts[0].mediaInfo.uri", line: '"uri": 1' },
    { path: "$.prompts[0]", line: "{" },
    { path: '$["@odata.type"]', line: '"@odata.type": "{",' },
    { path: "$.empty", line: '"empty": [],' },
    { path: '$.prompts[0]["@odata.type"]', line: "{" },
    { path: "$.missing", line: "{" },
    { path: "$.maximum", line: "{" },
  ])("$path at $line", ({ path, line }) => {
    expect(at(path)).toEqual([line]);
  });
});

describe("PL-15 an exchange is copied as curl", () => {
  const exchange = {
    direction: "toMock",
    method: "POST",
    target: "/beta/communications/calls/1/recordResponse",
    request: {
      headers: { host: "x", authorization: "Bearer [redacted]", "content-type": "application/json", "x-it's": "a`b$c" },
      body: '{"clientContext":"it\'s"}',
    },
  } as unknown as Exchange;

  test("with what a shell reads quoted, and the token in a variable", () => {
    expect(asCurl(exchange, "http://127.0.0.1:4010").split(" \\\n  ")).toEqual([
      "curl 'http://127.0.0.1:4010/beta/communications/calls/1/recordResponse'",
      `-H 'authorization: Bearer '"$TOKEN"`,
      "-H 'content-type: application/json'",
      String.raw`-H 'x-it'\''s: a` + "`b$c'",
      String.raw`--data-raw '{"clientContext":"it'\''s"}'`,
    ]);
  });

  test("another method is named, and a body that was not shown is left out", () => {
    const other = {
      ...exchange,
      method: "DELETE",
      request: { headers: {}, body: "(3 characters, which are not JSON)" },
    };
    expect(asCurl(other, "http://a")).toBe("curl -X DELETE 'http://a/beta/communications/calls/1/recordResponse'");
  });

  test("a header cannot leave its quotes", () => {
    const hostile = {
      ...exchange,
      method: "GET",
      request: { headers: { 'a"$(rm)': "Bearer `x` [redacted]" }, body: undefined },
    };
    expect(asCurl(hostile, "http://a")).toContain(`-H 'a"$(rm): Bearer \`x\` '"$TOKEN"`);
  });
});

describe("PL-14 PL-15 the page reads the stream", () => {
  test("in pieces of any length", () => {
    const text = 'retry: 1000\nevent: mock\ndata: {"a":": b"}\n\n:\n\nid: ab-1\nevent: call\ndata: {}\n\n';
    for (const length of [1, 7, 1_000]) {
      const parse = createEventParser();
      const events = [];
      for (let from = 0; from < text.length; from += length) events.push(...parse(text.slice(from, from + length)));
      expect(events).toEqual([
        { id: undefined, kind: "mock", data: '{"a":": b"}' },
        { id: "ab-1", kind: "call", data: "{}" },
      ]);
    }
  });

  const started = (callId: string, at: number): LiveRecord => ({
    ...{ kind: "call", at },
    data: {
      kind: "callStarted",
      callId,
      atMs: 0,
      direction: "incoming",
      mediaConfig: "serviceHosted",
      participants: ["Ada"],
    },
  });
  const state = { run: "1", faults: [], now: 0 } as never;

  test("newest calls first, each with its number, state and people", () => {
    const model = createModel();
    model.start(state);
    model.take(started("a", 5));
    model.take(started("b", 9));
    model.take({ kind: "call", at: 10, data: { kind: "callEnded", callId: "a", atMs: 5, why: "the bot hung up" } });
    expect(model.calls.map(({ id, number, state, ended }) => [id, number, state, ended])).toEqual([
      ["b", 2, "incoming", undefined],
      ["a", 1, "terminated", "the bot hung up"],
    ]);
  });

  test("a call whose start is not known any more began when its first event says", () => {
    const model = createModel();
    model.take({
      kind: "call",
      at: 10_000,
      data: { kind: "callState", callId: "a", atMs: 4_000, state: "established", why: "" },
    });
    expect(model.call("a")).toMatchObject({ startedAt: 6_000, state: "established" });
  });

  test("another run of the mock is another page: nothing stays", () => {
    const model = createModel();
    model.start(state);
    model.take(started("a", 5));
    model.gap({ why: "forgotten" });
    expect([model.calls.length, model.isIncomplete]).toEqual([1, true]);
    model.start({ run: "2", faults: [], now: 0 } as never);
    expect(model.calls).toEqual([]);
  });

  test("forgets the oldest of 2,000 calls and 5,000 exchanges", () => {
    const model = createModel();
    for (let call = 1; call <= 2_100; call += 1) model.take(started(String(call), call));
    for (let one = 1; one <= 5_100; one += 1) model.take({ kind: "exchange", at: one, data: {} as Exchange });
    expect([model.calls.length, model.calls.at(-1)?.number]).toEqual([2_000, 101]);
    expect([model.exchanges.length, model.exchanges[0]?.number]).toEqual([5_000, 5_100]);
  });
});

describe("PL-15 a recording's wave is drawn", () => {
  test("loud where there is speech, flat where there is none", async () => {
    const wav = createWav({
      segments: [
        { kind: "silence", ms: 500 },
        { kind: "speech", ms: 500 },
      ],
    });
    const bytes = await new Response(wav.stream()).arrayBuffer();
    const peaks = peaksOf(bytes, 10);
    expect(peaks.slice(0, 5)).toEqual(Array(5).fill([0, 0]));
    for (const [low, high] of peaks.slice(5)) expect(high - low).toBeGreaterThan(0.1);
    expect(wavePath(peaks).match(/M/g)).toHaveLength(10);
  });

  test("of a file without sound there is nothing to draw", () => {
    expect(wavePath(peaksOf(new ArrayBuffer(44), 10))).toBe("");
    expect(wavePath(peaksOf(new ArrayBuffer(3), 10))).toBe("");
  });
});

describe("PL-15 a microphone is sampled as recordings are", () => {
  const sine = (hz: number, sampleRate: number): Float32Array =>
    Float32Array.from({ length: sampleRate }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / sampleRate));

  test.each([{ fromHz: 48_000 }, { fromHz: 44_100 }, { fromHz: 16_000 }, { fromHz: 8_000 }])(
    "from $fromHz Hz",
    ({ fromHz }) => {
      const made = createResampler(fromHz)(sine(200, fromHz));
      expect(Math.abs(made.length - 16_000)).toBeLessThan(4);
      const crossings = made.filter((sample, n) => n > 0 && sample >= 0 && (made[n - 1] as number) < 0).length;
      expect(Math.abs(crossings - 200)).toBeLessThan(2);
      expect(Math.max(...made)).toBeGreaterThan(0.45 * 32_767);
    },
  );

  test("in pieces it is the same as in one", () => {
    const whole = sine(300, 44_100);
    const resample = createResampler(44_100);
    const pieces: number[] = [];
    for (let from = 0; from < whole.length; from += 2_048) pieces.push(...resample(whole.slice(from, from + 2_048)));
    const once = createResampler(44_100)(whole);
    expect(pieces.length).toBe(once.length);
    expect(Math.max(...once.map((sample, n) => Math.abs(sample - (pieces[n] ?? 0))))).toBeLessThan(500);
  });

  test("too loud is cut, and does not turn over", () => {
    expect([...createResampler(16_000)(Float32Array.of(2, -2))]).toEqual([32_767, -32_767]);
  });
});
