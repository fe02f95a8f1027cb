import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { createKeySource, type WebhookReceiverOptions } from "../../src/webhook/index.ts";
import { type Asked, callback, clock, contextOf, setUp, token, tokens } from "../support/receiver.ts";
import { bodyOf } from "../support/recordings.ts";

const never = (): Promise<void> => new Promise(() => undefined);

/** The token's check ends off the thread: no number of turns is enough on a busy machine. */
async function waitedFor(listener: () => unknown): Promise<void> {
  await vi.waitFor(() => {
    expect(listener).toHaveBeenCalled();
    expect(clock.pending).toBe(1);
  });
}

/** The status of an answer that waits for no listener; one that does wait fails here, and not when the test's time is up. */
async function statusAtOnce(response: Promise<Response>): Promise<number | undefined> {
  const answered = vi.fn();
  void response.then(({ status }) => answered(status));
  await vi.waitFor(() => expect(answered).toHaveBeenCalled(), { timeout: 5_000 });
  return answered.mock.lastCall?.[0];
}

afterEach(() => {
  expect(clock.pending).toBe(0);
  vi.restoreAllMocks();
});

describe("NT-01 every notification of a batch is handed over, in order, with who sent it", () => {
  test("and the callback is answered 202, without a body", async () => {
    const { receiver, handed, refusals, errors } = setUp();
    const response = await receiver.receive(callback());
    expect(response.status).toBe(202);
    expect(await response.text()).toBe("");
    expect(handed.map(([notification]) => contextOf(notification))).toStrictEqual(["one", "two", "three"]);
    expect(handed[0]?.[1]).toStrictEqual({
      identity: {
        appId: "0b07a991-0000-4000-8000-000000000001",
        tenantId: "7e4a4700-0000-4000-8000-000000000001",
        issuer: "https://api.botframework.com",
        expiresAt: 1_768_473_300_000,
      },
    });
    expect([refusals, errors]).toStrictEqual([[], []]);
  });

  test("one that hangs or fails holds up none of the others", async () => {
    const seen: (string | undefined)[] = [];
    const { receiver, errors } = setUp({
      onNotification(notification) {
        seen.push(contextOf(notification));
        if (seen.length === 1) return new Promise(() => undefined);
        throw new Error("the second failed");
      },
    });
    expect((await receiver.receive(callback())).status).toBe(202);
    expect(seen).toStrictEqual(["one", "two", "three"]);
    expect(errors).toStrictEqual([new Error("the second failed"), new Error("the second failed")]);
  });

  test("NT-09 the same callback twice is handed over twice", async () => {
    const { receiver, handed } = setUp();
    await receiver.receive(callback());
    await receiver.receive(callback());
    expect(handed).toHaveLength(6);
  });

  test("receive is bound, and takes whatever a server passes beside the request", async () => {
    const {
      receiver: { receive },
      errors,
    } = setUp();
    const asServed: (request: Request, info: { remoteAddr: string }) => Promise<Response> = receive;
    expect((await asServed(callback(), { remoteAddr: "127.0.0.1" })).status).toBe(202);
    expect((await receive(callback(), undefined)).status).toBe(202);
    for (const host of [null, 1, "host", { waitUntil: "no function" }])
      expect((await receive(callback(), host)).status).toBe(202);
    expect(errors).toStrictEqual([]);
  });
});

describe("AU-08 refused tokens are 401, or 403 by choice", () => {
  test.each([
    { rejectWith: undefined, status: 401, challenge: "Bearer" },
    { rejectWith: 401 as const, status: 401, challenge: "Bearer" },
    { rejectWith: 403 as const, status: 403, challenge: null },
  ])("rejectWith $rejectWith: $status", async ({ rejectWith, status, challenge }) => {
    const { receiver, refusals } = setUp({ rejectWith });
    const response = await receiver.receive(callback({ authorization: "Basic x" }));
    expect(response.status).toBe(status);
    expect(response.headers.get("www-authenticate")).toBe(challenge);
    expect(refusals).toMatchObject([{ reason: "wrongScheme", status, error: { code: "ERR_UNAUTHENTICATED" } }]);
  });

  test("unreachable keys are answered 503, and the refusal carries the cause and no token", async () => {
    const { receiver, refusals } = setUp({ keys: { get: () => Promise.reject(new Error("no route")) } });
    expect((await receiver.receive(callback())).status).toBe(503);
    expect(refusals).toMatchObject([
      { reason: "keysUnavailable", status: 503, error: { cause: { message: "no route" } } },
    ]);
    expect(inspect(refusals, { depth: 20 })).not.toContain(token);
  });
});

describe("AU-10 acknowledge", () => {
  const slow = (): { onNotification: () => Promise<void>; finish: () => void; fail: (error: Error) => void } => {
    let finish!: () => void;
    let fail!: (error: Error) => void;
    const work = new Promise<void>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
    return { onNotification: () => work, finish, fail };
  };

  test("atOnce, the default: 202 before the handlers have finished, and waitUntil holds on to them", async () => {
    const { onNotification, finish } = slow();
    const { receiver } = setUp({ onNotification });
    const held: Promise<unknown>[] = [];
    const settled = vi.fn();
    const host = {
      held,
      waitUntil(work: Promise<unknown>) {
        this.held.push(work);
      },
    };
    expect((await receiver.receive(callback(), host)).status).toBe(202);
    expect(held).toHaveLength(1);
    void held[0]?.then(settled);
    await clock.advance(0);
    expect(settled).not.toHaveBeenCalled();
    finish();
    await clock.advance(0);
    expect(settled).toHaveBeenCalledOnce();
  });

  test("atOnce: a worker's own (request, environment, context) will do", async () => {
    const held: unknown[] = [];
    const { receiver } = setUp();
    const worker: { fetch(request: Request, environment: { secret: string }, context: object): Promise<Response> } = {
      fetch: receiver.receive,
    };
    expect(
      (await worker.fetch(callback(), { secret: "x" }, { waitUntil: (work: unknown) => held.push(work) })).status,
    ).toBe(202);
    expect(held).toHaveLength(1);
  });

  test("atOnce: a handler that rejects is reported to onError, and neither the answer nor waitUntil fails", async () => {
    const { onNotification, fail } = slow();
    const { receiver, errors, refusals } = setUp({ onNotification });
    const held: Promise<unknown>[] = [];
    expect(
      (await receiver.receive(callback(), { waitUntil: (work: Promise<unknown>) => held.push(work) })).status,
    ).toBe(202);
    fail(new Error("database down"));
    await Promise.all(held);
    expect(errors).toStrictEqual(Array.from({ length: 3 }, () => new Error("database down")));
    expect(refusals).toStrictEqual([]);
  });

  test("atOnce: a waitUntil that throws is reported to onError", async () => {
    const { receiver, errors } = setUp();
    const host = {
      waitUntil() {
        throw new TypeError("Illegal invocation");
      },
    };
    expect((await receiver.receive(callback(), host)).status).toBe(202);
    expect(errors).toStrictEqual([new TypeError("Illegal invocation")]);
  });

  test("whenHandled: 202 once the handlers have resolved, not before", async () => {
    const { onNotification, finish } = slow();
    const { receiver } = setUp({ onNotification, acknowledge: "whenHandled" });
    const answered = vi.fn();
    const response = receiver.receive(callback());
    void response.then(answered);
    for (let turn = 0; turn < 50; turn += 1) await clock.advance(0);
    expect(answered).not.toHaveBeenCalled();
    finish();
    expect((await response).status).toBe(202);
  });

  test("whenHandled: 503 when one of them rejects, once all have settled", async () => {
    let count = 0;
    const { receiver, errors } = setUp({
      acknowledge: "whenHandled",
      onNotification: async () => {
        if (++count === 2) throw new Error("one failed");
      },
    });
    expect((await receiver.receive(callback())).status).toBe(503);
    expect(count).toBe(3);
    expect(errors).toStrictEqual([new Error("one failed")]);
  });

  test("whenHandled: 503 when one of them throws", async () => {
    const { receiver } = setUp({
      acknowledge: "whenHandled",
      onNotification: () => {
        throw new Error("thrown");
      },
    });
    expect((await receiver.receive(callback())).status).toBe(503);
  });
});

describe("AU-08 whatever the owner's own functions do, a callback gets its answer", () => {
  const broken = {
    throws: () => {
      throw new Error("broken");
    },
    rejects: () => Promise.reject(new Error("broken")),
  };

  test.each(Object.entries(broken))("onRefused %s: 401, reported to onError", async (_, onRefused) => {
    const { receiver, errors } = setUp({ onRefused });
    expect((await receiver.receive(callback({ authorization: "x" }))).status).toBe(401);
    await clock.advance(0);
    expect(errors).toStrictEqual([new Error("broken")]);
  });

  test.each(Object.entries(broken))("onError %s: 202 all the same", async (_, onError) => {
    const { receiver } = setUp({ onError, onNotification: broken.throws, onRefused: broken.throws });
    expect((await receiver.receive(callback())).status).toBe(202);
    expect((await receiver.receive(callback({ authorization: "x" }))).status).toBe(401);
    await clock.advance(0);
  });

  test("without onError, a handler's error is printed rather than lost", async () => {
    const print = vi.spyOn(console, "error").mockReturnValue(undefined);
    const { receiver } = setUp({ onError: undefined, onNotification: broken.rejects });
    expect((await receiver.receive(callback({ body: '{"value":[5]}' }))).status).toBe(202);
    await clock.advance(0);
    expect(print.mock.calls).toStrictEqual([["graph-record-response/webhook:", new Error("broken")]]);
  });

  test("a clock that throws: 503, reported to onError", async () => {
    const { receiver, errors } = setUp({
      clock: {
        ...clock,
        now: () => {
          throw new Error("no time");
        },
      },
    });
    expect((await receiver.receive(callback())).status).toBe(503);
    expect(errors).toStrictEqual([new Error("no time")]);
  });

  test.each([
    { name: "read", use: (request: Request) => request.text() },
    { name: "locked", use: (request: Request) => request.body?.getReader() },
  ])("a body that was $name before: 500 that says what to do, reported to onError", async ({ use }) => {
    const { receiver, handed, errors } = setUp();
    const request = callback();
    await use(request);
    const response = await receiver.receive(request);
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(
      /^The callback's body was read before .* Pass it the request before its body is read, or a clone\.$/,
    );
    expect(errors).toMatchObject([
      { name: "BodyAlreadyReadError", message: expect.stringContaining("or a clone") as string },
    ]);
    expect(handed).toStrictEqual([]);
  });
});

describe("AU-10 onNotification takes a list, each of which gets every notification", () => {
  test("in order, one that throws or rejects keeps none from the others, and its error goes to onError", async () => {
    const seen: string[] = [];
    const { receiver, errors } = setUp({
      onNotification: [
        () => {
          throw new Error("thrown");
        },
        (notification, { identity }) => seen.push(`${contextOf(notification)} ${identity.issuer}`),
        () => Promise.reject(new Error("rejected")),
        (notification) => void seen.push(`${contextOf(notification)} last`),
      ],
    });
    expect((await receiver.receive(callback())).status).toBe(202);
    await clock.advance(0);
    const issuer = "https://api.botframework.com";
    expect(seen).toStrictEqual(["one", "two", "three"].flatMap((name) => [`${name} ${issuer}`, `${name} last`]));
    expect(errors.map((error) => (error as Error).message).sort()).toStrictEqual([
      ...["rejected", "rejected", "rejected"],
      ...["thrown", "thrown", "thrown"],
    ]);
  });

  test("atOnce: waitUntil is given the work of all", async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { receiver } = setUp({ onNotification: [() => undefined, () => slow] });
    const held: Promise<unknown>[] = [];
    const host = { waitUntil: (work: Promise<unknown>) => held.push(work) };
    expect((await receiver.receive(callback(), host)).status).toBe(202);
    const done = vi.fn();
    void Promise.all(held).then(done);
    for (let turn = 0; turn < 50; turn += 1) await clock.advance(0);
    expect([held.length, done.mock.calls.length]).toStrictEqual([1, 0]);
    finish();
    await Promise.all(held);
  });

  test.each([
    { sinks: [() => undefined, async () => undefined], status: 202 },
    { sinks: [() => undefined, () => Promise.reject(new Error("one failed"))], status: 503 },
    { sinks: [() => Promise.reject(new Error("one failed")), () => undefined], status: 503 },
  ])("whenHandled: $status once all have settled", async ({ sinks, status }) => {
    const { receiver } = setUp({ onNotification: sinks, acknowledge: "whenHandled" });
    expect((await receiver.receive(callback())).status).toBe(status);
  });

  test("whenHandled: not before the last of them", async () => {
    const last = vi.fn(never);
    const { receiver } = setUp({ onNotification: [() => undefined, last], acknowledge: "whenHandled" });
    const answered = vi.fn();
    void receiver.receive(callback()).then(answered);
    await waitedFor(last);
    for (let turn = 0; turn < 50; turn += 1) await clock.advance(0);
    expect(answered).not.toHaveBeenCalled();
    await clock.advance(15_000);
  });
});

describe("AU-10 a listener may say itself how it is waited for", () => {
  const sink = (acknowledge: "atOnce" | "whenHandled", handle: () => unknown = () => undefined) =>
    Object.assign(() => handle(), { acknowledge });
  const host = () => {
    const held: Promise<unknown>[] = [];
    return { held, waitUntil: (work: Promise<unknown>) => held.push(work) };
  };

  test.each([
    { name: "alone", beside: [] },
    { name: "beside one that is waited for", beside: [async () => undefined] },
    { name: "beside one that demands it", beside: [sink("whenHandled", async () => undefined)] },
  ])(
    "atOnce, in a receiver with whenHandled, $name: 202 before it is done, and waitUntil gets its work",
    async (row) => {
      let finish: () => void = () => undefined;
      const slow = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const { receiver } = setUp({
        onNotification: [...row.beside, sink("atOnce", () => slow)],
        acknowledge: "whenHandled",
      });
      const { held, waitUntil } = host();
      expect(await statusAtOnce(receiver.receive(callback(), { waitUntil }))).toBe(202);
      const done = vi.fn();
      void Promise.all(held).then(done);
      for (let turn = 0; turn < 50; turn += 1) await clock.advance(0);
      expect([held.length, done.mock.calls.length]).toStrictEqual([1, 0]);
      finish();
      await Promise.all(held);
    },
  );

  test("atOnce: what it rejects with goes to onError, and the answer stays 202", async () => {
    const failing = sink("atOnce", () => Promise.reject(new Error("failed later")));
    const { receiver, errors } = setUp({ onNotification: [failing, () => undefined], acknowledge: "whenHandled" });
    expect((await receiver.receive(callback())).status).toBe(202);
    await clock.advance(0);
    expect(errors).toStrictEqual(Array.from({ length: 3 }, () => new Error("failed later")));
  });

  test.each([
    { name: "fails", beside: () => Promise.reject(new Error("failed")), status: 503 },
    { name: "is done", beside: async () => undefined, status: 202 },
  ])("beside it the others are waited for: $status when one $name", async ({ beside, status }) => {
    const { receiver } = setUp({ onNotification: [sink("atOnce", never), beside], acknowledge: "whenHandled" });
    expect(await statusAtOnce(receiver.receive(callback()))).toBe(status);
  });

  test.each([
    { name: "fails: 503", handle: () => Promise.reject(new Error("not stored")), status: 503 },
    { name: "is done: 202", handle: async () => undefined, status: 202 },
  ])("whenHandled: a receiver without acknowledge waits for it; when it $name", async ({ handle, status }) => {
    const { receiver } = setUp({ onNotification: sink("whenHandled", handle) });
    const { held, waitUntil } = host();
    expect((await receiver.receive(callback(), { waitUntil })).status).toBe(status);
    expect(held).toStrictEqual([]);
  });

  test("whenHandled: such a receiver waits for the listeners beside it too, and as long as handlerTimeoutMs", async () => {
    const beside = vi.fn(never);
    const { receiver } = setUp({ onNotification: [sink("whenHandled"), beside], handlerTimeoutMs: 3_000 });
    const answered = receiver.receive(callback());
    await waitedFor(beside);
    await clock.advance(3_000);
    expect((await answered).status).toBe(503);
  });

  test("whenHandled with an explicit atOnce is a TypeError at creation, which says what to do", () => {
    const onNotification = [() => undefined, sink("whenHandled")];
    const message =
      'acknowledge must not be "atOnce", as a listener of onNotification demands "whenHandled"; leave it out';
    expect(() => setUp({ onNotification, acknowledge: "atOnce" })).toThrow(new TypeError(message));
  });

  test.each([
    { many: false, option: "onNotification.acknowledge" },
    { many: true, option: "onNotification[0].acknowledge" },
  ])("another value is a TypeError: $option", ({ many, option }) => {
    const wrong = Object.assign(() => undefined, { acknowledge: "later" as "atOnce" });
    expect(() => setUp({ onNotification: many ? [wrong] : wrong })).toThrow(
      new TypeError(`${option} must be "atOnce" or "whenHandled"; not "later"`),
    );
  });
});

describe("AU-15 a handler that takes too long", () => {
  test.each([
    { handlerTimeoutMs: undefined, afterMs: 15_000 },
    { handlerTimeoutMs: 3_000, afterMs: 3_000 },
  ])("whenHandled, handlerTimeoutMs $handlerTimeoutMs: 503 after $afterMs ms, reported to onError", async (row) => {
    const { handlerTimeoutMs, afterMs } = row;
    const onNotification = vi.fn(never);
    const { receiver, errors } = setUp({ onNotification, acknowledge: "whenHandled", handlerTimeoutMs });
    const answered = receiver.receive(callback());
    await waitedFor(onNotification);
    await clock.advance(afterMs - 1);
    expect(errors).toStrictEqual([]);
    await clock.advance(1);
    expect((await answered).status).toBe(503);
    expect(errors).toMatchObject([{ code: "ERR_TIMEOUT", message: `The listeners took longer than ${afterMs} ms` }]);
  });
});

describe("AU-15 an answer without the body cancels it", () => {
  test.each([
    { name: "a wrong token", asked: { authorization: "x" }, status: 401 },
    { name: "another method", asked: { method: "PUT" }, status: 405 },
  ])("$name: $status", async ({ asked, status }) => {
    const { receiver } = setUp();
    const body = bodyOf(10);
    expect((await receiver.receive(callback({ ...asked, body: body.stream }))).status).toBe(status);
    expect([body.pulled, body.cancelledWith.length]).toEqual([0, 1]);
  });
});

describe("AU-16 a receiver that nobody listens to warns on the console", () => {
  const warned = async (options: Partial<WebhookReceiverOptions>, ...asked: Asked[]): Promise<string[]> => {
    const print = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const { receiver } = setUp(options);
    for (const each of asked) await receiver.receive(callback(each));
    return print.mock.calls.map(([text]) => String(text));
  };

  test("once for each reason, without the token", async () => {
    const authorization = `Bearer ${await tokens.sign({ aud: "another" })}`;
    expect(await warned({ onRefused: undefined }, { authorization }, { authorization }, { body: "no JSON" })).toEqual([
      "graph-record-response/webhook: A callback was answered 401 and not handed over (audience: The token is for another audience than the bot's app id). More of this reason are not printed; onRefused gets each.",
      "graph-record-response/webhook: A callback was answered 400 and not handed over (json). More of this reason are not printed; onRefused gets each.",
    ]);
  });

  test("not where onRefused is set", async () => {
    expect(await warned({ onRefused: () => undefined }, { authorization: "x" })).toEqual([]);
  });

  test("AU-05 of a token that lives longer than 2 h, once", async () => {
    const nbf = clock.now() / 1_000;
    const lasting = (seconds: number) => tokens.sign({ nbf, exp: nbf + seconds });
    const long = { authorization: `Bearer ${await lasting(7_201)}` };
    expect(await warned({}, { authorization: `Bearer ${await lasting(7_200)}` }, long, long)).toEqual([
      "graph-record-response/webhook: A token lives 7201 s; set maxLifetimeMs to refuse such tokens.",
    ]);
  });
});

test("AU-04 a rotation inside the cool-down is 503, and says when to try again", async () => {
  const issuer = createTokenIssuer({ clock });
  const keys = createKeySource({ clock, fetch: (url) => issuer.fetch(url), url: issuer.configurationUrl });
  const { receiver } = setUp({ keys, appId: issuer.appId });
  await receiver.receive(callback({ authorization: `Bearer ${await issuer.sign()}` }));
  await issuer.rotate();
  await clock.advance(9_500);
  const response = await receiver.receive(callback({ authorization: `Bearer ${await issuer.sign()}` }));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "21"]);
});

describe("AU-09 AU-10 wrong options are a TypeError at creation", () => {
  test.each([
    {
      options: { maxBodyBytes: Number.NaN },
      message: "maxBodyBytes must be a finite number of bytes, 0 or more; not NaN",
    },
    {
      options: { bodyTimeoutMs: -1 },
      message: "bodyTimeoutMs must be a finite number of milliseconds, 0 or more; not -1",
    },
    { options: { rejectWith: 200 }, message: "rejectWith must be 401 or 403; not 200" },
    { options: { acknowledge: "never" }, message: 'acknowledge must be "atOnce" or "whenHandled"; not "never"' },
    {
      options: { onNotification: undefined },
      message: "onNotification must be a function or a list of functions; not undefined",
    },
    {
      options: { keys: {} },
      message: "keys must be a key source (see createKeySource) or a JSON Web Key Set; not an object",
    },
    {
      options: { toleranceMs: Number.NaN },
      message: "toleranceMs must be a finite number of milliseconds, 0 or more; not NaN",
    },
    {
      options: { tenants: [] },
      message: "tenants must be a list of one or more tenant ids; not an empty list",
    },
  ])("$message", ({ options, message }) => {
    expect(() => setUp(options as Partial<WebhookReceiverOptions>)).toThrow(new TypeError(message));
  });
});
