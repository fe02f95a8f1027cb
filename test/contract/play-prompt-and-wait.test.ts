import { describe, expect, test } from "vitest";
import { type PlayPromptAnswer, type PromptOutcome, prompt } from "../../src/bot/kinds/prompt/kind.ts";
import {
  type PlayPromptAndWaitOptions,
  type PromptClient,
  playPromptAndWait,
} from "../../src/bot/kinds/prompt/play-prompt-and-wait.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { canonicalId } from "../../src/contract/ids.ts";
import type { PlayPromptRequest } from "../../src/contract/types.ts";
import { HttpError, NetworkError } from "../../src/errors.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { type Item, parseOne } from "../support/notifications.ts";
import { callId, callNotification, first, second } from "../support/waiting.ts";

const request: PlayPromptRequest = {
  prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://bot.example.com/ask.wav" } }],
  clientContext: "ask-1",
};

/** The notification of a prompt that is over. */
function over(facts: Item, operationId: string = first): ParsedNotification {
  return parseOne({
    changeType: "deleted",
    resourceUrl: `/communications/calls/${callId}/operations/${operationId}`,
    resourceData: { "@odata.type": "#microsoft.graph.playPromptOperation", clientContext: "ask-1", ...facts },
  });
}

/** What Graph answers to playPrompt. */
function answer(facts: Item = {}): PlayPromptAnswer {
  const operation = prompt.read({ status: "running", id: first, ...facts });
  const about = {
    callId: canonicalId(callId),
    operationId: operation.id,
    location: undefined,
    requestId: undefined,
    clientRequestId: "5f1d2b1e-30a1-4b0e-9d53-3f0f6a0c8e11",
  };
  const isFinal = operation.status === "completed" || operation.status === "failed";
  return { kind: isFinal ? "final" : "pending", operation, ...about };
}

/** A prompt that is being played, and what was sent for it. */
function setUp(reply: () => PlayPromptAnswer | Promise<PlayPromptAnswer> = answer) {
  const clock = createVirtualClock();
  const waiter = createOperationWaiter({ clock });
  const asked: unknown[][] = [];
  const graph: PromptClient = {
    async playPrompt(...given) {
      asked.push(given);
      return reply();
    },
  };
  const play = (options: Partial<PlayPromptAndWaitOptions> = {}): Promise<PromptOutcome> =>
    playPromptAndWait({ graph, waiter, callId, request, ...options });
  return { clock, waiter, asked, play };
}

describe("CA-05 playPromptAndWait plays a prompt and waits until it is known how it ended", () => {
  const reason = (completionReason: string, status = "completed"): Item => ({ status, completionReason });
  const result = (code: number, subcode: number, status: string): Item => ({ status, resultInfo: { code, subcode } });

  test.each<{ facts: Item; kind: string }>([
    { facts: reason("completedSuccessfully"), kind: "played" },
    { facts: reason("CompletedSuccessfully"), kind: "played" },
    { facts: { status: "completed" }, kind: "played" },
    { facts: result(200, 0, "completed"), kind: "played" },
    { facts: reason("aNewReason"), kind: "played" },
    { facts: reason("mediaOperationCanceled"), kind: "canceled" },
    { facts: reason("mediaOperationCanceled", "failed"), kind: "canceled" },
    { facts: result(400, 8508, "failed"), kind: "canceled" },
    { facts: result(200, 8508, "completed"), kind: "canceled" },
    { facts: { ...reason("completedSuccessfully"), resultInfo: { code: 200, subcode: 8508 } }, kind: "played" },
    { facts: reason("unknown", "failed"), kind: "failed" },
    { facts: result(400, 8531, "failed"), kind: "failed" },
    { facts: { status: "failed" }, kind: "failed" },
  ])("$facts: $kind", async ({ facts, kind }) => {
    const { clock, waiter, play } = setUp();
    const outcome = play();
    await clock.advance(1_000);
    waiter.accept(over(facts));
    expect(await outcome).toMatchObject({ kind, operation: { kind: "playPromptOperation", status: facts["status"] } });
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
  });

  test("the request is sent once, as it is", async () => {
    const { asked, waiter, clock, play } = setUp();
    const outcome = play();
    await clock.advance(0);
    waiter.accept(over({ status: "completed" }));
    await outcome;
    expect(asked).toEqual([[callId, request, undefined]]);
  });

  test("RR-25 with a unique clientContext when it has none", async () => {
    const { asked, play } = setUp(() => answer({ status: "completed" }));
    await play({ request: { prompts: request.prompts } });
    await play({ request: { ...request, clientContext: "" } });
    const contexts = asked.map(([, sent]) => Object(sent).clientContext);
    expect(contexts).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(contexts[0]).not.toBe(contexts[1]);
  });

  test.each([
    { facts: { status: "completed", completionReason: "completedSuccessfully" }, kind: "played" },
    { facts: { status: "failed", completionReason: "mediaOperationCanceled" }, kind: "canceled" },
    { facts: { status: "failed", resultInfo: { code: 400, subcode: 8508 } }, kind: "canceled" },
    { facts: { status: "failed" }, kind: "failed" },
  ])("RR-20 a final answer: $facts is $kind, and nothing is waited for", async ({ facts, kind }) => {
    const { clock, play } = setUp(() => answer(facts));
    expect((await play()).kind).toBe(kind);
    expect(clock.pending).toBe(0);
  });

  test("NT-12 a notification that outruns the answer", async () => {
    const { waiter, play } = setUp(() => {
      waiter.accept(over({ status: "completed" }));
      return answer();
    });
    expect((await play()).kind).toBe("played");
  });

  test("NT-11 a call that ends: callEnded, after the grace time", async () => {
    const { clock, waiter, play } = setUp();
    const outcome = play();
    await clock.advance(1_000);
    waiter.accept(callNotification());
    await clock.advance(2_000);
    expect(await outcome).toEqual({
      kind: "callEnded",
      resultInfo: { code: 0, subcode: 0, message: "The call has ended." },
    });
  });

  test.each([
    { timeoutMs: undefined, ms: 120_000 },
    { timeoutMs: 500, ms: 500 },
  ])("timeoutMs $timeoutMs: timedOut after $ms ms", async ({ timeoutMs, ms }) => {
    const { clock, waiter, play } = setUp();
    const outcome = play({ timeoutMs });
    await clock.advance(ms - 1);
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    expect(waiter.stats.open).toBe(0);
  });

  test("a recording with the same clientContext is another operation", async () => {
    const { clock, waiter, play } = setUp(() => answer({ id: null }));
    const outcome = play();
    await clock.advance(0);
    waiter.accept(over({ "@odata.type": "#microsoft.graph.recordOperation", status: "failed" }, second));
    waiter.accept(over({ status: "completed" }));
    expect((await outcome).kind).toBe("played");
  });
});

describe("CA-05 playPromptAndWait rejects with what the POST rejects with", () => {
  test("and the ticket is closed, no timer left", async () => {
    const refusal = new HttpError({ status: 400, graphCode: "7504" });
    const { clock, waiter, play } = setUp(() => Promise.reject(refusal));
    await expect(play()).rejects.toBe(refusal);
    expect([waiter.stats.open, clock.pending]).toEqual([0, 0]);
  });

  test("RR-27 unless the prompt may be played all the same: its notification is waited for, and it is sent once", async () => {
    const broken = new NetworkError("the connection broke", { mayHaveTakenEffect: true });
    const { clock, waiter, asked, play } = setUp(() => Promise.reject(broken));
    const [outcome, lost] = [play(), play({ request: { ...request, clientContext: "ask-2" }, timeoutMs: 1_000 })];
    lost.catch(() => undefined);
    await clock.advance(500);
    waiter.accept(over({ status: "completed" }));
    expect((await outcome).kind).toBe("played");
    await clock.advance(500);
    await expect(lost).rejects.toBe(broken);
    expect(asked).toHaveLength(2);
  });

  test("the signal's reason when it aborts; the signal goes to the client", async () => {
    const { clock, waiter, asked, play } = setUp();
    const controller = new AbortController();
    const outcome = play({ signal: controller.signal });
    await clock.advance(1_000);
    const reason = new Error("the caller spoke");
    controller.abort(reason);
    await expect(outcome).rejects.toBe(reason);
    expect(asked[0]?.[2]).toEqual({ signal: controller.signal });
    expect(waiter.stats.open).toBe(0);
  });
});

describe("CA-05 wrong usage is a TypeError before anything is sent", () => {
  test.each<{ options: object; message: string }>([
    {
      options: { request: { ...request, loop: true } },
      message: "request.loop must not be true, as no notification follows; use graph.playPrompt",
    },
    { options: { request: undefined }, message: "request must be an object; not undefined" },
    { options: { request: [] }, message: "request must be an object; not an empty list" },
    {
      options: { graph: {} },
      message: "graph must be a client (see createCallsClient), with playPrompt(); not an object",
    },
    {
      options: { waiter: undefined },
      message: "waiter must be a waiter (see createOperationWaiter), with expect(); not undefined",
    },
    { options: { callId: "" }, message: 'callId must be a non-empty string; not ""' },
    {
      options: { timeoutMs: -1 },
      message: "timeoutMs must be a number of milliseconds, 0 or more; not -1",
    },
    {
      options: { timeout: 1 },
      message: 'playPromptAndWait has no option "timeout"; did you mean "timeoutMs"?',
    },
  ])("$message", async ({ options, message }) => {
    const { asked, play } = setUp();
    await expect(play(options as Partial<PlayPromptAndWaitOptions>)).rejects.toThrow(new TypeError(message));
    expect(asked).toEqual([]);
  });

  test.each([false, null, undefined])("loop: %s is none", async (loop) => {
    const { play } = setUp(() => answer({ status: "completed" }));
    expect((await play({ request: { ...request, loop } as PlayPromptRequest })).kind).toBe("played");
  });
});
