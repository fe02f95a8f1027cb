import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { callId, callNotification, completion } from "../support/waiting.ts";

// In a Cloudflare Worker a notification comes in a request of its own. It may not end the timers of the request that waits,
// and with an older compatibility date it cannot wake it. `npm run matrix` runs the same in workerd itself.

/** The kinds of wait, and when each ends after a notification. */
const workers = [
  { worker: "an older compatibility date", Cloudflare: undefined, lateMs: 200 },
  {
    worker: "a newer one",
    Cloudflare: { compatibilityFlags: { handle_cross_request_promise_resolution: true } },
    lateMs: 0,
  },
];

describe.each(workers)("NT-12 in a worker with $worker", ({ Cloudflare, lateMs }) => {
  let clock: VirtualClock;
  beforeEach(() => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    vi.stubGlobal("Cloudflare", Cloudflare);
    clock = createVirtualClock();
  });
  afterEach(() => vi.unstubAllGlobals());

  /** What came of a wait, and after how long. */
  async function ended(
    act: (waiter: ReturnType<typeof createOperationWaiter>) => void,
    timeoutMs = 5_000,
  ): Promise<unknown> {
    const waiter = createOperationWaiter({ clock });
    const ticket = waiter.expect({ callId, clientContext: "one" });
    const startMs = clock.now();
    const waited = ticket.outcome({ timeoutMs }).then(({ kind }) => [kind, clock.now() - startMs]);
    await clock.advance(1_000);
    act(waiter);
    await clock.advance(10_000);
    return waited;
  }

  test("a completion ends the wait", async () => {
    expect(await ended((waiter) => waiter.accept(completion({ clientContext: "one" })))).toEqual([
      "recorded",
      1_000 + lateMs,
    ]);
  });

  test("the end of the call, once its grace is over", async () => {
    expect(await ended((waiter) => waiter.accept(callNotification()))).toEqual(["callEnded", 3_000]);
  });

  test("the deadline", async () => {
    expect(await ended(() => undefined)).toEqual(["timedOut", 5_000]);
  });

  test("an abort, with its reason", async () => {
    const aborting = new AbortController();
    const ticket = createOperationWaiter({ clock }).expect({ callId });
    const waited = ticket.outcome({ signal: aborting.signal }).catch((error: unknown) => error);
    await clock.advance(1_000);
    aborting.abort("the user left");
    expect(await waited).toBe("the user left");
    expect(clock.pending).toBe(0);
  });

  test("timers that may not be ended do no harm", async () => {
    vi.spyOn(AbortController.prototype, "abort").mockImplementation(() => {
      throw new Error("Cannot perform I/O on behalf of a different request");
    });
    const waited = ended((waiter) => waiter.accept(completion({ clientContext: "one" })));
    expect(await waited).toEqual(["recorded", 1_000 + lateMs]);
    vi.restoreAllMocks();
  });

  test("PL-08 the virtual clock moves", async () => {
    let hasRung = false;
    clock.sleep(500).then(
      () => (hasRung = true),
      () => undefined,
    );
    await clock.advance(500);
    expect(hasRung).toBe(true);
  });
});

test("PL-08 whoever acts in a call gets the error of a clock that fails, and does not wait for ever", async () => {
  const clock = createVirtualClock();
  const broken = { ...clock, advance: () => Promise.reject(new Error("the clock stopped")) };
  const call = createCallPlatform({ clock: broken, tokens: { sign: async () => "word" } }).startCall();
  await expect(call.caller.silent({ ms: 1_000 })).rejects.toThrow("the clock stopped");
  await expect(call.caller.silent({ ms: 1_000 })).rejects.toThrow("the clock stopped");
});
