import type { CallEvent, LifeState } from "../../platform/call/call-events.ts";
import type { Fault } from "../../platform/call/faults.ts";
import type { Exchange, Gap, LiveRecord, MockState, RecordingLimits } from "../live/records.ts";

type EventOf<Kind extends CallEvent["kind"]> = Extract<CallEvent, { kind: Kind }>;
const phaseKinds = [
  "promptStarted",
  "beepStarted",
  "listening",
  "speechStarted",
  "silenceStarted",
  "toneStarted",
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** Something that began in an operation; milliseconds since its call began, as all times here. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly atMs: number;
  readonly key: string | undefined;
}

export interface Operation {
  readonly id: string;
  /** `2.1`: the first of the second call. */
  readonly label: string;
  readonly askedAtMs: number;
  readonly clientContext: string | undefined;
  readonly phases: Phase[];
  limits: RecordingLimits | undefined;
  end: EventOf<"stopped"> | undefined;
  /** Where its recording is, for whoever runs the mock. */
  file: string | undefined;
  readonly notes: Note[];
}

/** A line about a call or an operation. */
export interface Note {
  readonly atMs: number;
  readonly what: string;
  readonly text: string;
  readonly isBad: boolean;
}

export interface Call {
  readonly id: string;
  readonly number: number;
  /** The mock's time, milliseconds since 1970. */
  readonly startedAt: number;
  direction: "incoming" | "outgoing" | undefined;
  mediaConfig: string | undefined;
  state: LifeState;
  people: readonly string[];
  ended: string | undefined;
  /** By id, in the order in which they were asked for. */
  readonly operations: Map<string, Operation>;
  readonly notes: Note[];
}

export interface NumberedExchange extends Exchange {
  readonly number: number;
  readonly at: number;
}

/** What the page knows. It forgets the oldest. */
export interface Model {
  readonly mock: MockState | undefined;
  readonly faults: readonly Fault[];
  /** Newest first. */
  readonly calls: readonly Call[];
  readonly exchanges: readonly NumberedExchange[];
  /** Whether something is missing that happened before. */
  readonly isIncomplete: boolean;
  call(id: string | undefined): Call | undefined;
  start(state: MockState): void;
  gap(gap: Gap): void;
  take(record: LiveRecord): void;
}

const mostCalls = 2_000;
const mostExchanges = 5_000;
const mostNotes = 200;
const mostPhases = 1_000;
const mostOperations = 200;

export function createModel(): Model {
  const calls = new Map<string, Call>();
  let newestFirst: Call[] | undefined;
  let exchanges: NumberedExchange[] = [];
  let mock: MockState | undefined;
  let faults: readonly Fault[] = [];
  let isIncomplete = false;
  let [begun, exchanged] = [0, 0];

  function reset(): void {
    calls.clear();
    newestFirst = undefined;
    exchanges = [];
    [begun, exchanged] = [0, 0];
  }

  function callOf(id: string, startedAt: number): Call {
    const known = calls.get(id);
    if (known) return known;
    begun += 1;
    const call: Call = {
      ...{ id, number: begun, startedAt, direction: undefined, mediaConfig: undefined, state: "established" },
      ...{ people: [], ended: undefined, operations: new Map(), notes: [] },
    };
    calls.set(id, call);
    newestFirst = undefined;
    if (calls.size > mostCalls) calls.delete(calls.keys().next().value as string);
    return call;
  }

  function takeEvent(event: Extract<LiveRecord, { kind: "call" }>["data"], at: number): void {
    const call = callOf(event.callId, at - event.atMs);
    if (event.kind === "callStarted") {
      call.direction = event.direction;
      call.mediaConfig = event.mediaConfig;
      call.people = event.participants ?? [];
      call.state = event.direction === "incoming" ? "incoming" : "established";
    } else if (event.kind === "callState") call.state = event.state;
    else if (event.kind === "roster") call.people = event.names;
    else if (event.kind === "callEnded") {
      call.ended = event.why;
      call.state = "terminated";
    }
    const operation = operationOf(call, event);
    if (operation) takeOfOperation(operation, event);
    const note = noteOf(event);
    if (note) append((operation ?? call).notes, note, mostNotes);
  }

  function takeExchange(exchange: Exchange, at: number): void {
    exchanged += 1;
    exchanges.unshift({ ...exchange, at, number: exchanged });
    if (exchanges.length > mostExchanges) exchanges.length = mostExchanges;
  }

  return {
    get mock() {
      return mock;
    },
    get faults() {
      return faults;
    },
    get calls() {
      return (newestFirst ??= [...calls.values()].reverse());
    },
    get exchanges() {
      return exchanges;
    },
    get isIncomplete() {
      return isIncomplete;
    },
    call: (id) => calls.get(id ?? ""),
    start(state) {
      if (mock && mock.run !== state.run) reset();
      [mock, faults] = [state, state.faults];
    },
    gap({ why }) {
      if (why === "restarted") reset();
      isIncomplete = why === "forgotten";
    },
    take(record) {
      switch (record.kind) {
        case "call":
          return takeEvent(record.data, record.at);
        case "exchange":
          return takeExchange(record.data, record.at);
        case "faults":
          faults = record.data.faults;
          return;
      }
      const operation = calls.get(record.data.callId)?.operations.get(record.data.operationId);
      if (operation && record.kind === "limits") operation.limits = record.data;
      else if (operation && record.kind === "recording") operation.file = record.data.file;
    },
  };
}

function operationOf(call: Call, event: CallEvent): Operation | undefined {
  if (!("operationId" in event) || event.operationId === undefined) return undefined;
  const id = event.operationId;
  const known = call.operations.get(id);
  if (known) return known;
  const operation: Operation = {
    ...{ id, label: `${call.number}.${call.operations.size + 1}`, askedAtMs: event.atMs, phases: [], notes: [] },
    clientContext: event.kind === "asked" ? event.clientContext : undefined,
    ...{ limits: undefined, end: undefined, file: undefined },
  };
  call.operations.set(id, operation);
  if (call.operations.size > mostOperations) call.operations.delete(call.operations.keys().next().value as string);
  return operation;
}

function takeOfOperation(operation: Operation, event: CallEvent): void {
  if (event.kind === "stopped") operation.end = event as EventOf<"stopped">;
  const kind = phaseKinds.find((each) => each === event.kind);
  const key = event.kind === "toneStarted" ? event.key : undefined;
  if (kind) append(operation.phases, { kind, atMs: event.atMs, key }, mostPhases);
}

function append<Item>(list: Item[], item: Item, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}

function noteOf(event: CallEvent): Note | undefined {
  const { atMs } = event;
  const note = (what: string, text: string, isBad = false): Note => ({ atMs, what, text, isBad });
  switch (event.kind) {
    case "callState":
      return note(event.state, event.why);
    case "roster":
      return note("roster", ["the bot", ...event.names].join(", "));
    case "callEnded":
      return note("ended", event.why);
    case "fault":
      return note("fault", event.fault, true);
    case "downloaded":
      return event.status === 200
        ? note("fetched", "200, the file")
        : note("fetched", "401, the token is another", true);
    case "notified":
      return note("notified", notified(event), event.verdict === "refused" || event.verdict === "unanswered");
    default:
      return undefined;
  }
}

function notified({ about, verdict, status, why }: EventOf<"notified">): string {
  const of = about === undefined ? "" : `${about}: `;
  if (verdict === "noCallback") return `${of}not sent, there is no callback`;
  if (status === undefined) return `${of}not answered: ${why}`;
  return why.includes(String(status)) ? of + why : `${of}${status}, ${why}`;
}
