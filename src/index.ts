export type { GraphVersion } from "./client/base-url.ts";
export { type CallOptions, type CallsClient, type CallsClientOptions, createCallsClient } from "./client/client.ts";
export type { RetryOptions } from "./client/retry.ts";
export type { AccessTokenSource } from "./client/token.ts";
export { type Clock, systemClock } from "./clock.ts";
export {
  CommsError,
  type CommsErrorCode,
  GoneError,
  HttpError,
  type HttpFacts,
  InvalidRequestError,
  NetworkError,
  RefusedHostError,
  TimeoutError,
  TooLargeError,
} from "./errors.ts";
export { type CanonicalId, canonicalId } from "./ids.ts";
export type { Issue } from "./issues.ts";
export { parseNotifications } from "./notifications/parse.ts";
export { type RecordAndWaitOptions, type RecordingClient, recordAndWait } from "./operations/record-and-wait.ts";
export {
  initialRecordingState,
  type RecordingEvent,
  type RecordingPhase,
  type RecordingState,
  type RecordNotification,
  reduceRecording,
} from "./operations/reduce.ts";
export {
  createOperationWaiter,
  type ExpectOptions,
  type OperationWaiter,
  type OperationWaiterOptions,
  type OutcomeOptions,
  type Ticket,
  type WaiterStats,
} from "./operations/waiter.ts";
export { type DownloadOptions, downloadRecording, type Recording } from "./recordings/download.ts";
export { Redacted } from "./redacted.ts";
export { tones } from "./tones.ts";
export type {
  Call,
  CallState,
  ChangeType,
  CommsNotifications,
  CommsOperation,
  MediaInfo,
  MediaPrompt,
  NotificationFacts,
  OperationStatus,
  ParsedNotification,
  RecordCompletionReason,
  RecordingOutcome,
  RecordingSource,
  RecordOperation,
  RecordResponseAnswer,
  RecordResponseRequest,
  ResultInfo,
  Tone,
  WireRecordOperation,
} from "./types.ts";
export { validateRecordResponseRequest } from "./validate.ts";
