// Generated from openapi/ by scripts/stages/vocabulary.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

// Members of each open enum, in the contract's spelling.

export const modality = [
  "audio",
  "video",
  "videoBasedScreenSharing",
  "data"
] as const;

export const endpointType = [
  "default",
  "voicemail",
  "skypeForBusiness",
  "skypeForBusinessVoipPhone"
] as const;

export const callDirection = [
  "incoming",
  "outgoing"
] as const;

export const callState = [
  "incoming",
  "establishing",
  "ringing",
  "established",
  "hold",
  "transferring",
  "transferAccepted",
  "redirecting",
  "terminating",
  "terminated"
] as const;

export const mediaState = [
  "active",
  "inactive"
] as const;

export const toneName = [
  "tone0",
  "tone1",
  "tone2",
  "tone3",
  "tone4",
  "tone5",
  "tone6",
  "tone7",
  "tone8",
  "tone9",
  "star",
  "pound",
  "a",
  "b",
  "c",
  "d",
  "flash"
] as const;

export const operationStatus = [
  "notStarted",
  "running",
  "completed",
  "failed"
] as const;

export const playPromptCompletionReason = [
  "unknown",
  "completedSuccessfully",
  "mediaOperationCanceled"
] as const;

export const tone = [
  "0",
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "*",
  "#",
  "A",
  "B",
  "C",
  "D"
] as const;

export const recordCompletionReason = [
  "operationCanceled",
  "stopToneDetected",
  "maxRecordDurationReached",
  "initialSilenceTimeout",
  "maxSilenceTimeout",
  "playPromptFailed",
  "playBeepFailed",
  "mediaReceiveTimeout",
  "unspecifiedError",
  "none"
] as const;

export const changeType = [
  "created",
  "updated",
  "deleted"
] as const;
