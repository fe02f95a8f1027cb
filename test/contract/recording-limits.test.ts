import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { bodyOf, bytesOf, deaf, downloadAt, downloadOf, once, recordingOf, serve } from "../support/recordings.ts";

const location = "https://media.example.com/1";

/** What the work was rejected with, as far as it has been. */
function watched(work: Promise<unknown>): { error: unknown } {
  const seen: { error: unknown } = { error: undefined };
  work.catch((error: unknown) => (seen.error = error));
  return seen;
}

describe("RF-04 no more than maxBytes, 8 MiB by default", () => {
  test.each([
    { length: 8_388_608, maxBytes: undefined, taken: true },
    { length: 8_388_609, maxBytes: undefined, taken: false },
    { length: 1_000, maxBytes: 1_000, taken: true },
    { length: 1_001, maxBytes: 1_000, taken: false },
  ])(
    "$length bytes are announced under a limit of $maxBytes: taken $taken, and none is read before",
    async ({ length, maxBytes, taken }) => {
      const announced = bodyOf(1);
      const clock = createVirtualClock();
      const outcome = downloadOf(recordingOf(announced.stream, { "content-length": String(length) }), {
        maxBytes,
        clock,
      });
      if (taken) await (await outcome).stream.cancel();
      else await expect(outcome).rejects.toMatchObject({ code: "ERR_TOO_LARGE", maxBytes: maxBytes ?? 8_388_608 });
      expect([announced.pulled, announced.cancelledWith.length, clock.pending]).toEqual([0, 1, 0]);
    },
  );

  test("a recording without a length is stopped in its stream, and its body is cancelled", async () => {
    const endless = bodyOf(400);
    const clock = createVirtualClock();
    const reader = (await downloadOf(recordingOf(endless.stream), { maxBytes: 1_000, clock })).stream.getReader();
    expect((await reader.read()).value).toHaveLength(400);
    expect((await reader.read()).value).toHaveLength(400);
    await expect(reader.read()).rejects.toMatchObject({ code: "ERR_TOO_LARGE", maxBytes: 1_000 });
    expect([endless.pulled, endless.cancelledWith.length, clock.pending]).toEqual([3, 1, 0]);
  });

  test("one of exactly maxBytes passes", async () => {
    expect(
      await bytesOf((await downloadOf(recordingOf(bodyOf(500, 2).stream), { maxBytes: 1_000 })).stream),
    ).toHaveLength(1_000);
  });

  test("what comes out is counted, so a small body that unpacks to a large one is stopped", async () => {
    const packed = recordingOf(bodyOf(400).stream, { "content-encoding": "gzip", "content-length": "30" });
    await expect(bytesOf((await downloadOf(packed, { maxBytes: 1_000 })).stream)).rejects.toMatchObject({
      code: "ERR_TOO_LARGE",
    });
  });

  test("a stream of text instead of bytes errors at its first chunk: its size could not be limited", async () => {
    const text = new ReadableStream<never>({ pull: (controller) => controller.enqueue("text" as never) });
    await expect((await downloadOf(recordingOf(text))).stream.getReader().read()).rejects.toThrow(
      new TypeError("The recording is not a stream of bytes"),
    );
  });
});

describe("RF-06 15 s to the answer, 30 s between bytes, 10 min for the whole, by default", () => {
  async function expectTimeout(
    clock: VirtualClock,
    seen: { error: unknown },
    leftMs: number,
    expected: { timeoutMs: number; message: string },
  ): Promise<void> {
    await clock.advance(leftMs - 1);
    expect(seen.error).toBeUndefined();
    await clock.advance(1);
    expect(seen.error).toMatchObject({ code: "ERR_TIMEOUT", ...expected });
    expect(clock.pending).toBe(0);
  }
  const noAnswer = (timeoutMs: number) => ({
    timeoutMs,
    message: `The answer of the recording's host took longer than ${timeoutMs} ms`,
  });
  const idle = (timeoutMs: number) => ({
    timeoutMs,
    message: `The wait for more of the recording took longer than ${timeoutMs} ms`,
  });
  const whole = (timeoutMs: number) => ({
    timeoutMs,
    message: `The download of the recording took longer than ${timeoutMs} ms`,
  });

  test.each([
    { given: undefined, ms: 15_000 },
    { given: 5_000, ms: 5_000 },
  ])("firstByteMs $given: no answer within $ms ms", async ({ given, ms }) => {
    const clock = createVirtualClock();
    const seen = watched(downloadAt(location, { fetch: deaf, clock, firstByteMs: given }));
    await expectTimeout(clock, seen, ms, noAnswer(ms));
  });

  test("a server that never answers is disconnected", async () => {
    const clock = createVirtualClock();
    const asked = once();
    const letGo = once();
    const origin = await serve(({ socket }) => {
      socket.on("close", letGo.happen);
      asked.happen();
    });
    const seen = watched(downloadAt(origin, { clock }));
    await asked.happened;
    await expectTimeout(clock, seen, 15_000, noAnswer(15_000));
    await letGo.happened;
  });

  test.each([
    { given: undefined, ms: 30_000 },
    { given: 1_000, ms: 1_000 },
  ])("idleMs $given: no bytes for $ms ms while they are read", async ({ given, ms }) => {
    const clock = createVirtualClock();
    const stalled = recordingOf(new ReadableStream<Uint8Array>());
    const { stream } = await downloadOf(stalled, { clock, idleMs: given });
    await clock.advance(ms * 2);
    await expectTimeout(clock, watched(stream.getReader().read()), ms, idle(ms));
  });

  test("a listener at playing speed, a chunk a minute for nine minutes, hears it to the end", async () => {
    const clock = createVirtualClock();
    const reader = (await downloadOf(recordingOf(bodyOf(100, 10).stream), { clock })).stream.getReader();
    for (let minute = 0; minute < 9; minute += 1) {
      expect((await reader.read()).value).toHaveLength(100);
      await clock.advance(60_000);
    }
    expect((await reader.read()).value).toHaveLength(100);
    expect((await reader.read()).done).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test.each([
    { given: undefined, ms: 600_000 },
    { given: 20_000, ms: 20_000 },
  ])("timeoutMs $given: the whole takes no longer than $ms ms, the answer included", async ({ given, ms }) => {
    const clock = createVirtualClock();
    const slow = recordingOf(bodyOf(10).stream);
    const pending = downloadAt(location, {
      clock,
      timeoutMs: given,
      fetch: () => clock.sleep(10_000).then(() => slow),
    });
    await clock.advance(10_000);
    const reader = (await pending).stream.getReader();
    await clock.advance(ms - 10_001);
    expect((await reader.read()).done).toBe(false);
    const seen = watched(reader.closed);
    await expectTimeout(clock, seen, 1, whole(ms));
  });

  test("a recording that nobody reads is given up, and its body is cancelled", async () => {
    const clock = createVirtualClock();
    const endless = bodyOf(1_000);
    const { stream } = await downloadOf(recordingOf(endless.stream), { clock });
    await clock.runAll();
    expect(endless.cancelledWith).toMatchObject([{ code: "ERR_TIMEOUT" }]);
    await expect(stream.getReader().read()).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
  });

  test("an answer that comes too late is cancelled", async () => {
    const clock = createVirtualClock();
    const late = bodyOf(1_000);
    const seen = watched(
      downloadAt(location, { clock, fetch: () => clock.sleep(200_000).then(() => recordingOf(late.stream)) }),
    );
    await clock.runAll();
    expect(seen.error).toMatchObject({ code: "ERR_TIMEOUT" });
    expect(late.cancelledWith).toHaveLength(1);
  });

  test("an error whose body never ends is reported by its status when the time is up", async () => {
    const clock = createVirtualClock();
    const seen = watched(downloadOf(new Response(new ReadableStream<Uint8Array>(), { status: 404 }), { clock }));
    await clock.runAll();
    expect(seen.error).toMatchObject({ code: "ERR_GONE", status: 404 });
  });
});

describe("ER-04 an abort stays the caller's abort", () => {
  const reason = { why: "the caller hung up" };

  test("before: nothing is sent", async () => {
    let asked = 0;
    const clock = createVirtualClock();
    const fetch = async () => recordingOf(null, { asked: String(asked++) });
    await expect(downloadAt(location, { fetch, clock, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect([asked, clock.pending]).toEqual([0, 0]);
  });

  test("without a reason it is an AbortError", async () => {
    await expect(downloadAt(location, { fetch: deaf, signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  test("while waiting for an answer, even if the network ignores the signal", async () => {
    const abort = new AbortController();
    const clock = createVirtualClock();
    const pending = downloadAt(location, { fetch: deaf, clock, signal: abort.signal });
    abort.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
  });

  test("while waiting for an answer: the server is disconnected", async () => {
    const abort = new AbortController();
    const letGo = once();
    const origin = await serve(({ socket }) => {
      socket.on("close", letGo.happen);
      abort.abort(reason);
    });
    await expect(downloadAt(origin, { signal: abort.signal })).rejects.toBe(reason);
    await letGo.happened;
  });

  test("while reading, from a server: the stream ends with it", async () => {
    const abort = new AbortController();
    const letGo = once();
    const origin = await serve((_, response) => {
      response.on("close", letGo.happen);
      response.writeHead(200, { "content-type": "audio/wav" }).write("first");
    });
    const clock = createVirtualClock();
    const reader = (await downloadAt(origin, { signal: abort.signal, clock })).stream.getReader();
    await reader.read();
    const next = reader.read();
    abort.abort(reason);
    await expect(next).rejects.toBe(reason);
    await letGo.happened;
    expect(clock.pending).toBe(0);
  });

  test("while nobody reads: the body is cancelled", async () => {
    const abort = new AbortController();
    const endless = bodyOf(1_000);
    const { stream } = await downloadOf(recordingOf(endless.stream), { signal: abort.signal });
    abort.abort(reason);
    expect(endless.cancelledWith).toEqual([reason]);
    await expect(stream.getReader().read()).rejects.toBe(reason);
  });

  test("while the body of an error is read", async () => {
    const abort = new AbortController();
    const pending = downloadOf(new Response(new ReadableStream<Uint8Array>(), { status: 500 }), {
      signal: abort.signal,
    });
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort(reason);
    await expect(pending).rejects.toBe(reason);
  });

  test("after the last byte no listener is left on the signal", async () => {
    const abort = new AbortController();
    const { stream } = await downloadOf(recordingOf(bodyOf(10, 1).stream), { signal: abort.signal });
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(1);
    expect(await bytesOf(stream)).toHaveLength(10);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });
});
