export { buildNotification, buildRecordOperation, buildRecordResponseRequest, type NotificationOverrides } from "./builders.ts";
export { createTokenIssuer, type TokenIssuer, type TokenIssuerOptions, type TokenMembers } from "./token-issuer.ts";
export { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";
export { createWav, readWavHeader, type Wav, type WavHeader, type WavLength, type WavSegment } from "./wav.ts";
export { respond } from "../mock/answer.ts";
export type { Answers, Choice, ExampleAnswer, OperationRequest, OwnAnswer, Resolver } from "../mock/choice.ts";
export type { PlainRequest, PlainResponse } from "../mock/plain.ts";
export { toPlainRequest, toResponse } from "../mock/web.ts";
