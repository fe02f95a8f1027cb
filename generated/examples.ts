// Generated from openapi/ by scripts/stages/examples.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import type { components } from "./types.ts";

/** A WAV file, described by its length: 16 kHz, mono, 16 bit. */
export interface WavExample {
  readonly wavSamples: number;
}

export const examples: {
  /** A call to one user. */
  readonly "createCallRequest.callUser": components["schemas"]["createCallRequest"];
  /** Joining a meeting by its organizer. */
  readonly "createCallRequest.joinMeeting": components["schemas"]["createCallRequest"];
  /** Joining a meeting by the id that people type. */
  readonly "createCallRequest.joinMeetingById": components["schemas"]["createCallRequest"];
  /** Another failure. */
  readonly "odataError.unexpectedError": components["schemas"]["odataError"];
  /** The call that was created. */
  readonly "identifiedCall.establishing": components["schemas"]["identifiedCall"];
  /** The body breaks the contract. */
  readonly "odataError.badRequest": components["schemas"]["odataError"];
  /** No usable token. */
  readonly "odataError.unauthorized": components["schemas"]["odataError"];
  /** The permission is missing. */
  readonly "odataError.forbidden": components["schemas"]["odataError"];
  /** The tenant has not consented (observed). */
  readonly "odataError.insufficientPermissions": components["schemas"]["odataError"];
  /** The tenant is not that of the token (observed). */
  readonly "odataError.tenantMismatch": components["schemas"]["odataError"];
  /** The source is not the application (observed). */
  readonly "odataError.sourceInvalid": components["schemas"]["odataError"];
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
  /** A call under way. */
  readonly "identifiedCall.established": components["schemas"]["identifiedCall"];
  /** The call is unknown or has ended; a numeric code, as observed. */
  readonly "odataError.notFound": components["schemas"]["odataError"];
  /** The call is answered with media that the platform processes. */
  readonly "answerCallRequest.reference": components["schemas"]["answerCallRequest"];
  /** The request of the reference page. */
  readonly "playPromptRequest.reference": components["schemas"]["playPromptRequest"];
  /** The running answer of the reference page. */
  readonly "playPromptOperation.running": components["schemas"]["playPromptOperation"];
  /** Waiting behind another operation (inferred). */
  readonly "playPromptOperation.notStarted": components["schemas"]["playPromptOperation"];
  /** Played already; no notification follows. */
  readonly "playPromptOperation.completed": components["schemas"]["playPromptOperation"];
  /** The call has no service-hosted media (sibling). */
  readonly "odataError.notServiceHostedMedia": components["schemas"]["odataError"];
  /** The call is not established yet (sibling). */
  readonly "odataError.callNotEstablished": components["schemas"]["odataError"];
  /** The request of the reference page. */
  readonly "recordResponseRequest.reference": components["schemas"]["recordResponseRequest"];
  /** A prompt, and the defaults. */
  readonly "recordResponseRequest.promptAlone": components["schemas"]["recordResponseRequest"];
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
  /** With a string of the bot. */
  readonly "cancelMediaProcessingRequest.reference": components["schemas"]["cancelMediaProcessingRequest"];
  /** Completed in the answer. */
  readonly "endedOperation.mediaProcessingCanceled": components["schemas"]["endedOperation"];
  /** With a string of the bot. */
  readonly "subscribeToToneRequest.reference": components["schemas"]["subscribeToToneRequest"];
  /** Completed in the answer. */
  readonly "endedOperation.toneSubscribed": components["schemas"]["endedOperation"];
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
  /** A prompt was played to its end; captured in 2023. */
  readonly "commsNotifications.captured.promptPlayed": components["schemas"]["commsNotifications"];
  /** A recording with bargeInAllowed ended the prompt (status seen on a tenant; the rest inferred). */
  readonly "commsNotifications.captured.promptBargedIn": components["schemas"]["commsNotifications"];
  /** The bot cancelled the prompt (sibling). */
  readonly "commsNotifications.captured.promptCanceled": components["schemas"]["commsNotifications"];
  /** The file could not be fetched (sibling). */
  readonly "commsNotifications.captured.promptUnreachable": components["schemas"]["commsNotifications"];
  /** The file is not a WAV that can be played (sibling). */
  readonly "commsNotifications.captured.promptUnusable": components["schemas"]["commsNotifications"];
  /** The call is being established. */
  readonly "commsNotifications.captured.callEstablishing": components["schemas"]["commsNotifications"];
  /** A user calls the bot. */
  readonly "commsNotifications.captured.callIncoming": components["schemas"]["commsNotifications"];
  /** The call is established. */
  readonly "commsNotifications.captured.callEstablished": components["schemas"]["commsNotifications"];
  /** The call's media flows. */
  readonly "commsNotifications.captured.callMediaActive": components["schemas"]["commsNotifications"];
  /** A key was pressed. */
  readonly "commsNotifications.captured.callTone": components["schemas"]["commsNotifications"];
  /** The bot has hung up (documented, never captured). */
  readonly "commsNotifications.captured.callTerminating": components["schemas"]["commsNotifications"];
  /** Who takes part. */
  readonly "commsNotifications.captured.roster": components["schemas"]["commsNotifications"];
  /** The caller hung up (documented). */
  readonly "commsNotifications.captured.callTerminatedByCaller": components["schemas"]["commsNotifications"];
  /** The bot, or the platform, ended the call (documented). */
  readonly "commsNotifications.captured.callTerminatedByBot": components["schemas"]["commsNotifications"];
  /** All others left the meeting (documented). */
  readonly "commsNotifications.captured.callLeftAlone": components["schemas"]["commsNotifications"];
  /** The callee did not answer, or declined (captured; the cause is not named). */
  readonly "commsNotifications.captured.callUnanswered": components["schemas"]["commsNotifications"];
  /** The caller hung up before the bot answered (documented). */
  readonly "commsNotifications.captured.callGivenUp": components["schemas"]["commsNotifications"];
  /** The bot did not answer in time (sibling; the code is inferred). */
  readonly "commsNotifications.captured.callNotAnsweredByBot": components["schemas"]["commsNotifications"];
  /** The bot did not keep the call alive (documented). */
  readonly "commsNotifications.captured.callNotKeptAlive": components["schemas"]["commsNotifications"];
  /** Two notifications in one body. */
  readonly "commsNotifications.batch": components["schemas"]["commsNotifications"];
} = {
  "createCallRequest.callUser": {
    "@odata.type": "#microsoft.graph.call",
    "callbackUri": "https://bot.contoso.com/api/calls",
    "requestedModalities": [
      "audio"
    ],
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
      "preFetchMedia": [
        {
          "uri": "https://cdn.contoso.com/beep.wav",
          "resourceId": "1D6DE2D4-CD51-4309-8DAA-70768651088E"
        }
      ]
    },
    "targets": [
      {
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        "identity": {
          "@odata.type": "#microsoft.graph.identitySet",
          "user": {
            "@odata.type": "#microsoft.graph.identity",
            "id": "112f7296-5fa4-42ca-bae8-6a692b15d4b8",
            "displayName": "John"
          }
        }
      }
    ]
  },
  "createCallRequest.joinMeeting": {
    "@odata.type": "#microsoft.graph.call",
    "callbackUri": "https://bot.contoso.com/api/calls",
    "requestedModalities": [
      "audio"
    ],
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
    },
    "chatInfo": {
      "@odata.type": "#microsoft.graph.chatInfo",
      "threadId": "19:meeting_example@thread.v2",
      "messageId": "0"
    },
    "meetingInfo": {
      "@odata.type": "#microsoft.graph.organizerMeetingInfo",
      "organizer": {
        "@odata.type": "#microsoft.graph.identitySet",
        "user": {
          "@odata.type": "#microsoft.graph.identity",
          "id": "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96",
          "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb"
        }
      },
      "allowConversationWithoutHost": true
    },
    "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb"
  },
  "createCallRequest.joinMeetingById": {
    "@odata.type": "#microsoft.graph.call",
    "callbackUri": "https://bot.contoso.com/api/calls",
    "requestedModalities": [
      "audio"
    ],
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
    },
    "meetingInfo": {
      "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
      "joinMeetingId": "1234567",
      "passcode": null
    },
    "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb"
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
  "identifiedCall.establishing": {
    "@odata.type": "#microsoft.graph.call",
    "@odata.context": "https://graph.microsoft.com/beta/$metadata#app/calls/$entity",
    "id": "57dab8b1-894c-409a-b240-bd8beae78896",
    "state": "establishing",
    "direction": "outgoing",
    "callbackUri": "https://bot.contoso.com/api/calls",
    "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
    "myParticipantId": "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60",
    "source": {
      "@odata.type": "#microsoft.graph.participantInfo",
      "identity": {
        "@odata.type": "#microsoft.graph.identitySet",
        "application": {
          "@odata.type": "#microsoft.graph.identity",
          "id": "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c",
          "displayName": "Calling bot"
        }
      },
      "region": null,
      "languageId": null
    },
    "targets": [],
    "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb",
    "requestedModalities": [
      "audio"
    ],
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
    },
    "subject": null,
    "mediaState": null,
    "resultInfo": null,
    "answeredBy": null,
    "chatInfo": null,
    "meetingInfo": null,
    "toneInfo": null
  },
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
      "message": "The application needs one of the permissions of this operation.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.insufficientPermissions": {
    "error": {
      "code": "7504",
      "message": "Insufficient enterprise tenant permissions, cannot access this API.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.tenantMismatch": {
    "error": {
      "code": "7505",
      "message": "Request authorization tenant mismatch.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.sourceInvalid": {
    "error": {
      "code": "7507",
      "message": "Call source identity invalid.",
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
  "identifiedCall.established": {
    "@odata.type": "#microsoft.graph.call",
    "@odata.context": "https://graph.microsoft.com/beta/$metadata#communications/calls/$entity",
    "id": "57dab8b1-894c-409a-b240-bd8beae78896",
    "state": "established",
    "direction": "outgoing",
    "callbackUri": "https://bot.contoso.com/api/calls",
    "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
    "myParticipantId": "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60",
    "source": {
      "@odata.type": "#microsoft.graph.participantInfo",
      "identity": {
        "@odata.type": "#microsoft.graph.identitySet",
        "application": {
          "@odata.type": "#microsoft.graph.identity",
          "id": "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c",
          "displayName": "Calling bot"
        }
      },
      "region": null,
      "languageId": null
    },
    "targets": [],
    "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb",
    "requestedModalities": [
      "audio"
    ],
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
    },
    "subject": null,
    "mediaState": {
      "@odata.type": "#microsoft.graph.callMediaState",
      "audio": "active"
    },
    "resultInfo": null,
    "answeredBy": null,
    "chatInfo": null,
    "meetingInfo": null,
    "toneInfo": null
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
  "answerCallRequest.reference": {
    "callbackUri": "https://bot.contoso.com/api/calls",
    "mediaConfig": {
      "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
      "preFetchMedia": [
        {
          "uri": "https://cdn.contoso.com/beep.wav",
          "resourceId": "1D6DE2D4-CD51-4309-8DAA-70768651088E"
        }
      ]
    },
    "acceptedModalities": [
      "audio"
    ]
  },
  "playPromptRequest.reference": {
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
    "prompts": [
      {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        "mediaInfo": {
          "@odata.type": "#microsoft.graph.mediaInfo",
          "uri": "https://cdn.contoso.com/beep.wav",
          "resourceId": "1D6DE2D4-CD51-4309-8DAA-70768651088E"
        }
      }
    ]
  },
  "playPromptOperation.running": {
    "@odata.type": "#microsoft.graph.playPromptOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "running",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "playPromptOperation.notStarted": {
    "@odata.type": "#microsoft.graph.playPromptOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "notStarted",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "playPromptOperation.completed": {
    "@odata.type": "#microsoft.graph.playPromptOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "completed",
    "completionReason": "completedSuccessfully",
    "resultInfo": {
      "code": 200,
      "subcode": 0,
      "message": "Action completed successfully."
    },
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "odataError.notServiceHostedMedia": {
    "error": {
      "code": "8500",
      "message": "Invalid media mode; the call was not begun with serviceHostedMediaConfig.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
  "odataError.callNotEstablished": {
    "error": {
      "code": "8501",
      "message": "The call is not established.",
      "innerError": {
        "date": "2026-01-15T10:30:00",
        "request-id": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01",
        "client-request-id": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10"
      }
    }
  },
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
  "cancelMediaProcessingRequest.reference": {
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "endedOperation.mediaProcessingCanceled": {
    "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "completed",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "subscribeToToneRequest.reference": {
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
  },
  "endedOperation.toneSubscribed": {
    "@odata.type": "#microsoft.graph.subscribeToToneOperation",
    "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "status": "completed",
    "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c"
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
  "commsNotifications.captured.promptPlayed": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "completionReason": "completedSuccessfully",
          "status": "completed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 200,
            "subcode": 0,
            "message": "Action completed successfully."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.promptBargedIn": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "completionReason": "mediaOperationCanceled",
          "status": "completed",
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
  "commsNotifications.captured.promptCanceled": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "completionReason": "mediaOperationCanceled",
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
  "commsNotifications.captured.promptUnreachable": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "completionReason": "unknown",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 400,
            "subcode": 8536,
            "message": "Action failed, file could not be downloaded."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.promptUnusable": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "deleted",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "resourceData": {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          "completionReason": "unknown",
          "status": "failed",
          "clientContext": "d45324c1-fcb5-430a-902c-f20af696537c",
          "resultInfo": {
            "@odata.type": "#microsoft.graph.resultInfo",
            "code": 400,
            "subcode": 8535,
            "message": "Action failed, file format is invalid."
          },
          "id": "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
        }
      }
    ]
  },
  "commsNotifications.captured.callEstablishing": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "updated",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "establishing",
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callIncoming": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "created",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "incoming",
          "direction": "incoming",
          "callbackUri": "https://bot.contoso.com/api/calls",
          "source": {
            "@odata.type": "#microsoft.graph.participantInfo",
            "identity": {
              "@odata.type": "#microsoft.graph.identitySet",
              "user": {
                "@odata.type": "#microsoft.graph.identity",
                "id": "112f7296-5fa4-42ca-bae8-6a692b15d4b8",
                "displayName": "John",
                "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb"
              }
            },
            "region": null,
            "languageId": "en-US"
          },
          "targets": [
            {
              "@odata.type": "#microsoft.graph.participantInfo",
              "identity": {
                "@odata.type": "#microsoft.graph.identitySet",
                "application": {
                  "@odata.type": "#microsoft.graph.identity",
                  "id": "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c",
                  "displayName": "Calling bot"
                }
              },
              "region": null,
              "languageId": null
            }
          ],
          "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb",
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
          "id": "57dab8b1-894c-409a-b240-bd8beae78896"
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
  "commsNotifications.captured.callMediaActive": {
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
          "mediaState": {
            "@odata.type": "#microsoft.graph.callMediaState",
            "audio": "active"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callTone": {
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
          "toneInfo": {
            "@odata.type": "#microsoft.graph.toneInfo",
            "sequenceId": 1,
            "tone": "tone1"
          }
        }
      }
    ]
  },
  "commsNotifications.captured.callTerminating": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "updated",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        "resourceData": {
          "@odata.type": "#microsoft.graph.call",
          "state": "terminating",
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.roster": {
    "@odata.type": "#microsoft.graph.commsNotifications",
    "value": [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        "changeType": "updated",
        "resource": "/app/calls/57dab8b1-894c-409a-b240-bd8beae78896/participants",
        "resourceUrl": "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/participants",
        "resourceData": [
          {
            "@odata.type": "#microsoft.graph.participant",
            "info": {
              "@odata.type": "#microsoft.graph.participantInfo",
              "identity": {
                "@odata.type": "#microsoft.graph.identitySet",
                "user": {
                  "@odata.type": "#microsoft.graph.identity",
                  "id": "112f7296-5fa4-42ca-bae8-6a692b15d4b8",
                  "displayName": "John",
                  "tenantId": "86dc81db-c112-4228-9222-63f3e5aa1edb",
                  "identityProvider": "AAD"
                }
              },
              "endpointType": "default",
              "languageId": "en-US",
              "participantId": "7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f"
            },
            "mediaStreams": [
              {
                "mediaType": "audio",
                "label": "main-audio",
                "sourceId": "1",
                "direction": "sendReceive",
                "serverMuted": false
              }
            ],
            "isMuted": false,
            "isInLobby": false,
            "meetingRole": "none",
            "isIdentityAnonymized": false,
            "id": "7c1d4e2f-3a5b-4c6d-8e7f-9a0b1c2d3e4f"
          },
          {
            "@odata.type": "#microsoft.graph.participant",
            "info": {
              "@odata.type": "#microsoft.graph.participantInfo",
              "identity": {
                "@odata.type": "#microsoft.graph.identitySet",
                "application": {
                  "@odata.type": "#microsoft.graph.identity",
                  "id": "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c",
                  "displayName": "Calling bot"
                }
              },
              "endpointType": "default",
              "participantId": "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60"
            },
            "mediaStreams": [],
            "isMuted": false,
            "isInLobby": false,
            "meetingRole": "none",
            "isIdentityAnonymized": false,
            "id": "20ebad0e-67d0-4b6a-9b3c-3d5f1a2c4e60"
          }
        ]
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
  "commsNotifications.captured.callLeftAlone": {
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
            "subcode": 5010,
            "message": "The conversation has ended as one participant remained. DiagCode: 0#5010.@"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callUnanswered": {
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
  "commsNotifications.captured.callGivenUp": {
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
            "subcode": 4521,
            "message": "The other participant hung up. DiagCode: 0#4521.@"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callNotAnsweredByBot": {
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
            "code": 408,
            "subcode": 8587,
            "message": "The call was not answered in time. DiagCode: 408#8587.@"
          },
          "callChainId": "d8217646-3110-40b1-bae6-e9ac6c3a9f74"
        }
      }
    ]
  },
  "commsNotifications.captured.callNotKeptAlive": {
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
            "code": 408,
            "subcode": 8537,
            "message": "The call was not kept alive. DiagCode: 408#8537.@"
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
  "commsNotifications.captured.promptPlayed",
  "commsNotifications.captured.callTerminatedByCaller",
  "commsNotifications.captured.callTerminatedByBot",
  "commsNotifications.captured.callLeftAlone",
  "commsNotifications.captured.callUnanswered",
  "commsNotifications.captured.callGivenUp",
  "commsNotifications.captured.callNotKeptAlive"
];
