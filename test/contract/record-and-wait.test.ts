import { describe, expect, test } from "vitest";
import type { RecordResponseAnswer } from "../../src/bot/kinds/recording/kind.ts";
import { type RecordingClient, recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import { HttpError } from "../../src/errors.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { answer, callId, callNotification, completion, first, second } from "../support/waiting.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A client that notes what it is asked and answers with `reply`. */
function setUp(
  reply: (request: RecordResponseRequest) => RecordResponseAnswer | Promise<RecordResponseAnswer> = () => answer(),
) {
  const clock = createVirtualClock();
  const waiter = createOperationWaiter({ clock });
  const asked: { callId: string; request: RecordResponseRequest; options: unknown }[] = [];
  const graph: RecordingClient = {
    async recordResponse(ofCall, request, options) {
      asked.push({ callId: ofCall, request, options });
      return reply(request);
    },
  };
  return { clock, waiter, graph, asked };
}

describe("NT-12 recordAndWait asks and waits for the end", () => {
  test("completed, and the ticket is closed", async () => {
    const { clock, waiter, graph, asked } = setUp();
    const outcome = recordAndWait({
      graph,
      waiter,
      callId,
      request: { stopTones: ["#"], clientContext: "greeting-1" },
    });
    await clock.advance(3_000);
    waiter.accept(completion());
    expect(await outcome).toMatchObject({
      kind: "recorded",
      recording: { location: `https://media.example.com/${first}` },
    });
    expect(asked).toEqual([{ callId, request: { stopTones: ["#"], clientContext: "greeting-1" }, options: undefined }]);
    expect(waiter.stats).toMatchObject({ open: 0, unclaimed: 0, dropped: 0, contradictory: 0 });
    expect(clock.pending).toBe(0);
  });

  test("a completion that outruns the answer", async () => {
    const { waiter, graph } = setUp(({ clientContext }) => {
      waiter.accept(completion({ clientContext: clientContext ?? undefined }));
      return answer();
    });
    expect((await recordAndWait({ graph, waiter, callId })).kind).toBe("recorded");
  });

  test("RR-20 a final answer", async () => {
    const { clock, waiter, graph } = setUp(() => answer({}, "failed"));
    expect((await recordAndWait({ graph, waiter, callId })).kind).toBe("failed");
    expect(clock.pending).toBe(0);
  });

  test("NT-11 a call that ends", async () => {
    const { clock, waiter, graph } = setUp();
    const outcome = recordAndWait({ graph, waiter, callId });
    await clock.advance(1_000);
    waiter.accept(callNotification());
    await clock.advance(2_000);
    expect((await outcome).kind).toBe("callEnded");
  });

  test.each([
    { request: { maxRecordDurationInSeconds: 60 }, timeoutMs: undefined, ms: 185_000 },
    { request: { maxRecordDurationInSeconds: 60 }, timeoutMs: 500, ms: 500 },
  ])("timed out after $ms ms, and the ticket is closed", async ({ request, timeoutMs, ms }) => {
    const { clock, waiter, graph } = setUp();
    const outcome = recordAndWait({ graph, waiter, callId, request, timeoutMs });
    await clock.advance(ms - 1);
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ kind: "timedOut" });
    expect(waiter.stats.open).toBe(0);
  });
});

describe("RR-25 recordAndWait adds a unique clientContext when none is given", () => {
  test.each([
    { request: undefined },
    { request: {} },
    { request: { clientContext: null } },
    { request: { clientContext: "" } },
  ])("$request", async ({ request }) => {
    const { waiter, graph, asked } = setUp(() => answer({}, "failed"));
    await recordAndWait({ graph, waiter, callId, request });
    await recordAndWait({ graph, waiter, callId, request });
    const contexts = asked.map((each) => each.request.clientContext);
    expect(contexts).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
    expect(contexts[0]).not.toBe(contexts[1]);
  });

  test("the caller's request is left as it is", async () => {
    const { waiter, graph } = setUp(() => answer({}, "failed"));
    const request = Object.freeze({ stopTones: ["#"] });
    await recordAndWait({ graph, waiter, callId, request });
    expect(request).toEqual({ stopTones: ["#"] });
  });

  test("RR-19 so two recordings with null operations can be distinguished", async () => {
    const { clock, waiter, graph, asked } = setUp(() => answer({ operationId: null }));
    const outcomes = [recordAndWait({ graph, waiter, callId }), recordAndWait({ graph, waiter, callId })];
    await clock.advance(0);
    waiter.accept(completion({ operationId: second, clientContext: asked[1]?.request.clientContext ?? undefined }));
    waiter.accept(completion({ operationId: first, clientContext: asked[0]?.request.clientContext ?? undefined }));
    expect(await Promise.all(outcomes)).toMatchObject([
      { recording: { location: `https://media.example.com/${first}` } },
      { recording: { location: `https://media.example.com/${second}` } },
    ]);
  });
});

describe("NT-12 a failed POST rejects with its error", () => {
  test("and the ticket is closed, no timer left", async () => {
    const refusal = new HttpError({ status: 404, graphCode: "8522" });
    const { clock, waiter, graph } = setUp(() => Promise.reject(refusal));
    await expect(recordAndWait({ graph, waiter, callId })).rejects.toBe(refusal);
    expect(waiter.stats.open).toBe(0);
    expect(clock.pending).toBe(0);
  });

  test("an invalid timeoutMs rejects with a TypeError before anything is sent", async () => {
    const { waiter, graph, asked } = setUp();
    await expect(recordAndWait({ graph, waiter, callId, timeoutMs: -1 })).rejects.toThrow(TypeError);
    expect(asked).toEqual([]);
  });
});

describe("RR-27 NT-12 a client of one's own says by its errors what recordAndWait asks of them", () => {
  /** As axios makes them. */
  const axiosError = (facts: object): Error => Object.assign(new Error("no"), { isAxiosError: true, ...facts });

  test.each([
    { thrown: axiosError({ code: "ECONNABORTED", mayHaveTakenEffect: true }) },
    { thrown: axiosError({ status: 504, mayHaveTakenEffect: true }) },
    { thrown: { mayHaveTakenEffect: true } },
  ])("mayHaveTakenEffect: waits, and rejects with $thrown when nothing came", async ({ thrown }) => {
    const { clock, waiter, graph, asked } = setUp(() => Promise.reject(thrown));
    const [lost, recorded] = ["greeting-1", "greeting-2"].map((clientContext) =>
      recordAndWait({ graph, waiter, callId, request: { clientContext }, timeoutMs: 1_000 }),
    );
    lost?.catch(() => undefined);
    await clock.advance(999);
    waiter.accept(completion({ clientContext: "greeting-2" }));
    expect((await recorded)?.kind).toBe("recorded");
    await clock.advance(1);
    await expect(lost).rejects.toBe(thrown);
    expect([asked.length, waiter.stats.open, clock.pending]).toEqual([2, 0, 0]);
  });

  test.each([{ mayHaveTakenEffect: "true" }, { mayHaveTakenEffect: 1 }, {}, undefined, null, "no"])(
    "otherwise it rejects at once: %j",
    async (thrown) => {
      const { clock, waiter, graph } = setUp(() => Promise.reject(thrown));
      await expect(recordAndWait({ graph, waiter, callId })).rejects.toBe(thrown);
      expect([waiter.stats.open, clock.pending]).toEqual([0, 0]);
    },
  );

  test("status: a completion that came before the answer is the outcome", async () => {
    const { waiter, graph } = setUp(({ clientContext }) => {
      waiter.accept(completion({ clientContext: clientContext ?? undefined }));
      return Promise.reject(axiosError({ status: 500 }));
    });
    expect((await recordAndWait({ graph, waiter, callId })).kind).toBe("recorded");
  });
});

describe("ER-04 an abort stays an abort", () => {
  test("before: nothing is sent", async () => {
    const { waiter, graph, asked } = setUp();
    await expect(recordAndWait({ graph, waiter, callId, signal: AbortSignal.abort("stopped") })).rejects.toBe(
      "stopped",
    );
    expect(asked).toEqual([]);
    expect(waiter.stats.open).toBe(0);
  });

  test("the signal is the client's too", async () => {
    const { waiter, graph, asked } = setUp(() => answer({}, "failed"));
    const { signal } = new AbortController();
    await recordAndWait({ graph, waiter, callId, signal });
    expect(asked[0]?.options).toEqual({ signal });
  });

  test("during the wait, and the ticket is closed", async () => {
    const { clock, waiter, graph } = setUp();
    const controller = new AbortController();
    const outcome = recordAndWait({ graph, waiter, callId, signal: controller.signal });
    await clock.advance(1_000);
    controller.abort("stopped");
    await expect(outcome).rejects.toBe("stopped");
    expect(waiter.stats.open).toBe(0);
    expect(clock.pending).toBe(0);
  });
});
