import { describe, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import type { Fault } from "../../src/platform/call/faults.ts";
import { inShort, prompts, type Simulation, simulate, timelineOf } from "../support/platform.ts";

/** Makes a recording that a second of speech ends. */
async function recordOnce({ record, call }: Simulation, clientContext: string): Promise<void> {
  await record({ clientContext, maxRecordDurationInSeconds: 1 });
  await call.caller.speak({ ms: 1_000 });
}

describe("PL-09 faults of Graph's answers, by name", () => {
  test("throttled: 429 with Retry-After, as often as `times` says, and nothing is recorded", async () => {
    const { record, call } = simulate({ faults: [{ name: "throttled", times: 2 }] });
    const answers: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      const { status, headers } = await record();
      answers.push([status, headers.get("retry-after")]);
    }
    expect(answers).toEqual([
      [429, "2.128"],
      [429, "2.128"],
      [200, null],
    ]);
    expect(timelineOf(call.events)).toEqual([
      "0 callStarted",
      "0 fault throttled",
      "0 fault throttled",
      "0 asked - running",
      "0 listening",
    ]);
  });

  test("the client waits for Retry-After and succeeds", async () => {
    const { platform, call, clock } = simulate({ faults: [{ name: "throttled", times: 1 }] });
    const graph = createCallsClient({ accessToken: "any", clock, fetch: platform.fetch });
    const asked = graph.recordResponse(call.id, {});
    await call.until(({ events }) => events.some(({ kind }) => kind === "fault"));
    await clock.advance(2_127);
    expect(call.events.some(({ kind }) => kind === "asked")).toBe(false);
    await clock.advance(1);
    expect((await asked).kind).toBe("pending");
  });

  test("serverError: 500, every time", async () => {
    const { record } = simulate({ faults: ["serverError"] });
    expect([(await record()).status, (await record()).status]).toEqual([500, 500]);
  });

  test("a request that breaks the contract is refused first", async () => {
    const { record } = simulate({ faults: ["serverError"] });
    expect((await record({ maxRecordDurationInSeconds: 0 })).status).toBe(400);
  });

  test("slow: the answer takes 5 s or `ms`, in which the recording runs, so that its end can come first", async () => {
    const { record, call, clock, delivered } = simulate({ faults: [{ name: "slow", ms: 8_000 }] });
    const seen: string[] = [];
    const asked = record({ clientContext: "one" }).then(() => seen.push(`answered at ${call.events.at(-1)?.kind}`));
    await call.until(({ events }) => events.some(({ kind }) => kind === "asked"));
    await clock.advance(5_000);
    expect(inShort(delivered)).toEqual(["one initialSilenceTimeout"]);
    await clock.advance(2_999);
    expect(seen).toEqual([]);
    await clock.advance(1);
    await asked;
    expect(seen).toEqual(["answered at notified"]);
  });

  test("an aborted request does not wait for its slow answer", async () => {
    const { platform, clock } = simulate({ faults: ["slow"] });
    const stop = new AbortController();
    const asked = platform.fetch("https://graph.microsoft.com/beta/communications/calls/1/operations/2", {
      signal: stop.signal,
    });
    const seen = expect(asked).rejects.toThrow("enough");
    await clock.advance(4_999);
    stop.abort(new Error("enough"));
    await seen;
    expect(clock.pending).toBe(0);
  });
});

describe("PL-09 faults of the delivery, by name", () => {
  test("lost: never sent, and shown", async () => {
    const simulation = simulate({ faults: [{ name: "lost", times: 1 }] });
    await recordOnce(simulation, "one");
    await recordOnce(simulation, "two");
    await simulation.clock.runAll();
    expect(inShort(simulation.delivered)).toEqual(["two maxRecordDurationReached"]);
    expect(timelineOf(simulation.call.events).filter((line) => /fault|notified/.test(line))).toEqual([
      "1000 fault lost",
      "2000 notified taken",
    ]);
  });

  test("doubled: the same bytes twice", async () => {
    const simulation = simulate({ faults: ["doubled"] });
    await recordOnce(simulation, "one");
    expect(inShort(simulation.delivered)).toEqual(["one maxRecordDurationReached", "one maxRecordDurationReached"]);
    expect(simulation.delivered[0]?.text).toBe(simulation.delivered[1]?.text);
  });

  test.each([
    { fault: "late" as Fault, ms: 10_000 },
    { fault: { name: "late", ms: 300 } as Fault, ms: 300 },
  ])("late: $ms ms", async ({ fault, ms }) => {
    const simulation = simulate({ faults: [fault] });
    await recordOnce(simulation, "one");
    await simulation.clock.advance(ms - 1);
    expect(simulation.delivered).toEqual([]);
    await simulation.clock.advance(1);
    expect(simulation.delivered.map(({ atMs }) => atMs)).toEqual([1_000 + ms]);
  });

  test("late: after the call has ended too", async () => {
    const simulation = simulate({ faults: [{ name: "late", times: 1 }] });
    await recordOnce(simulation, "one");
    await simulation.call.caller.hangUp();
    await simulation.clock.advance(10_000);
    expect(inShort(simulation.delivered)).toEqual(["call terminated", "one maxRecordDurationReached"]);
  });

  test("reordered: two swap places", async () => {
    const simulation = simulate({ faults: [{ name: "reordered", times: 1 }] });
    for (const clientContext of ["one", "two", "three"]) await recordOnce(simulation, clientContext);
    expect(inShort(simulation.delivered)).toEqual([
      "two maxRecordDurationReached",
      "one maxRecordDurationReached",
      "three maxRecordDurationReached",
    ]);
  });

  test("reordered: every other one, when it is without end", async () => {
    const simulation = simulate({ faults: ["reordered"] });
    for (const clientContext of ["one", "two", "three", "four"]) await recordOnce(simulation, clientContext);
    expect(inShort(simulation.delivered).map((line) => line.split(" ")[0])).toEqual(["two", "one", "four", "three"]);
  });

  test("reordered: each waits its own time", async () => {
    const simulation = simulate({ faults: ["reordered"] });
    for (const clientContext of ["one", "two"]) await recordOnce(simulation, clientContext);
    await simulation.call.caller.silent({ ms: 3_000 });
    await recordOnce(simulation, "three");
    await simulation.clock.runAll();
    expect(simulation.delivered.map(({ atMs, data }) => [data.clientContext, atMs])).toEqual([
      ["two", 2_000],
      ["one", 2_000],
      ["three", 16_000],
    ]);
  });

  test("reordered: alone after 10 s when none follows", async () => {
    const simulation = simulate({ faults: ["reordered"] });
    await recordOnce(simulation, "one");
    await simulation.clock.runAll();
    expect(simulation.delivered.map(({ atMs }) => atMs)).toEqual([11_000]);
  });

  test("the waiter comes to the same end through all of them but loss", async () => {
    const faults: Fault[] = [
      "doubled",
      { name: "late", rate: 0.5, ms: 700 },
      { name: "reordered", rate: 0.5, ms: 900 },
    ];
    const { call, record, clock, ...simulation } = simulate({ faults, seed: 3, callback: undefined });
    const waiter = createOperationWaiter({ clock });
    const tickets = ["one", "two", "three", "four"].map((clientContext) =>
      waiter.expect({ callId: call.id, clientContext }),
    );
    for (const clientContext of ["one", "two", "three", "four"])
      await recordOnce({ ...simulation, call, record, clock }, clientContext);
    await clock.runAll();
    for (const { text } of simulation.delivered) for (const each of parseNotifications(text)) waiter.accept(each);
    expect(simulation.delivered.length).toBe(8);
    expect(await Promise.all(tickets.map(async (ticket) => (await ticket.outcome()).kind))).toEqual([
      "recorded",
      "recorded",
      "recorded",
      "recorded",
    ]);
  });
});

describe("PL-09 PL-10 noResultInfo: what ended has no resultInfo", () => {
  test("recordings and calls, as often as `times` says, which counts only what would have one", async () => {
    const simulation = simulate({ faults: [{ name: "noResultInfo", times: 2 }] });
    const call = simulation.platform.startCall({ announce: true });
    await recordOnce(simulation, "one");
    await call.end();
    await recordOnce(simulation, "two");
    expect(simulation.delivered.map(({ data }) => [data.state ?? data.clientContext, "resultInfo" in data])).toEqual([
      ["established", false],
      ["established", false],
      ["one", false],
      ["terminated", false],
      ["two", true],
    ]);
  });
});

describe("PL-09 faults by seed", () => {
  const lostOf = async (seed: number): Promise<string> => {
    const simulation = simulate({ seed, faults: [{ name: "lost", rate: 0.5 }] });
    for (let index = 0; index < 40; index += 1) {
      await simulation.record({ stopTones: ["#"] });
      await simulation.call.caller.press("#");
    }
    return simulation.call.events
      .flatMap(({ kind }) => (kind === "fault" ? "x" : kind === "notified" ? "." : []))
      .join("");
  };

  test("the same seed loses the same notifications, another seed others, at about the given rate", async () => {
    const [once, again, other] = [await lostOf(1), await lostOf(1), await lostOf(2)];
    expect(again).toBe(once);
    expect(other).not.toBe(once);
    const lost = once.replaceAll(".", "").length;
    expect(once).toHaveLength(40);
    expect(lost).toBeGreaterThan(10);
    expect(lost).toBeLessThan(30);
  });

  test.each([
    { rate: 0, lost: 0 },
    { rate: 1, lost: 3 },
  ])("a rate of $rate loses $lost of 3", async ({ rate, lost }) => {
    const simulation = simulate({ faults: [{ name: "lost", rate }] });
    for (const clientContext of ["one", "two", "three"]) await recordOnce(simulation, clientContext);
    expect(3 - simulation.delivered.length).toBe(lost);
  });

  test("faults change no id", async () => {
    const idsOf = async (faults: Fault[]): Promise<unknown[]> => {
      const { record, call } = simulate({ faults });
      return [call.id, (await record()).body.id, (await record()).body.id];
    };
    expect(await idsOf([{ name: "slow", rate: 0 }, "lost", "unspecifiedError"])).toEqual(await idsOf([]));
  });
});

describe("PL-09 a fault is not spent where it cannot happen", () => {
  test("playPromptFailed waits for a prompt", async () => {
    const { record, call, delivered } = simulate({ faults: [{ name: "playPromptFailed", times: 1 }] });
    await record({ clientContext: "one" });
    await record({ clientContext: "two", prompts });
    await record({ clientContext: "three", prompts });
    await call.caller.silent({ ms: 20_000 });
    expect(inShort(delivered)).toEqual([
      "one initialSilenceTimeout",
      "two playPromptFailed",
      "three initialSilenceTimeout",
    ]);
  });

  test.each([
    {
      fault: "explode",
      says: 'faults[0] must be one of "throttled", "serverError", "slow", "lost", "doubled", "late", "reordered", "noResultInfo", "establishedTwice", "establishedLate", "establishedNever", "terminatedNever", "rosterFlaps", "outOfOrder", "playPromptFailed"',
    },
    { fault: { name: "lost", rate: 1.1 }, says: "faults[0].rate must be a number from 0 to 1; not 1.1" },
    { fault: { name: "lost", times: -1 }, says: "faults[0].times must be a number, 0 or more; not -1" },
    {
      fault: { name: "late", ms: Number.NaN },
      says: "faults[0].ms must be a finite number of milliseconds, 0 or more; not NaN",
    },
  ])("$fault is a TypeError: $says", ({ fault, says }) => {
    const create = (): unknown => simulate({ faults: [fault as Fault] });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(says);
  });
});

describe("PL-09 faults are switched on and off while calls go on", () => {
  test("setFaults takes the place of those before, and counts from there", async () => {
    const { platform, record, call, delivered } = simulate({ faults: [{ name: "lost", times: 1 }] });
    platform.setFaults([]);
    expect(platform.faults).toEqual([]);
    await record({ clientContext: "one" });
    await call.caller.silent({ ms: 20_000 });
    platform.setFaults([{ name: "lost", times: 1 }]);
    await record({ clientContext: "two" });
    await record({ clientContext: "three" });
    await call.caller.silent({ ms: 20_000 });
    expect(inShort(delivered)).toEqual(["one initialSilenceTimeout", "three initialSilenceTimeout"]);
  });

  test("one that does not exist is a TypeError, and changes nothing", () => {
    const { platform } = simulate({ faults: ["lost"] });
    expect(() => platform.setFaults(["los" as Fault])).toThrow(TypeError);
    expect(platform.faults).toEqual(["lost"]);
  });
});
