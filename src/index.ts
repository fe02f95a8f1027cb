export {
  type CallClaim,
  type CallDispatcher,
  type CallDispatcherOptions,
  type CallHandlers,
  createCallDispatcher,
} from "./bot/calls/dispatcher.ts";
export type { CallEvents, CallStep, CallStepEvent, ParticipantsEvent, ToneEvent } from "./bot/calls/events.ts";
export { type CallOptions, type CallsClient, type CallsClientOptions, createCallsClient } from "./bot/client/client.ts";
export type { RetryOptions } from "./bot/client/retry.ts";
export type { AnswerEvent, ClientHooks, RequestEvent, RetryEvent } from "./bot/client/telemetry.ts";
export type { AccessTokenSource } from "./bot/client/token.ts";
export {
  type ContextCodec,
  type ContextCodecOptions,
  type ContextKey,
  type ContextParser,
  createContextCodec,
  type DecodedContext,
} from "./bot/context/codec.ts";
export { type AnyOperationEnd, anyOperation, type OtherOperation } from "./bot/kinds/any-operation.ts";
export type { AnyKind, OperationEnd, OperationKind, OperationOf, OutcomeOf, RequestOf } from "./bot/kinds/kind.ts";
export {
  type PlayPromptAnswer,
  type PlayPromptOperation,
  type PromptEnd,
  type PromptKind,
  type PromptOutcome,
  prompt,
} from "./bot/kinds/prompt/kind.ts";
export {
  type PlayPromptAndWaitOptions,
  type PromptClient,
  playPromptAndWait,
} from "./bot/kinds/prompt/play-prompt-and-wait.ts";
export { type DownloadOptions, downloadRecording, type RecordingDownload } from "./bot/kinds/recording/download.ts";
export {
  type RecordingEnd,
  type RecordingKind,
  type RecordingOutcome,
  type RecordingSource,
  type RecordOperation,
  type RecordResponseAnswer,
  recording,
} from "./bot/kinds/recording/kind.ts";
export {
  type RecordAndWaitOptions,
  type RecordingClient,
  recordAndWait,
} from "./bot/kinds/recording/record-and-wait.ts";
export type { Operation } from "./bot/kinds/registry.ts";
export type { WaitOptions } from "./bot/kinds/start-and-wait.ts";
export type { ExpectOptions, OperationWaiterLike, OutcomeOptions, Ticket } from "./bot/kinds/ticket.ts";
export { parseNotifications } from "./bot/notifications/parse.ts";
export type { NotificationFacts, OperationNotification, ParsedNotification } from "./bot/notifications/parsed.ts";
export {
  initialOperationState,
  type OperationEvent,
  type OperationPhase,
  type OperationState,
  reduceOperation,
} from "./bot/waiting/reduce.ts";
export {
  createOperationWaiter,
  type OperationWaiter,
  type OperationWaiterOptions,
  type UnclaimedLimits,
  type WaiterStats,
} from "./bot/waiting/waiter.ts";
export { type CanonicalId, canonicalId } from "./contract/ids.ts";
export { Redacted } from "./contract/redacted.ts";
export { tones } from "./contract/tones.ts";
export type {
  AnswerCallRequest,
  AnsweredCall,
  AnswerFacts,
  Call,
  CallDirection,
  CallState,
  CancelMediaProcessingRequest,
  ChangeType,
  CommsNotifications,
  CommsOperation,
  CreateCallRequest,
  FinalAnswer,
  InvitationParticipantInfo,
  MediaConfig,
  MediaInfo,
  MediaPrompt,
  MediaState,
  MeetingInfo,
  OperationAnswer,
  OperationStatus,
  Participant,
  ParticipantInfo,
  PendingAnswer,
  PlayPromptCompletionReason,
  PlayPromptRequest,
  RecordCompletionReason,
  RecordResponseRequest,
  ResultInfo,
  SubscribeToToneRequest,
  Tone,
  ToneInfo,
  ToneName,
  WireRecordOperation,
} from "./contract/types.ts";
export { type RecordResponseRequestValidator, validateRecordResponseRequest } from "./contract/validate.ts";
export type { GraphVersion } from "./contract/versions.ts";
export {
  type AnyCommsError,
  type AuthenticationFailure,
  CommsError,
  type CommsErrorCode,
  GoneError,
  HttpError,
  type HttpFacts,
  InvalidRequestError,
  type Issue,
  isCommsError,
  type LimitKeyword,
  NetworkError,
  RefusedHostError,
  TimeoutError,
  TooLargeError,
  UnauthenticatedError,
} from "./errors.ts";
export { type Clock, systemClock } from "./lib/clock.ts";
export type { Fetch, FetchedResponse, FetchInit } from "./lib/fetch.ts";
