export { createWav, readWavHeader, type Wav, type WavHeader, type WavLength, type WavSegment } from "../audio/wav.ts";
export { respond } from "../mock/answer.ts";
export type { Answers, Choice, ExampleAnswer, OperationRequest, OwnAnswer, Resolver } from "../mock/choice.ts";
export type { PlainRequest, PlainResponse } from "../mock/plain.ts";
export { toPlainRequest, toResponse } from "../mock/web.ts";
export {
  buildNotification,
  buildRecordOperation,
  buildRecordResponseRequest,
  type NotificationOverrides,
} from "./builders.ts";
export type { Caller, EarlyEnd, MediaConfig, SimulatedCall } from "./call.ts";
export type { CallEvent, DeliveryVerdict } from "./call-events.ts";
export {
  type CallPlatform,
  type CallPlatformOptions,
  createCallPlatform,
  type StartCallOptions,
} from "./call-platform.ts";
export type { CallerAct } from "./caller.ts";
export type { TokenSigner } from "./delivery.ts";
export { type Fault, type FaultName, faultNames } from "./faults.ts";
export type { SimulatedRecording } from "./recording-files.ts";
export {
  type RecordingFault,
  type RecordingReason,
  type RecordingSettings,
  type RecordingTimeline,
  recordingTimeline,
  type TimelineEvent,
} from "./recording-timeline.ts";
export { createTokenIssuer, type TokenIssuer, type TokenIssuerOptions, type TokenMembers } from "./token-issuer.ts";
export { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";
