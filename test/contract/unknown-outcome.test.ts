import { describe, expect, test } from "vitest";
import type { CallsClientOptions } from "../../src/bot/client/client.ts";
import { recordAndWait } from "../../src/bot/kinds/recording/record-and-wait.ts";
import { createOperationWaiter } from "../../src/bot/waiting/waiter.ts";
import type { RecordResponseRequest } from "../../src/contract/types.ts";
import { HttpError } from "../../src/errors.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";
import { operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";
import { callId, callNotification, completion, first, resultOf } from "../support/waiting.ts";

type Network = Parameters<typeof clientOver>[0];

/** What a case differs in from a request that the network fails. */
interface Case {
  readonly name: string;
  readonly network?: Network;
  readonly client?: Partial<CallsClientOptions>;
  readonly request?: RecordResponseRequest;
  readonly rejects: object;
  readonly attempts?: number;
}

const rejecting =
  (cause: unknown): Network =>
  () =>
    Promise.reject(cause);
const answering =
  (status: number, body: string | null = "", headers: Record<string, string> = {}): Network =>
  () =>
    new Response(body, { status, headers });

/** Fails as Node's fetch does: the reason is the cause. */
const fetchFailed = (facts: object, message = "no message"): Network =>
  rejecting(new TypeError("fetch failed", { cause: Object.assign(new Error(message), facts) }));

/** Both addresses of a host were tried. */
const bothFailed = (...attempts: object[]): Network =>
  fetchFailed({ code: "ECONNREFUSED", errors: attempts.map((facts) => Object.assign(new Error(""), facts)) });

const hanging: Network = () => new Promise(() => undefined);
const stalling =
  (status: number): Network =>
  () =>
    new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }), { status });
const breaking =
  (status: number): Network =>
  () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) }), { status });
const throttledFirst =
  (then: Network): Network =>
  (request, attempt) =>
    attempt === 1 ? new Response(null, { status: 429, headers: { "retry-after": "3" } }) : then(request, attempt);

const requestTimeoutMs = 10_000;
const waitMs = 60_000;

/** Records over a network of which the request comes to nothing, and notes when that settles. */
function start({ network = hanging, client, request = {} }: Omit<Case, "name" | "rejects">) {
  const clock = createVirtualClock();
  const startMs = clock.now();
  const waiter = createOperationWaiter({ clock });
  const { graph, sent } = clientOver(network, { clock, timeoutMs: requestTimeoutMs, ...client });
  const controller = new AbortController();
  let settledMs: number | undefined;
  const outcome = recordAndWait({
    graph,
    waiter,
    callId,
    request: { clientContext: "greeting-1", ...request },
    timeoutMs: waitMs,
    signal: controller.signal,
  }).finally(() => (settledMs = clock.now() - startMs));
  outcome.catch(() => undefined);
  return { clock, waiter, graph, sent, controller, outcome, settledMs: () => settledMs };
}

const unknown: (Case & { afterMs: number })[] = [
  { name: "our own time-out", rejects: { code: "ERR_TIMEOUT" }, afterMs: requestTimeoutMs },
  {
    name: "our own time-out, in the body of a 200",
    network: stalling(200),
    rejects: { code: "ERR_TIMEOUT" },
    afterMs: requestTimeoutMs,
  },
  ...[
    { code: "ECONNRESET", syscall: "read" },
    { code: "EPIPE", syscall: "write" },
    { code: "ETIMEDOUT", syscall: "read" },
    { code: "UND_ERR_SOCKET" },
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    { code: "UND_ERR_BODY_TIMEOUT" },
    { code: "EPROTO", syscall: "write" },
    { code: 111 },
  ].map((facts) => ({
    name: `${facts.code}`,
    network: fetchFailed(facts),
    rejects: { code: "ERR_NETWORK" },
    afterMs: 0,
  })),
  ...Object.entries({
    "a runtime that does not say why": rejecting(new TypeError("fetch failed")),
    "something that is not an Error": rejecting("broken"),
    "a cause that throws when it is read": rejecting(
      Object.defineProperty(new TypeError("fetch failed"), "cause", {
        get: () => {
          throw new Error("not yours");
        },
      }),
    ),
    "a cause of itself": rejecting(
      ((error: Error) => Object.assign(error, { cause: error }))(new TypeError("fetch failed")),
    ),
    "two addresses, of which one was connected": bothFailed({ code: "ECONNREFUSED" }, { code: "ECONNRESET" }),
    "a connection lost in the body of a 200": breaking(200),
  }).map(([name, network]) => ({ name, network, rejects: { code: "ERR_NETWORK" }, afterMs: 0 })),
  ...[
    { name: "200 with broken JSON", network: answering(200, "{") },
    { name: "200 with a list", network: answering(200, "[]") },
    { name: "202 with a page", network: answering(202, "<html>") },
    { name: "502", network: answering(502) },
    { name: "504", network: answering(504) },
    { name: "502 whose body is lost", network: breaking(502), rejects: { code: "ERR_NETWORK" } },
  ].map((each) => ({ rejects: { code: "ERR_HTTP" }, afterMs: 0, ...each })),
  {
    name: "200 with a body over the limit",
    network: answering(200, "x".repeat(11)),
    client: { maxBodyBytes: 10 },
    rejects: { code: "ERR_TOO_LARGE" },
    afterMs: 0,
  },
  {
    name: "a lost connection after a throttled attempt: the later one decides",
    network: throttledFirst(fetchFailed({ code: "ECONNRESET" })),
    rejects: { code: "ERR_NETWORK" },
    attempts: 2,
    afterMs: 3_000,
  },
];

describe("RR-27 NT-12 while the outcome of the POST is unknown, the wait goes on", () => {
  test.each(unknown)("$name: rejects after the wait, when nothing came", async ({ rejects, afterMs, ...given }) => {
    const { clock, waiter, outcome, sent, settledMs } = start(given);
    await clock.runAll();
    await expect(outcome).rejects.toMatchObject({ ...rejects, mayHaveTakenEffect: true });
    expect(settledMs()).toBe(afterMs + waitMs);
    expect(sent).toHaveLength(given.attempts ?? 1);
    expect([waiter.stats.open, clock.pending]).toEqual([0, 0]);
  });

  test.each(unknown)("$name: ends in the outcome, when the recording ran", async ({ afterMs, ...given }) => {
    const { clock, waiter, outcome, sent, settledMs } = start(given);
    await clock.advance(afterMs + waitMs - 1);
    expect(settledMs()).toBeUndefined();
    waiter.accept(completion({ clientContext: "greeting-1" }));
    expect(await resultOf(outcome)).toBe(`recorded ${first}`);
    expect(sent).toHaveLength(given.attempts ?? 1);
    expect([waiter.stats.open, clock.pending]).toEqual([0, 0]);
  });

  test("a completion that came before the POST failed is its outcome at once", async () => {
    const { clock, waiter, outcome, settledMs } = start({});
    await clock.advance(4_000);
    waiter.accept(completion({ clientContext: "greeting-1" }));
    await clock.advance(requestTimeoutMs - 4_000);
    expect(await resultOf(outcome)).toBe(`recorded ${first}`);
    expect(settledMs()).toBe(requestTimeoutMs);
  });

  test("NT-11 the end of the call is an outcome too", async () => {
    const { clock, waiter, outcome } = start({ network: answering(504) });
    await clock.advance(1_000);
    waiter.accept(callNotification());
    await clock.advance(2_000);
    expect(await resultOf(outcome)).toBe("callEnded");
  });

  test("ER-04 an abort during the wait is rejected with, not the failure", async () => {
    const { clock, controller, outcome, settledMs } = start({ network: answering(504) });
    await clock.advance(1_000);
    controller.abort("stopped");
    await expect(outcome).rejects.toBe("stopped");
    expect([settledMs(), clock.pending]).toEqual([1_000, 0]);
  });
});

const known: (Case & { atMs?: number })[] = [
  ...[
    { code: "ENOTFOUND", syscall: "getaddrinfo" },
    { code: "EAI_AGAIN", syscall: "getaddrinfo" },
    { code: "ENOTFOUND" },
    { code: "EAI_AGAIN" },
    { code: "ECONNREFUSED", syscall: "connect" },
    { code: "ECONNREFUSED" },
    { code: "ETIMEDOUT", syscall: "connect" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
    { code: "CERT_HAS_EXPIRED" },
    { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    { code: "SELF_SIGNED_CERT_IN_CHAIN" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" },
  ].map((facts) => ({
    name: `nothing was sent: ${facts.code} ${facts.syscall ?? ""}`,
    network: fetchFailed(facts),
    rejects: { code: "ERR_NETWORK", cause: { cause: { code: facts.code } } },
  })),
  {
    name: "nothing was sent, as node-fetch says it",
    network: rejecting(Object.assign(new Error("request failed"), { type: "system", code: "ECONNREFUSED" })),
    rejects: { code: "ERR_NETWORK" },
  },
  {
    name: "nothing was sent to either address",
    network: bothFailed({ code: "ENETUNREACH", syscall: "connect" }, { code: "ECONNREFUSED", syscall: "connect" }),
    rejects: { code: "ERR_NETWORK" },
  },
  ...[302, 400, 401, 403, 404, 408, 409, 415, 422, 500, 501, 503].map((status) => ({
    name: `${status}`,
    network: answering(status),
    rejects: { code: "ERR_HTTP", status },
  })),
  {
    name: "a redirect, as browsers show it",
    network: (): Response => Object.defineProperty(new Response(), "status", { value: 0 }),
    rejects: { code: "ERR_NETWORK" },
  },
  { name: "403 whose body is lost", network: breaking(403), rejects: { code: "ERR_NETWORK" } },
  { name: "403 whose body stalls", network: stalling(403), rejects: { code: "ERR_TIMEOUT" }, atMs: requestTimeoutMs },
  {
    name: "a refused request",
    request: { maxRecordDurationInSeconds: 121 },
    rejects: { code: "ERR_INVALID_REQUEST" },
    attempts: 0,
  },
  {
    name: "a token that takes too long",
    client: { accessToken: () => new Promise<string>(() => undefined) },
    rejects: { code: "ERR_TIMEOUT" },
    atMs: requestTimeoutMs,
    attempts: 0,
  },
  {
    name: "a refusal after a throttled attempt",
    network: throttledFirst(answering(400)),
    rejects: { code: "ERR_HTTP" },
    attempts: 2,
    atMs: 3_000,
  },
];

describe("RR-27 where it is known that nothing was started, the failure is rejected with at once", () => {
  test.each(known)("$name", async ({ rejects, atMs = 0, attempts = 1, ...given }) => {
    const { clock, waiter, outcome, sent, settledMs } = start(given);
    await clock.advance(atMs);
    expect(settledMs()).toBe(atMs);
    await expect(outcome).rejects.toMatchObject({ ...rejects, mayHaveTakenEffect: false });
    expect(sent).toHaveLength(attempts);
    expect([waiter.stats.open, clock.pending]).toEqual([0, 0]);
  });

  test("the caller's abort", async () => {
    const { clock, controller, outcome, settledMs } = start({});
    await clock.advance(1_000);
    controller.abort("stopped");
    await expect(outcome).rejects.toBe("stopped");
    expect([settledMs(), clock.pending]).toEqual([1_000, 0]);
  });

  /** Answers, or fails, once the completion was notified. */
  async function completionFirst(network: Network) {
    let goOn!: () => void;
    const notified = new Promise<void>((resolve) => (goOn = resolve));
    const started = start({ network: (...sent) => notified.then(() => network(...sent)) });
    await started.clock.advance(1_000);
    started.waiter.accept(completion({ clientContext: "greeting-1" }));
    goOn();
    return started;
  }

  test.each([400, 408, 409, 500, 503])(
    "NT-12 unless the completion came before the answer: %i, and the recording is the outcome at once",
    async (status) => {
      const { clock, outcome, sent, waiter, settledMs } = await completionFirst(answering(status));
      expect(await resultOf(outcome)).toBe(`recorded ${first}`);
      expect([settledMs(), sent.length, waiter.stats.open, clock.pending]).toEqual([1_000, 1, 0, 0]);
    },
  );

  test("not where nothing was sent", async () => {
    const { outcome } = await completionFirst(fetchFailed({ code: "ECONNREFUSED" }));
    await expect(outcome).rejects.toMatchObject({ code: "ERR_NETWORK" });
  });

  test("ER-04 nor after the caller's abort, whatever its reason", async () => {
    const { controller, outcome } = await completionFirst(hanging);
    const reason = new HttpError({ status: 500 });
    controller.abort(reason);
    await expect(outcome).rejects.toBe(reason);
  });

  test("nor where only the call has ended: the failure is rejected with", async () => {
    let answer!: (response: Response) => void;
    const { clock, waiter, outcome } = start({ network: () => new Promise((resolve) => (answer = resolve)) });
    waiter.accept(callNotification());
    await clock.advance(5_000);
    answer(new Response(null, { status: 500 }));
    await expect(outcome).rejects.toMatchObject({ code: "ERR_HTTP", status: 500 });
  });

  test("a token that cannot be had", async () => {
    const reason = new Error("the vault is closed");
    const { clock, outcome, sent } = start({ client: { accessToken: () => Promise.reject(reason) } });
    await clock.advance(0);
    await expect(outcome).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test("a token that comes after the time-out is not sent", async () => {
    let give!: (token: string) => void;
    const late = new Promise<string>((resolve) => (give = resolve));
    const { clock, outcome, sent } = start({ client: { accessToken: () => late } });
    await clock.advance(requestTimeoutMs);
    await expect(outcome).rejects.toMatchObject({ mayHaveTakenEffect: false });
    give("graph-token");
    await clock.advance(1_000);
    expect(sent).toEqual([]);
  });
});

describe("RR-27 mayHaveTakenEffect says it without recordAndWait too", () => {
  test.each([
    { network: answering(504), mayHaveTakenEffect: true },
    { network: answering(400), mayHaveTakenEffect: false },
  ])("recordResponse: $mayHaveTakenEffect", async ({ network, mayHaveTakenEffect }) => {
    const { graph } = clientOver(network);
    await expect(graph.recordResponse(callId)).rejects.toMatchObject({ mayHaveTakenEffect });
  });

  test.each([answering(504), fetchFailed({ code: "ECONNRESET" })])(
    "never of a GET, which changes nothing",
    async (network) => {
      const { graph } = clientOver(network);
      await expect(graph.getOperation(callId, operationId)).rejects.toMatchObject({ mayHaveTakenEffect: false });
    },
  );
});
