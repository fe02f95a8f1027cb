// Generated from openapi/ by scripts/stages/vocabulary.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

// Names of each object's members, those of its bases first.

export const mediaInfo = [
  "@odata.type",
  "uri",
  "resourceId"
] as const;

export const mediaConfig = [
  "@odata.type",
  "preFetchMedia"
] as const;

export const identity = [
  "@odata.type",
  "id",
  "displayName",
  "tenantId",
  "identityProvider"
] as const;

export const identitySet = [
  "@odata.type",
  "user",
  "application",
  "applicationInstance",
  "phone",
  "guest",
  "encrypted",
  "device",
  "onPremises",
  "assertedIdentity",
  "azureCommunicationServicesUser"
] as const;

export const invitationParticipantInfo = [
  "@odata.type",
  "identity",
  "replacesCallId"
] as const;

export const participantInfo = [
  "@odata.type",
  "id",
  "identity",
  "endpointType",
  "endpointId",
  "participantId",
  "countryCode",
  "languageId",
  "region",
  "replacementLink"
] as const;

export const chatInfo = [
  "@odata.type",
  "threadId",
  "messageId",
  "replyChainMessageId"
] as const;

export const meetingInfo = [
  "@odata.type",
  "organizer",
  "token",
  "joinMeetingId",
  "passcode",
  "allowConversationWithoutHost"
] as const;

export const callOptions = [
  "@odata.type",
  "hideBotAfterEscalation",
  "isContentSharingNotificationEnabled",
  "isDeltaRosterEnabled",
  "isInteractiveRosterEnabled"
] as const;

export const createCallRequest = [
  "@odata.type",
  "callbackUri",
  "mediaConfig",
  "requestedModalities",
  "targets",
  "source",
  "chatInfo",
  "meetingInfo",
  "tenantId",
  "subject",
  "callOptions",
  "direction"
] as const;

export const odataError = [
  "error"
] as const;

export const entity = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context"
] as const;

export const resultInfo = [
  "@odata.type",
  "code",
  "subcode",
  "message"
] as const;

export const callMediaState = [
  "@odata.type",
  "audio"
] as const;

export const toneInfo = [
  "@odata.type",
  "sequenceId",
  "tone"
] as const;

export const call = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "state",
  "direction",
  "resultInfo",
  "mediaState",
  "toneInfo",
  "callChainId",
  "callbackUri",
  "source",
  "targets",
  "answeredBy",
  "tenantId",
  "myParticipantId",
  "requestedModalities",
  "mediaConfig",
  "chatInfo",
  "meetingInfo",
  "callOptions",
  "subject",
  "terminationReason"
] as const;

export const identifiedCall = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "state",
  "direction",
  "resultInfo",
  "mediaState",
  "toneInfo",
  "callChainId",
  "callbackUri",
  "source",
  "targets",
  "answeredBy",
  "tenantId",
  "myParticipantId",
  "requestedModalities",
  "mediaConfig",
  "chatInfo",
  "meetingInfo",
  "callOptions",
  "subject",
  "terminationReason"
] as const;

export const answerCallRequest = [
  "callbackUri",
  "mediaConfig",
  "acceptedModalities",
  "participantCapacity",
  "callOptions"
] as const;

export const mediaPrompt = [
  "@odata.type",
  "mediaInfo"
] as const;

export const playPromptRequest = [
  "prompts",
  "loop",
  "clientContext"
] as const;

export const commsOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo"
] as const;

export const playPromptOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo",
  "completionReason",
  "prompts"
] as const;

export const identifiedPlayPromptOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo",
  "completionReason",
  "prompts"
] as const;

export const recordResponseRequest = [
  "prompts",
  "bargeInAllowed",
  "initialSilenceTimeoutInSeconds",
  "maxSilenceTimeoutInSeconds",
  "maxRecordDurationInSeconds",
  "playBeep",
  "stopTones",
  "clientContext"
] as const;

export const recordOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo",
  "recordingLocation",
  "recordingAccessToken",
  "completionReason"
] as const;

export const identifiedRecordOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo",
  "recordingLocation",
  "recordingAccessToken",
  "completionReason"
] as const;

export const cancelMediaProcessingRequest = [
  "clientContext"
] as const;

export const identifiedOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo"
] as const;

export const endedOperation = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "clientContext",
  "status",
  "resultInfo"
] as const;

export const subscribeToToneRequest = [
  "clientContext"
] as const;

export const mediaStream = [
  "@odata.type",
  "mediaType",
  "label",
  "sourceId",
  "direction",
  "serverMuted"
] as const;

export const participant = [
  "@odata.type",
  "@odata.id",
  "@odata.etag",
  "@odata.context",
  "id",
  "info",
  "isInLobby",
  "isMuted",
  "mediaStreams",
  "metadata",
  "isIdentityAnonymized",
  "meetingRole"
] as const;

export const otherResource = [
  "@odata.type"
] as const;

export const commsNotification = [
  "@odata.type",
  "changeType",
  "resourceUrl",
  "resource",
  "resourceData"
] as const;

export const commsNotifications = [
  "@odata.type",
  "value"
] as const;
