// Generated from openapi/ by scripts/stages/vocabulary.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

/** Graph's names of an open enum's members, where it has some. */
export const enumNames = {
  "tone": {
    "tone0": "0",
    "tone1": "1",
    "tone2": "2",
    "tone3": "3",
    "tone4": "4",
    "tone5": "5",
    "tone6": "6",
    "tone7": "7",
    "tone8": "8",
    "tone9": "9",
    "star": "*",
    "pound": "#",
    "a": "A",
    "b": "B",
    "c": "C",
    "d": "D"
  }
} as const;

/** Type of a received resource (last part of @odata.type) -> the schema that reads it. */
export const resourceTypes = {
  "recordOperation": "recordOperation",
  "playPromptOperation": "playPromptOperation",
  "participant": "participant",
  "call": "call",
  "commsOperation": "commsOperation",
  "subscribeToToneOperation": "commsOperation",
  "cancelMediaProcessingOperation": "commsOperation",
  "inviteParticipantsOperation": "commsOperation",
  "muteParticipantOperation": "commsOperation",
  "muteParticipantsOperation": "commsOperation",
  "unmuteParticipantOperation": "commsOperation",
  "updateRecordingStatusOperation": "commsOperation",
  "startHoldMusicOperation": "commsOperation",
  "stopHoldMusicOperation": "commsOperation",
  "sendDtmfTonesOperation": "commsOperation",
  "addLargeGalleryViewOperation": "commsOperation",
  "startRecordingOperation": "commsOperation",
  "stopRecordingOperation": "commsOperation",
  "startTranscriptionOperation": "commsOperation",
  "stopTranscriptionOperation": "commsOperation"
} as const;

/** Those of these schemas that are a kind of operation. */
export const operationSchemas = [
  "recordOperation",
  "playPromptOperation",
  "commsOperation"
] as const;

/** Names of the members that operations in notifications have. */
export const operationMembers = [
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
  "completionReason",
  "prompts"
] as const;

/** Names of the members of each object in a request that takes no others. */
export const closedMembers = {
  "mediaInfo": [
    "@odata.type",
    "uri",
    "resourceId"
  ],
  "answerCallRequest": [
    "callbackUri",
    "mediaConfig",
    "acceptedModalities",
    "participantCapacity",
    "callOptions"
  ],
  "mediaPrompt": [
    "@odata.type",
    "mediaInfo"
  ],
  "playPromptRequest": [
    "prompts",
    "loop",
    "clientContext"
  ],
  "recordResponseRequest": [
    "prompts",
    "bargeInAllowed",
    "initialSilenceTimeoutInSeconds",
    "maxSilenceTimeoutInSeconds",
    "maxRecordDurationInSeconds",
    "playBeep",
    "stopTones",
    "clientContext"
  ],
  "cancelMediaProcessingRequest": [
    "clientContext"
  ],
  "subscribeToToneRequest": [
    "clientContext"
  ]
} as const;

/** Schema of each member of a request that is, or leads to, an object of which a message says more. */
export const memberSchemas = {
  "mediaConfig": {
    "preFetchMedia": "mediaInfo"
  },
  "createCallRequest": {
    "mediaConfig": "mediaConfig"
  },
  "answerCallRequest": {
    "mediaConfig": "mediaConfig"
  },
  "mediaPrompt": {
    "mediaInfo": "mediaInfo"
  },
  "playPromptRequest": {
    "prompts": "mediaPrompt"
  },
  "recordResponseRequest": {
    "prompts": "mediaPrompt"
  }
} as const;

/** What a pattern accepts, in words. */
export const patternMeanings = {
  "^[hH][tT][tT][pP][sS]?://[^/?#\\s]\\S*$": "an absolute http or https address",
  "^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$": "an absolute https address (http on this machine)",
  "^($|\\.{0,2}[^.]|\\.{3})": "a path segment other than `.` and `..`"
} as const;

/** Members that hold a secret. */
export const secretMembers = {
  "participantInfo": [
    "replacementLink"
  ],
  "meetingInfo": [
    "token",
    "passcode"
  ],
  "recordOperation": [
    "recordingAccessToken"
  ]
} as const;

/** Graph's error.code for a list with too few or too many items. */
export const itemErrorCodes = {
  "recordResponseRequest": {
    "prompts": "8523"
  }
} as const;

/** Members outside the contract that the mock accepts, with what to do instead. */
export const toleratedMembers = {
  "mediaPrompt": {
    "loop": "to repeat a prompt, use the loop of playPrompt"
  },
  "cancelMediaProcessingRequest": {
    "all": "leave it out, as every example does; all operations of the call are ended"
  }
} as const;

/** Values of members that the mock answers with 501, with what they stand for. */
export const notImplemented = {
  "mediaConfig": {
    "@odata.type": {
      "#microsoft.graph.appHostedMediaConfig": "media that the application hosts",
      "microsoft.graph.appHostedMediaConfig": "media that the application hosts"
    }
  }
} as const;

/** Versions of Graph, as the ends of its servers name them. */
export const graphVersions = [
  "beta",
  "v1.0"
] as const;

/** Members that v1.0 leaves out. */
export const betaMembers = {
  "playPromptRequest": [
    "loop"
  ],
  "recordOperation": [
    "completionReason"
  ]
} as const;
