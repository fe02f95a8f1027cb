import type { RecordingOutcome, RecordOperation, RecordResponseAnswer } from "../../src/bot/kinds/recording/kind.ts";
import type { Ticket } from "../../src/bot/kinds/ticket.ts";
import type { OperationNotification, ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import {
  createOperationWaiter,
  type OperationWaiter,
  type OperationWaiterOptions,
} from "../../src/bot/waiting/waiter.ts";
import { canonicalId } from "../../src/contract/ids.ts";
import { readCall } from "../../src/contract/read.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import type { ResultInfo } from "../../src/contract/types.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";

export const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
export const otherCallId = "1b5e0e5c-7a3e-4d8f-9a43-2f9d5f6c1c10";
/** The first recording's operation. */
export const first = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";
/** The second recording's operation. */
export const second = "8a31c1f4-0c3b-4f0e-8a52-6b3c1f9d7e21";

/** What a notification or an answer says of a recording; `operationId` null leaves the id out. */
export interface OperationFacts {
  readonly callId?: string;
  readonly operationId?: string | null;
  readonly clientContext?: string | undefined;
}

/** A recording's operation as the parser hands it out: running unless `facts` say more. */
export function operation(
  { operationId = first, clientContext }: OperationFacts = {},
  facts: Partial<RecordOperation> = {},
): RecordOperation {
  return {
    kind: "recordOperation",
    odataType: "#microsoft.graph.recordOperation",
    id: operationId === null ? undefined : canonicalId(operationId),
    clientContext,
    status: "running",
    resultInfo: undefined,
    recordingLocation: undefined,
    recordingAccessToken: undefined,
    completionReason: undefined,
    extra: {},
    raw: new Redacted({}),
    ...facts,
  };
}

function notificationOf(facts: OperationFacts, carried: RecordOperation, changeType: string): OperationNotification {
  const { operationId = first } = facts;
  return {
    kind: "recordOperation",
    changeType,
    resourceUrl: undefined,
    callId: canonicalId(facts.callId ?? callId),
    operationId: operationId === null ? undefined : canonicalId(operationId),
    idsDisagree: false,
    fullIdsDisagree: false,
    raw: new Redacted({}),
    operation: carried,
  };
}

export const running = (facts: OperationFacts = {}): OperationNotification =>
  notificationOf(facts, operation(facts), "updated");

/** The recording's location ends with its operation's id, so that no two recordings can be confused. */
export const completion = (facts: OperationFacts = {}): OperationNotification =>
  notificationOf(
    facts,
    operation(facts, {
      status: "completed",
      recordingLocation: `https://media.example.com/${facts.operationId ?? first}`,
      recordingAccessToken: new Redacted("the-recordings-own"),
      completionReason: "stopToneDetected",
    }),
    "deleted",
  );

export const failure = (facts: OperationFacts = {}): OperationNotification =>
  notificationOf(facts, operation(facts, { status: "failed", completionReason: "operationCanceled" }), "deleted");

/** The answer to a POST; `operationId` null is the null operation. */
export function answer(
  facts: OperationFacts = {},
  status: RecordOperation["status"] = "running",
): RecordResponseAnswer {
  const { operationId = first } = facts;
  const isFinal = status === "completed" || status === "failed";
  const answered = operation(facts, { status });
  return {
    ...(isFinal
      ? { kind: "final", operation: answered }
      : { kind: "pending", operation: operationId === null ? undefined : answered }),
    callId: canonicalId(facts.callId ?? callId),
    operationId: operationId === null ? undefined : canonicalId(operationId),
    location: undefined,
    requestId: undefined,
    clientRequestId: "5f1d2b1e-30a1-4b0e-9d53-3f0f6a0c8e11",
  };
}

export const hungUp: ResultInfo = { code: 0, subcode: 0, message: "The call has ended." };

export interface CallNotificationFacts {
  readonly callId?: string;
  readonly state?: string | undefined;
  readonly changeType?: string;
}

/** A notification of the call itself: terminated unless `facts` say otherwise. */
export function callNotification(facts: CallNotificationFacts = {}): ParsedNotification {
  const { changeType = "updated" } = facts;
  const state = "state" in facts ? facts.state : "terminated";
  return {
    kind: "call",
    changeType,
    resourceUrl: undefined,
    callId: canonicalId(facts.callId ?? callId),
    operationId: undefined,
    idsDisagree: false,
    fullIdsDisagree: false,
    raw: new Redacted({}),
    call: { ...readCall({ "@odata.type": "#microsoft.graph.call", state }), resultInfo: hungUp },
  };
}

export interface Waiting {
  readonly clock: VirtualClock;
  readonly waiter: OperationWaiter;
}

/** A waiter on a clock of its own. */
export function setUp(options: OperationWaiterOptions = {}): Waiting {
  const clock = createVirtualClock();
  return { clock, waiter: createOperationWaiter({ ...options, clock }) };
}

/** The same, and a ticket for the first recording. */
export function setUpWithTicket(options?: OperationWaiterOptions): Waiting & { ticket: Ticket } {
  const { clock, waiter } = setUp(options);
  return { clock, waiter, ticket: waiter.expect({ callId, clientContext: "greeting-1" }) };
}

/** The outcome's kind, and of a completed one which operation's file it names. */
export async function resultOf(outcome: Promise<RecordingOutcome>): Promise<string> {
  const settled = await outcome;
  return settled.kind === "recorded" ? `recorded ${settled.recording.location.split("/").at(-1)}` : settled.kind;
}
