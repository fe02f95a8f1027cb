// Generated from openapi/ by scripts/stages/examples.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import type { components } from "./types.ts";

/** A WAV file, described by its length: 16 kHz, mono, 16 bit. */
export interface WavExample {
  readonly wavSamples: number;
}

export const examples: {
  /** The request of the reference page. */
  readonly "recordResponseRequest.reference": components["schemas"]["recordResponseRequest"];
  /** A prompt, and the defaults. */
  readonly "recordResponseRequest.promptAlone": components["schemas"]["recordResponseRequest"];
  /** Another failure. */
  readonly "odataError.unexpectedError": components["schemas"]["odataError"];
  /** The running answer of the reference page. */
  readonly "recordOperation.running": components["schemas"]["recordOperation"];
  /** Waiting behind another recording. */
  readonly "recordOperation.notStarted": components["schemas"]["recordOperation"];
  /** stopToneDetected: completed already; no notification follows. */
  readonly "recordOperation.completed": components["schemas"]["recordOperation"];
  /** playPromptFailed: failed already; no notification follows. */
  readonly "recordOperation.failed": components["schemas"]["recordOperation"];
  /** An operation was started and not described. */
  readonly "recordResponseAnswer.nullOperation": components["schemas"]["recordResponseAnswer"];
  /** The body breaks the contract. */
  readonly "odataError.badRequest": components["schemas"]["odataError"];
  /** The call has no service-hosted media (inferred). */
  readonly "odataError.notServiceHostedMedia": components["schemas"]["odataError"];
  /** No usable token. */
  readonly "odataError.unauthorized": components["schemas"]["odataError"];
  /** The permission is missing. */
  readonly "odataError.forbidden": components["schemas"]["odataError"];
  /** The call is unknown or has ended; a numeric code, as observed. */
  readonly "odataError.notFound": components["schemas"]["odataError"];
  /** The call is in another state. */
  readonly "odataError.conflict": components["schemas"]["odataError"];
  /** Not JSON. */
  readonly "odataError.unsupportedMediaType": components["schemas"]["odataError"];
  /** Throttled. */
  readonly "odataError.tooManyRequests": components["schemas"]["odataError"];
  /** Graph failed. */
  readonly "odataError.internalServerError": components["schemas"]["odataError"];
  /** Graph is not available. */
  readonly "odataError.serviceUnavailable": components["schemas"]["odataError"];
  /** The operation is unknown or finished. */
  readonly "odataError.operationNotFound": components["schemas"]["odataError"];
  /** A file of 160,696 bytes, the size on the reference page; 5.02 seconds. */
  readonly "recordingFile.reference": WavExample;
  /** The token of the recording is refused. */
  readonly "odataError.recordingUnauthorized": components["schemas"]["odataError"];
  /** The recording does not exist. */
  readonly "odataError.recordingNotFound": components["schemas"]["odataError"];
  /** The recording was discarded. */
  readonly "odataError.recordingGone": components["schemas"]["odataError"];
  /** stopToneDetected: the notification of the reference page. */
  readonly "commsNotifications.reference": components["schemas"]["commsNotifications"];
  /** stopToneDetected: the caller pressed a stop tone (sibling). */
  readonly "commsNotifications.captured.stopToneDetected": components["schemas"]["commsNotifications"];
  /** maxRecordDurationReached: the caller kept speaking (documented). */
  readonly "commsNotifications.captured.maxRecordDurationReached": components["schemas"]["commsNotifications"];
  /** maxSilenceTimeout: the caller paused (sibling). */
  readonly "commsNotifications.captured.maxSilenceTimeout": components["schemas"]["commsNotifications"];
  /** initialSilenceTimeout: the caller stayed silent (sibling). */
  readonly "commsNotifications.captured.initialSilenceTimeout": components["schemas"]["commsNotifications"];
  /** operationCanceled: the bot cancelled or barged in (documented). */
  readonly "commsNotifications.captured.operationCanceled": components["schemas"]["commsNotifications"];
  /** playPromptFailed: the prompt could not be played (sibling). */
  readonly "commsNotifications.captured.playPromptFailed": components["schemas"]["commsNotifications"];
  /** playBeepFailed: the beep could not be played (inferred). */
  readonly "commsNotifications.captured.playBeepFailed": components["schemas"]["commsNotifications"];
  /** mediaReceiveTimeout: no media came from the caller (inferred). */
  readonly "commsNotifications.captured.mediaReceiveTimeout": components["schemas"]["commsNotifications"];
  /** unspecifiedError: something else went wrong (inferred). */
  readonly "commsNotifications.captured.unspecifiedError": components["schemas"]["commsNotifications"];
  /** The call is established. */
  readonly "commsNotifications.captured.callEstablished": components["schemas"]["commsNotifications"];
  /** The caller hung up (documented). */
  readonly "commsNotifications.captured.callTerminatedByCaller": components["schemas"]["commsNotifications"];
  /** The bot, or the platform, ended the call (documented). */
  readonly "commsNotifications.captured.callTerminatedByBot": components["schemas"]["commsNotifications"];
  /** Two notifications in one body. */
  readonly "commsNotifications.batch": components["schemas"]["commsNotifications"];
} = {
  "recordResponseRequest.reference": {
    "bargeInAllowed": true,
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
    "prompts": [
      {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        "mediaInfo": {
          "uri": "https://cdn.contoso.com/beep.wav",
          "resourceId": "1D6DE2D4-CD51-4309-8DAA-70768651088E"
        }
      }
    ],
    "maxRecordDurationInSeconds": 10,
    "initialSilenceTimeoutInSeconds": 5,
    "maxSilenceTimeoutInSeconds": 2,
    "playBeep": true,
    "stopTones": [
      "#",
      "1",
      "*"
    ]
  },
  "recordResponseRequest.promptAlone": {
    "prompts": [
      {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        "mediaInfo": {
          "@odata.type": "#microsoft.graph.mediaInfo",
          "uri": "https://cdn.contoso.com/question.wav"
        }
      }
    ]
  },
  "odataError.unexpectedError": {
    "error": {
      "code": "GeneralException",
      "message": "An unexpected error has occurred.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "recordOperation.running": {
    "@odata.type": "#microsoft.graph.recordOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "running",
    "completionReason": null,
    "resultInfo": null,
    "recordingLocation": null,
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "recordOperation.notStarted": {
    "@odata.type": "#microsoft.graph.recordOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "notStarted",
    "completionReason": null,
    "resultInfo": null,
    "recordingLocation": null,
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "recordOperation.completed": {
    "@odata.type": "#microsoft.graph.recordOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "completed",
    "completionReason": "stopToneDetected",
    "resultInfo": {
      "code": 200,
      "subcode": 8514,
      "message": "Action completed as stop tone was detected."
    },
    "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
    "recordingAccessToken": "<access-token>",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "recordOperation.failed": {
    "@odata.type": "#microsoft.graph.recordOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "failed",
    "completionReason": "playPromptFailed",
    "resultInfo": {
      "code": 500,
      "subcode": 8511,
      "message": "Action failed, encountered failure while trying to play the prompt."
    },
    "recordingLocation": "",
    "recordingAccessToken": "",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "recordResponseAnswer.nullOperation": null,
  "odataError.badRequest": {
    "error": {
      "code": "BadRequest",
      "message": "The request does not fit the contract.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.notServiceHostedMedia": {
    "error": {
      "code": "BadRequest",
      "message": "recordResponse is only supported for calls begun with serviceHostedMediaConfig.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.unauthorized": {
    "error": {
      "code": "InvalidAuthenticationToken",
      "message": "Access token is empty.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.forbidden": {
    "error": {
      "code": "Forbidden",
      "message": "The application needs the permission Calls.AccessMedia.All.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.notFound": {
    "error": {
      "code": "8522",
      "message": "Call not found.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.conflict": {
    "error": {
      "code": "Conflict",
      "message": "The call is in a state that does not allow this.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.unsupportedMediaType": {
    "error": {
      "code": "UnsupportedMediaType",
      "message": "The body must be application/json.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.tooManyRequests": {
    "error": {
      "code": "TooManyRequests",
      "message": "Please retry again later.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.internalServerError": {
    "error": {
      "code": "UnknownError",
      "message": "An error has occurred.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.serviceUnavailable": {
    "error": {
      "code": "ServiceUnavailable",
      "message": "The service is temporarily unavailable.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.operationNotFound": {
    "error": {
      "code": "NotFound",
      "message": "Operation not found.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "recordingFile.reference": {
    "wavSamples": 80326
  },
  "odataError.recordingUnauthorized": {
    "error": {
      "code": "Unauthorized",
      "message": "The recording access token is missing or refused.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.recordingNotFound": {
    "error": {
      "code": "NotFound",
      "message": "Recording not found.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.recordingGone": {
    "error": {
      "code": "Gone",
      "message": "The recording was discarded.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "commsNotifications.reference": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resourceUrl": "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "@odata.id": "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
          "@odata.etag": "W/\"54451\"",
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "status": "completed",
          "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
          "recordingAccessToken": "<access-token>",
          "completionReason": "stopToneDetected"
        }
      }
    ]
  },
  "commsNotifications.captured.stopToneDetected": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
          "recordingAccessToken": "<access-token>",
          "completionReason": "stopToneDetected",
          "status": "completed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 8514,
            "message": "Action completed as stop tone was detected."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.maxRecordDurationReached": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
          "recordingAccessToken": "<access-token>",
          "completionReason": "maxRecordDurationReached",
          "status": "completed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 8515,
            "message": "Action completed, max record duration reached."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.maxSilenceTimeout": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
          "recordingAccessToken": "<access-token>",
          "completionReason": "maxSilenceTimeout",
          "status": "completed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 8509,
            "message": "Action completed, max silence timeout reached."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.initialSilenceTimeout": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "initialSilenceTimeout",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 400,
            "subcode": 8510,
            "message": "Action failed, initial silence timeout reached."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.operationCanceled": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "operationCanceled",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 400,
            "subcode": 8508,
            "message": "Action failed, the operation was cancelled."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.playPromptFailed": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "playPromptFailed",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 500,
            "subcode": 8511,
            "message": "Action failed, encountered failure while trying to play the prompt."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.playBeepFailed": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "playBeepFailed",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 500,
            "subcode": 8512,
            "message": "Action failed, beep could not be played."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.mediaReceiveTimeout": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "mediaReceiveTimeout",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 500,
            "subcode": 8513,
            "message": "Action failed, no media received."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.unspecifiedError": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "",
          "recordingAccessToken": "",
          "completionReason": "unspecifiedError",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 500,
            "subcode": 9999,
            "message": "Unknown internal server error."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.callEstablished": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "updated",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "established",
          "direction": "outgoing",
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callTerminatedByCaller": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "terminated",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 5002,
            "message": "The conversation has ended. DiagCode: 0#5002.@"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callTerminatedByBot": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "terminated",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 5001,
            "message": "The conversation has ended. DiagCode: 0#5001.@"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.batch": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "updated",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "established",
          "direction": "outgoing",
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      },
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.recordOperation",
          "recordingLocation": "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
          "recordingAccessToken": "<access-token>",
          "completionReason": "stopToneDetected",
          "status": "completed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 8514,
            "message": "Action completed as stop tone was detected."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
};

/** The examples whose resultInfo is in Microsoft's documentation. */
export const documentedResults: readonly (keyof typeof examples)[] = [
  "commsNotifications.captured.maxRecordDurationReached",
  "commsNotifications.captured.operationCanceled",
  "commsNotifications.captured.callTerminatedByCaller",
  "commsNotifications.captured.callTerminatedByBot"
];
