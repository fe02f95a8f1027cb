// Generated from openapi/ by scripts/stages/vocabulary.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

/** Members of each open enum, in the contract's spelling. */
export const enumMembers = {
  "tone": [
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
  ],
  "operationStatus": [
    "notStarted",
    "running",
    "completed",
    "failed"
  ],
  "recordCompletionReason": [
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
  ],
  "changeType": [
    "created",
    "updated",
    "deleted"
  ],
  "callState": [
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
  ],
  "callDirection": [
    "incoming",
    "outgoing"
  ]
} as const;

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
  "call": "call",
  "commsOperation": "commsOperation",
  "playPromptOperation": "commsOperation",
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
  "commsOperation"
] as const;

/** Names of each object's members, those of its bases first. */
export const memberNames = {
  "mediaInfo": [
    "@odata.type",
    "uri",
    "resourceId"
  ],
  "mediaPrompt": [
    "@odata.type",
    "mediaInfo"
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
  "odataError": [
    "error"
  ],
  "entity": [
    "@odata.type",
    "@odata.id",
    "@odata.etag",
    "@odata.context"
  ],
  "resultInfo": [
    "@odata.type",
    "code",
    "subcode",
    "message"
  ],
  "commsOperation": [
    "@odata.type",
    "@odata.id",
    "@odata.etag",
    "@odata.context",
    "id",
    "clientContext",
    "status",
    "resultInfo"
  ],
  "recordOperation": [
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
  ],
  "identifiedRecordOperation": [
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
  ],
  "identifiedOperation": [
    "@odata.type",
    "@odata.id",
    "@odata.etag",
    "@odata.context",
    "id",
    "clientContext",
    "status",
    "resultInfo"
  ],
  "call": [
    "@odata.type",
    "@odata.id",
    "@odata.etag",
    "@odata.context",
    "id",
    "state",
    "resultInfo",
    "direction",
    "callChainId"
  ],
  "otherResource": [
    "@odata.type"
  ],
  "commsNotification": [
    "@odata.type",
    "changeType",
    "resourceUrl",
    "resource",
    "resourceData"
  ],
  "commsNotifications": [
    "@odata.type",
    "value"
  ]
} as const;

/** Schema of each member that is an object, or a list of them. */
export const memberSchemas = {
  "mediaPrompt": {
    "mediaInfo": "mediaInfo"
  },
  "recordResponseRequest": {
    "prompts": "mediaPrompt"
  },
  "commsOperation": {
    "resultInfo": "resultInfo"
  },
  "recordOperation": {
    "resultInfo": "resultInfo"
  },
  "identifiedRecordOperation": {
    "resultInfo": "resultInfo"
  },
  "identifiedOperation": {
    "resultInfo": "resultInfo"
  },
  "call": {
    "resultInfo": "resultInfo"
  },
  "commsNotifications": {
    "value": "commsNotification"
  }
} as const;

/** Limits and defaults of members, as the keywords say. */
export const memberLimits = {
  "recordResponseRequest": {
    "prompts": {
      "minItems": 1,
      "maxItems": 1
    },
    "bargeInAllowed": {
      "default": false
    },
    "initialSilenceTimeoutInSeconds": {
      "default": 5,
      "minimum": 1,
      "maximum": 120
    },
    "maxSilenceTimeoutInSeconds": {
      "default": 5,
      "minimum": 1,
      "maximum": 120
    },
    "maxRecordDurationInSeconds": {
      "default": 5,
      "minimum": 1,
      "maximum": 120
    },
    "playBeep": {
      "default": true
    },
    "clientContext": {
      "maxLength": 256
    }
  },
  "commsOperation": {
    "clientContext": {
      "maxLength": 256
    }
  }
} as const;

/** What a pattern accepts, in words. */
export const patternMeanings = {
  "^($|\\.{0,2}[^.]|\\.{3})": "a path segment other than `.` and `..`",
  "^[hH][tT][tT][pP][sS]?://[^/?#\\s]+\\S*$": "an absolute http or https address"
} as const;

/** Members that hold a secret. */
export const secretMembers = {
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
  }
} as const;

/** Versions of Graph, as the ends of its servers name them. */
export const graphVersions = [
  "beta",
  "v1.0"
] as const;

/** Members that v1.0 leaves out. */
export const betaMembers = {
  "recordOperation": [
    "completionReason"
  ]
} as const;
