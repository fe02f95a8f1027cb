import { describe, expect, test } from "vitest";
import {
  initialOperationState,
  type OperationEvent,
  type OperationPhase,
  type OperationState,
  reduceOperation,
} from "../../src/bot/waiting/reduce.ts";
import { visitOrders } from "../support/orders.ts";
import { answer, completion, failure, first, hungUp, running, second } from "../support/waiting.ts";

const events = {
  "answer: running": { kind: "answer", answer: answer() },
  "answer: failed": { kind: "answer", answer: answer({}, "failed") },
  running: { kind: "notification", notification: running() },
  completion: { kind: "notification", notification: completion() },
  failure: { kind: "notification", notification: failure() },
  "call ended": { kind: "callEnded", resultInfo: hungUp },
  "grace elapsed": { kind: "graceElapsed" },
  deadline: { kind: "deadline" },
  aborted: { kind: "aborted" },
} as const satisfies Record<string, OperationEvent>;
type EventName = keyof typeof events;

const reduced = (...order: readonly EventName[]): OperationState =>
  order.reduce((state: OperationState, event) => reduceOperation(state, events[event]), initialOperationState());

/** What the clauses say of an order, written without the reducer. */
function phaseByTheClauses(order: readonly EventName[]): OperationPhase {
  for (const event of order) {
    if (event === "completion") return "completed";
    if (event === "failure" || event === "answer: failed") return "failed";
  }
  const callEnded = order.indexOf("call ended");
  if (callEnded >= 0 && order.lastIndexOf("grace elapsed") > callEnded) return "callEnded";
  if (order.includes("aborted")) return "aborted";
  if (order.includes("deadline")) return callEnded >= 0 ? "callEnded" : "timedOut";
  return callEnded >= 0 ? "callEnding" : "waiting";
}

describe("NT-09 NT-10 NT-11 NT-12 the end does not depend on what was late, lost, doubled or out of order", () => {
  const models: readonly { model: string; names: readonly EventName[]; mayRepeat: "each" | "one"; orders: number }[] = [
    {
      model: "a recording that completes",
      names: ["answer: running", "running", "completion", "call ended", "grace elapsed", "deadline", "aborted"],
      mayRepeat: "one",
      orders: 308_253,
    },
    {
      model: "a recording that fails",
      names: ["answer: running", "running", "failure", "call ended", "grace elapsed", "deadline", "aborted"],
      mayRepeat: "one",
      orders: 308_253,
    },
    {
      model: "a recording that completes, anything doubled",
      names: ["answer: running", "completion", "call ended", "grace elapsed", "deadline"],
      mayRepeat: "each",
      orders: 326_011,
    },
    {
      model: "an answer that is final, and a completion that should not follow it",
      names: ["answer: failed", "completion", "call ended", "grace elapsed", "deadline"],
      mayRepeat: "each",
      orders: 326_011,
    },
  ];

  test.each(models)("$model: $orders orders", ({ model, names, mayRepeat, orders }) => {
    const wrong: string[] = [];
    const visited = visitOrders(
      names,
      mayRepeat,
      initialOperationState(),
      (state, name) => reduceOperation(state, events[name]),
      (order, { phase }) => {
        if (phase !== phaseByTheClauses(order)) wrong.push(`${order.join(", ")} -> ${phase}`);
      },
    );
    console.log(
      `${model}: [${names.join(" | ")}], each lost or once, ${mayRepeat} of them perhaps twice: ${visited} orders`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(visited).toBe(orders);
  });

  test("the same through JSON after every event: 32,293 orders", () => {
    const names = ["answer: running", "completion", "call ended", "grace elapsed", "deadline", "aborted"] as const;
    const wrong: string[] = [];
    const visited = visitOrders(
      names,
      "one",
      initialOperationState(),
      (state, name) => JSON.parse(JSON.stringify(reduceOperation(state, events[name]))) as OperationState,
      (order, { phase }) => {
        if (phase !== phaseByTheClauses(order)) wrong.push(`${order.join(", ")} -> ${phase}`);
      },
    );
    console.log(
      `a stored state: [${names.join(" | ")}], each lost or once, one of them perhaps twice: ${visited} orders`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(visited).toBe(32_293);
  });
});

describe("NT-09 the same event twice has one effect", () => {
  test.each(Object.keys(events) as EventName[])("%s", (name) => {
    const once = reduceOperation(reduced("call ended"), events[name]);
    expect(reduceOperation(once, events[name])).toBe(once);
  });

  test("the second end of the call starts no second grace, and adds the result that the first one lacked", () => {
    const bare = reduceOperation(initialOperationState(), { kind: "callEnded", resultInfo: undefined });
    const state = [events["grace elapsed"], events["call ended"]].reduce(reduceOperation, bare);
    expect(state.callEnded).toEqual({
      graceElapsed: true,
      resultInfo: { code: 0, subcode: 0, message: "The call has ended." },
    });
  });
});

describe("NT-10 the answer decides which operation is the recording's", () => {
  const strayFailure: OperationEvent = { kind: "notification", notification: failure({ operationId: second }) };

  test("a notification of another operation is ignored", () => {
    const answered = reduced("answer: running");
    expect(reduceOperation(answered, strayFailure)).toBe(answered);
  });

  test("what an earlier notification said is discarded when the answer names another operation", () => {
    const mistaken = reduceOperation(initialOperationState(), strayFailure);
    expect(mistaken).toMatchObject({ phase: "failed", named: { operationId: second, by: "notification" } });
    const answered = reduceOperation(mistaken, events["answer: running"]);
    expect(answered).toMatchObject({ phase: "waiting", named: { operationId: first, by: "answer" }, ended: null });
    expect(reduceOperation(answered, events.completion).phase).toBe("completed");
  });

  test("the answer to another POST changes nothing", () => {
    const answered = reduced("answer: running");
    expect(reduceOperation(answered, { kind: "answer", answer: answer({ operationId: second }, "completed") })).toBe(
      answered,
    );
  });

  test("an ending without an id is kept when the answer names the operation", () => {
    const ended = reduceOperation(initialOperationState(), {
      kind: "notification",
      notification: completion({ operationId: null }),
    });
    expect(reduceOperation(ended, events["answer: running"])).toMatchObject({
      phase: "completed",
      named: { operationId: first },
    });
  });
});

describe("RR-20 an answer of completed or failed is final, null and other statuses are not", () => {
  test.each([
    { status: "completed", phase: "completed" },
    { status: "failed", phase: "failed" },
    { status: "running", phase: "waiting" },
    { status: "notStarted", phase: "waiting" },
    { status: "paused", phase: "waiting" },
  ])("$status -> $phase", ({ status, phase }) => {
    expect(reduceOperation(initialOperationState(), { kind: "answer", answer: answer({}, status) }).phase).toBe(phase);
  });

  test("null -> waiting", () => {
    const state = initialOperationState();
    expect(reduceOperation(state, { kind: "answer", answer: answer({ operationId: null }) })).toBe(state);
  });
});

describe("ER-05 OP-06 a stored state holds no token and loses nothing", () => {
  const state = reduced("answer: running", "call ended", "completion");

  test("the event that changes `ended` is the one whose operation is to be kept", () => {
    const before = reduced("answer: running", "running");
    expect(before.ended).toBeNull();
    const after = reduceOperation(before, events.completion);
    expect(after.ended).toEqual({ status: "completed", by: "notification" });
    expect(reduceOperation(after, events.failure).ended).toBe(after.ended);
  });

  test("JSON gives back the same state", () => {
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  });

  test("no secret is in it", () => {
    expect(JSON.stringify(state)).toBe(
      '{"phase":"completed","named":{"operationId":"0fe0623f-d628-42ed-b4bd-8ac290072cc5","by":"answer"},' +
        '"ended":{"status":"completed","by":"notification"},' +
        '"callEnded":{"resultInfo":{"code":0,"subcode":0,"message":"The call has ended."},"graceElapsed":false},' +
        '"deadlinePassed":false,"aborted":false}',
    );
  });
});
