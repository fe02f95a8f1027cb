import { expectTypeOf, test } from "vitest";
import {
  type AnyCommsError,
  anyOperation,
  type CommsOperation,
  createCallsClient,
  createOperationWaiter,
  type Issue,
  isCommsError,
  type OtherOperation,
  type ParsedNotification,
  type PlayPromptOperation,
  type RecordingOutcome,
  type RecordingSource,
  type RecordOperation,
  type RecordResponseAnswer,
} from "../../src/index.ts";

const graph = createCallsClient({ accessToken: "token-of-a-test" });

test("a final answer has its operation", () => {
  const narrow = (answer: RecordResponseAnswer): void => {
    if (answer.kind === "final") expectTypeOf(answer.operation).toEqualTypeOf<RecordOperation>();
    // @ts-expect-error a pending one may have none
    if (answer.kind === "pending") void answer.operation.status;
  };
  expectTypeOf(narrow).toBeFunction();
  expectTypeOf(graph.recordResponse).returns.resolves.toEqualTypeOf<RecordResponseAnswer>();
});

test("an outcome that is recorded has its recording, one that is completed has none", () => {
  const narrow = (outcome: RecordingOutcome): void => {
    if (outcome.kind === "recorded") expectTypeOf(outcome.recording).toEqualTypeOf<RecordingSource>();
    // @ts-expect-error the body names no file
    if (outcome.kind === "completed") void outcome.recording;
    // @ts-expect-error nothing is known of the operation
    if (outcome.kind === "timedOut") void outcome.operation;
    // @ts-expect-error before the kind is known there may be no recording
    void outcome.recording;
  };
  expectTypeOf(narrow).toBeFunction();
});

test("ids can be read before the kind is known, and what a kind carries only after", () => {
  const narrow = (item: ParsedNotification): void => {
    void [item.callId, item.operationId, item.raw];
    if (item.kind === "recordOperation") expectTypeOf(item.operation).toEqualTypeOf<RecordOperation>();
    if (item.kind === "operation") expectTypeOf(item.operation).toEqualTypeOf<OtherOperation>();
    // @ts-expect-error a call has no operation
    if (item.kind === "call") void item.operation;
    // @ts-expect-error an invalid one has issues alone
    if (item.kind === "invalid") void item.changeType;
  };
  expectTypeOf(narrow).toBeFunction();
});

test("getOperation resolves with any operation, distinguished by its kind", async () => {
  const narrow = async (): Promise<void> => {
    const operation = await graph.getOperation("call", "operation");
    expectTypeOf(operation).toEqualTypeOf<RecordOperation | PlayPromptOperation | OtherOperation>();
    if (operation.kind === "recordOperation") void operation.recordingLocation;
    // @ts-expect-error only a recording has a file
    void operation.recordingLocation;
    if (operation.kind === "playPromptOperation") expectTypeOf(operation).toEqualTypeOf<PlayPromptOperation>();
    // @ts-expect-error an operation that has no kind of its own has no completionReason
    if (operation.kind === "operation") void operation.completionReason;
  };
  expectTypeOf(narrow).toBeFunction();
});

test("the outcome of a ticket follows from its kind", () => {
  const waiter = createOperationWaiter();
  expectTypeOf(waiter.expect({ callId: "c" }).outcome).returns.resolves.toEqualTypeOf<RecordingOutcome>();
  const other = waiter.expect({ kind: anyOperation, callId: "c" });
  const narrow = async (): Promise<void> => {
    const outcome = await other.outcome();
    if (outcome.kind === "completed") expectTypeOf(outcome.operation).toEqualTypeOf<CommsOperation>();
    // @ts-expect-error no other kind has a recording
    if (outcome.kind === "recorded") void outcome;
  };
  expectTypeOf(narrow).toBeFunction();
});

test("an error narrows by its code", () => {
  const narrow = (error: unknown): void => {
    if (!isCommsError(error)) return;
    expectTypeOf(error).toEqualTypeOf<AnyCommsError>();
    switch (error.code) {
      case "ERR_INVALID_REQUEST":
        expectTypeOf(error.issues).toEqualTypeOf<readonly Issue[]>();
        break;
      case "ERR_HTTP":
      case "ERR_GONE":
        expectTypeOf(error.status).toEqualTypeOf<number>();
        break;
      case "ERR_TOO_LARGE":
        expectTypeOf(error.maxBytes).toEqualTypeOf<number>();
        // @ts-expect-error a body that is too large has no status
        void error.status;
        break;
      case "ERR_UNAUTHENTICATED":
        void error.reason;
        break;
      case "ERR_NETWORK":
      case "ERR_TIMEOUT":
        void error.clientRequestId;
        break;
      case "ERR_REFUSED_HOST":
        void error.host;
        break;
      default:
        expectTypeOf(error).toEqualTypeOf<never>();
    }
  };
  expectTypeOf(narrow).toBeFunction();
});

test("an issue narrows by its code", () => {
  const narrow = (issue: Issue): void => {
    if (issue.code === "maximum") expectTypeOf(issue.limit).toEqualTypeOf<number>();
    if (issue.code === "additionalProperties") expectTypeOf(issue.nearest).toEqualTypeOf<string | undefined>();
    // @ts-expect-error a missing member has no limit
    if (issue.code === "required") void issue.limit;
  };
  expectTypeOf(narrow).toBeFunction();
});
