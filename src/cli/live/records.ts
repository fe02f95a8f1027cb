import type { CallEvent } from "../../platform/call/call-events.ts";
import type { Fault, FaultName } from "../../platform/call/faults.ts";

/** What a mock is, as the first event of each stream says. */
export interface MockState {
  /** Another in each run of the mock. */
  readonly run: string;
  readonly origin: string;
  readonly version: string;
  readonly callback: string | undefined;
  readonly seed: number;
  /** Every fault that can be switched on. */
  readonly faultNames: readonly FaultName[];
  /** Of these, those that make something late, and how late by default, milliseconds. */
  readonly faultDelaysMs: Readonly<Partial<Record<FaultName, number>>>;
  readonly faults: readonly Fault[];
  /** The mock's time, milliseconds since 1970. */
  readonly now: number;
}

/** Events that a reader asked for and that are not kept any more, or that are of another run: what it knows is incomplete. */
export interface Gap {
  readonly why: "forgotten" | "restarted";
}

/** What a call is when it begins. */
export interface CallFactsAtStart {
  readonly direction: "incoming" | "outgoing";
  readonly mediaConfig: "serviceHosted" | "appHosted";
  readonly participants: readonly string[];
}

/** What a recording is held to, milliseconds. */
export interface RecordingLimits {
  readonly initialSilenceMs: number;
  readonly maxSilenceMs: number;
  readonly maxRecordMs: number;
  readonly stopTones: readonly string[];
}

/** Something that breaks the contract. */
export interface ExchangeFault {
  /** `$.maxRecordDurationInSeconds`, or the name of a header. */
  readonly path: string;
  readonly message: string;
  /** The clause that says so; undefined where the contract names none. */
  readonly clause: string | undefined;
}

/** A message without its secrets. */
export interface ShownMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as indented text; of anything else what it is. Undefined: there is none. */
  readonly body: string | undefined;
}

/** A request and its answer. */
export interface Exchange {
  /** `toMock`: the bot asks. `toBot`: it is notified. `toPrompt`: the mock fetches a prompt. */
  readonly direction: "toMock" | "toBot" | "toPrompt";
  readonly callId: string | undefined;
  /** Of the contract: `recordResponse`, `receiveCommsNotifications`; undefined for another address. */
  readonly operation: string | undefined;
  /** What a notification says, in a few words: `recordOperation, completed, stopToneDetected`. */
  readonly about: string | undefined;
  readonly method: string;
  /** Path and query of a request for the mock, the address of a callback. */
  readonly target: string;
  readonly request: ShownMessage;
  /** Of the request. */
  readonly faults: readonly ExchangeFault[];
  /** Of a bot's answer, or that none came. */
  readonly answerFaults: readonly ExchangeFault[];
  /** Undefined when none came. */
  readonly answer: (ShownMessage & { readonly status: number }) | undefined;
  /** Why none came. */
  readonly error: string | undefined;
  /** From the request to the status of its answer. */
  readonly ms: number;
}

interface RecordData {
  readonly call: CallEvent & Partial<CallFactsAtStart>;
  /** What an operation that was asked for is held to. */
  readonly limits: { readonly callId: string; readonly operationId: string } & RecordingLimits;
  /** A recording was made. */
  readonly recording: {
    readonly callId: string;
    readonly operationId: string;
    readonly durationMs: number;
    /** Where whoever runs the mock has it. */
    readonly file: string;
  };
  readonly exchange: Exchange;
  /** Other faults are switched on. */
  readonly faults: { readonly faults: readonly Fault[] };
}

export type RecordKind = keyof RecordData;

/** What the mock keeps of what happened: `at` is its time, milliseconds since 1970. */
export type LiveRecord = {
  [Kind in RecordKind]: { readonly kind: Kind; readonly at: number } & { readonly data: RecordData[Kind] };
}[RecordKind];

/** A record whose data are made when it is first read, as most never are. */
export type DeferredRecord = {
  [Kind in RecordKind]: { readonly kind: Kind; readonly at: number } & {
    readonly make: () => RecordData[Kind] | Promise<RecordData[Kind]>;
    /** Of what it is made of, UTF-16 units. */
    readonly length: number;
  };
}[RecordKind];
