import type {
  CallDirection,
  CallState,
  components,
  MediaState,
  OperationStatus,
  ToneName,
} from "../../generated/types.ts";
import type { CanonicalId } from "./ids.ts";
import type { Redacted } from "./redacted.ts";

type Schemas = components["schemas"];

export type {
  AnswerCallRequest,
  CallDirection,
  CallState,
  CancelMediaProcessingRequest,
  ChangeType,
  CreateCallRequest,
  InvitationParticipantInfo,
  MediaConfig,
  MediaInfo,
  MediaPrompt,
  MediaState,
  OperationStatus,
  PlayPromptCompletionReason,
  PlayPromptRequest,
  RecordCompletionReason,
  RecordResponseRequest,
  SubscribeToToneRequest,
  Tone,
  ToneName,
} from "../../generated/types.ts";

type Wire<Schema extends keyof Schemas> = Readonly<Schemas[Schema]>;

type Notifications = Schemas["commsNotifications"];
type SentRecordOperation = Schemas["recordOperation"];

/** The body of a callback as it is sent. */
export interface CommsNotifications extends Notifications {}
/** A prompt's operation as it is sent. */
export interface WirePlayPromptOperation extends Wire<"playPromptOperation"> {}
/** A record operation as it is sent; `RecordOperation` is the form in which this package hands it out. */
export interface WireRecordOperation extends SentRecordOperation {}

/** How an operation or a call ended; `code` 0 is not a failure. A number that could not be read is undefined. */
export interface ResultInfo {
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly message: string | undefined;
}

/** What all operations of a call have in common, as this package hands it out. */
export interface CommsOperation {
  /** The last part of its type, `recordOperation`; `operation` for a type that this package does not name, or none. */
  readonly kind: string;
  /** Type of the resource as the body spells it. */
  readonly odataType: string | undefined;
  /** Id in the body, in the canonical spelling; often missing in notifications, where the path has it. */
  readonly id: CanonicalId | undefined;
  readonly clientContext: string | undefined;
  /** In the contract's spelling whatever the body's; one that the contract does not name is kept as it is; `""` when there is none. */
  readonly status: OperationStatus;
  readonly resultInfo: ResultInfo | undefined;
  /**
   * Members that the contract does not name. One whose name ends in `token`, `secret`, `password`, `passcode` or
   * `authorization`, a `replacementLink` and a `replacesContext` are `Redacted`, at any depth and in any letter case.
   */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The operation as it came, secrets included. */
  readonly raw: Redacted<unknown>;
}

/** Who takes part, and with what; members of members are as they came. */
export interface ParticipantInfo extends Omit<Wire<"participantInfo">, "replacementLink"> {
  readonly replacementLink?: Redacted<unknown> | null;
}

/** The meeting of a call; members of members are as they came. */
export interface MeetingInfo extends Omit<Wire<"meetingInfo">, "token" | "passcode"> {
  readonly token?: Redacted<unknown> | null;
  readonly passcode?: Redacted<unknown> | null;
}

/** A key that was pressed. [CA-09] */
export interface ToneInfo {
  /** Number of the key in its call, from 1. */
  readonly sequenceId: number | undefined;
  /** `tone1`, `pound`, `star`. */
  readonly tone: ToneName | undefined;
}

/** A call, as Graph answers it and as its notifications carry it: of most members a notification has none. */
export interface Call {
  readonly odataType: string | undefined;
  /** Often missing in notifications, where the path has it. [CA-11] */
  readonly id: CanonicalId | undefined;
  readonly state: CallState | undefined;
  readonly direction: CallDirection | undefined;
  /** `audio: "active"` once the bot hears and can be heard. [CA-11] */
  readonly mediaState: { readonly audio: MediaState | undefined } | undefined;
  readonly toneInfo: ToneInfo | undefined;
  /** Of a call that ended: 200 does not mean that it was answered. [CA-12] */
  readonly resultInfo: ResultInfo | undefined;
  readonly callChainId: string | undefined;
  readonly callbackUri: string | undefined;
  readonly tenantId: string | undefined;
  /** The bot's own id in the roster. */
  readonly myParticipantId: string | undefined;
  readonly subject: string | undefined;
  readonly terminationReason: string | undefined;
  /** Who calls; `identity.encrypted` without a permission for calls. */
  readonly source: ParticipantInfo | undefined;
  readonly targets: readonly ParticipantInfo[] | undefined;
  readonly answeredBy: ParticipantInfo | undefined;
  readonly requestedModalities: readonly string[] | undefined;
  readonly mediaConfig: Readonly<Record<string, unknown>> | undefined;
  readonly chatInfo: Wire<"chatInfo"> | undefined;
  readonly meetingInfo: MeetingInfo | undefined;
  readonly callOptions: Wire<"callOptions"> | undefined;
  /** Members that the contract does not name, secrets `Redacted`. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The call as it came, secrets included. */
  readonly raw: Redacted<unknown>;
}

/** A call in an answer of Graph. */
export interface AnsweredCall extends Call {
  readonly id: CanonicalId;
}

/** A participant in the roster of a call. [CA-13] */
export interface Participant {
  readonly odataType: string | undefined;
  readonly id: string | undefined;
  readonly info: ParticipantInfo | undefined;
  readonly isInLobby: boolean | undefined;
  readonly isMuted: boolean | undefined;
  readonly isIdentityAnonymized: boolean | undefined;
  readonly mediaStreams: readonly Wire<"mediaStream">[] | undefined;
  readonly metadata: string | undefined;
  readonly meetingRole: string | undefined;
  /** Members that the contract does not name, secrets `Redacted`. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The participant as it came, secrets included. */
  readonly raw: Redacted<unknown>;
}

/** What is known of every answer to a request that starts an operation. */
export interface AnswerFacts {
  readonly callId: CanonicalId;
  /** From the body, or from `Location`. */
  readonly operationId: CanonicalId | undefined;
  /** The `Location` header: where the operation can be read. */
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  readonly clientRequestId: string;
}

/** The operation goes on, and a notification follows. */
export interface PendingAnswer<Operation extends CommsOperation = CommsOperation> extends AnswerFacts {
  readonly kind: "pending";
  /** Undefined when the answer was empty, `null` or not an operation. */
  readonly operation: Operation | undefined;
}

/** The operation is completed or failed already, and no notification follows. */
export interface FinalAnswer<Operation extends CommsOperation = CommsOperation> extends AnswerFacts {
  readonly kind: "final";
  readonly operation: Operation;
}

/** What Graph answered to a request that starts an operation. */
export type OperationAnswer<Operation extends CommsOperation = CommsOperation> =
  | PendingAnswer<Operation>
  | FinalAnswer<Operation>;
