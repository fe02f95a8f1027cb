export type { CallerAct } from "../platform/audio/caller.ts";
export type { Voice } from "../platform/audio/voice.ts";
export {
  createWav,
  readWavHeader,
  type Wav,
  type WavHeader,
  type WavLength,
  type WavSegment,
} from "../platform/audio/wav.ts";
export type { Caller, EarlyEnd, MediaHosting, SimulatedCall } from "../platform/call/call.ts";
export type { CallEvent, DeliveryVerdict, LifeState } from "../platform/call/call-events.ts";
export {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
  type RingOptions,
  type StartCallOptions,
} from "../platform/call/call-platform.ts";
export type { TokenSigner } from "../platform/call/delivery.ts";
export { type Fault, type FaultName, faultNames } from "../platform/call/faults.ts";
export type { CallTiming } from "../platform/call/life.ts";
export type { CallVariants } from "../platform/call/notification.ts";
export { respond } from "../platform/http/answer.ts";
export type { Answers, Choice, ExampleAnswer, OperationRequest, OwnAnswer, Resolver } from "../platform/http/choice.ts";
export type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
export { toPlainRequest, toResponse } from "../platform/http/web.ts";
export {
  buildNotification,
  buildRecordOperation,
  buildRecordResponseRequest,
  type NotificationOverrides,
} from "../platform/kinds/recording/builders.ts";
export type { SimulatedRecording } from "../platform/kinds/recording/files.ts";
export {
  type RecordingFault,
  type RecordingReason,
  type RecordingSettings,
  type RecordingTimeline,
  recordingTimeline,
  type TimelineEvent,
} from "../platform/kinds/recording/timeline.ts";
export type { Spelling } from "../platform/spelling.ts";
export { createVirtualClock, type VirtualClock } from "../platform/time/virtual-clock.ts";
export {
  createTokenIssuer,
  type TokenIssuer,
  type TokenIssuerOptions,
  type TokenMembers,
} from "../platform/token-issuer.ts";
