// Generated from openapi/ by scripts/stages/types.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

export interface paths {
    "/communications/calls/{callId}/recordResponse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a short answer
         * @description Asks the platform to play a prompt, beep, and record a short answer from the caller.
         *
         *     Only for calls created with `serviceHostedMediaConfig`. Needs the application permission `Calls.AccessMedia.All`;
         *     there is no delegated one. The answer is an operation: unless it is already completed or failed, a notification
         *     follows at the bot's callback. Not for recording a whole call: at most two minutes, and media may not be persisted.
         */
        post: operations["recordResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/app/calls/{callId}/recordResponse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a short answer (old path)
         * @deprecated
         * @description The former address of the same action; use `/communications/calls/{callId}/recordResponse`.
         */
        post: operations["recordResponseByApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
                /**
                 * @description Id of the operation, as the answer or the notification gives it.
                 * @example 0fe0623f-d628-42ed-b4bd-8ac290072cc5
                 */
                operationId: components["parameters"]["operationId"];
            };
            cookie?: never;
        };
        /**
         * Read an operation
         * @description Reads the operation that `Location` names. **From the metadata only**: Microsoft has no page for it, so wait for
         *     the notification and ask here only when none came. A finished operation may answer 404 (inferred).
         */
        get: operations["getCallOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{recordingId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The opaque last part of recordingLocation.
                 * @example 17e3b46c-f61d-4f4d-9635-c626ef18e6ad
                 */
                recordingId: components["parameters"]["recordingId"];
            };
            cookie?: never;
        };
        /**
         * Download the recording
         * @description Fetches the file that the completed notification names. `recordingLocation` is an opaque absolute URL: the path shown
         *     here is illustrative. It takes its own token, never the one for Graph, and is gone shortly after the call ends.
         */
        get: operations["downloadRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    commsNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive change notifications
         * @description Graph posts a batch of notifications to the `callbackUri` that was given when the call was made. A finished record
         *     operation arrives as `deleted`. The token is checked before the body is read.
         *
         *     No source states retries, time-outs or order: answer at once, expect duplicates, and expect them out of order.
         */
        post: operations["receiveCommsNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description One segment of a path; not empty, and no dot segment, which would reach another resource. */
        pathId: string;
        /** @description The audio file; wav, mono, 16 bit, 16 kHz. */
        mediaInfo: {
            /**
             * Format: uri
             * @description Absolute http or https address of the file; https is advised.
             */
            uri: string;
            /** @description Key under which the platform caches the file. */
            resourceId?: string | null;
        };
        /** @description An audio file to play to the caller. */
        mediaPrompt: {
            /**
             * @description Selects mediaPrompt among the prompts.
             * @constant
             */
            "@odata.type": "#microsoft.graph.mediaPrompt";
            mediaInfo: components["schemas"]["mediaInfo"];
        };
        /** @description A telephone key, as its symbol; the grammar is unpublished, so other strings are accepted. */
        tone: "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "*" | "#" | "A" | "B" | "C" | "D" | (string & {});
        /** @description The recording that a bot requests; every member may be left out, and null means the same. */
        recordResponseRequest: {
            /** @description The prompt to play first; at most one. */
            prompts?: components["schemas"]["mediaPrompt"][] | null;
            /**
             * @description Ends the running and the queued record and playPrompt requests of the call.
             * @default false
             */
            bargeInAllowed?: boolean | null;
            /**
             * Format: int32
             * @description Longest silence before the caller speaks, in seconds; counted from the end of the prompt.
             * @default 5
             */
            initialSilenceTimeoutInSeconds?: number | null;
            /**
             * Format: int32
             * @description Longest pause after the caller has begun to speak, in seconds.
             * @default 5
             */
            maxSilenceTimeoutInSeconds?: number | null;
            /**
             * Format: int32
             * @description Longest recording, in seconds, before the platform stops it.
             * @default 5
             */
            maxRecordDurationInSeconds?: number | null;
            /**
             * @description Plays a beep as the signal for the caller to begin.
             * @default true
             */
            playBeep?: boolean | null;
            /** @description Keys that end the recording. */
            stopTones?: components["schemas"]["tone"][] | null;
            /** @description A string of the bot that is returned with the operation, at most 256 UTF-16 units; one per operation. */
            clientContext?: string | null;
        };
        /** @description The body of every failure. */
        odataError: {
            /** @description What went wrong. */
            error: {
                /** @description An error code; a word, or a number written as a string. */
                code: string;
                /** @description A message for developers. */
                message: string;
                /** @description What the failure is about. */
                target?: string | null;
                /** @description The individual faults. */
                details?: {
                    /** @description An error code. */
                    code: string;
                    /** @description A message for developers. */
                    message: string;
                    /** @description JSON path of the faulty member. */
                    target?: string | null;
                }[];
                /** @description Further details from Graph; every member is optional. */
                innerError?: {
                    /** @description Graph's id of this exchange. */
                    "request-id"?: string;
                    /** @description The caller's id of this request. */
                    "client-request-id"?: string;
                    /** @description When it happened. */
                    date?: string;
                };
            };
        };
        /** @description The annotations that any resource may carry. */
        entity: {
            /** @description The resource's type; with or without `#`, or absent. */
            "@odata.type"?: string;
            /** @description Address of the resource. */
            "@odata.id"?: string;
            /** @description Version of the resource. */
            "@odata.etag"?: string;
            /** @description Where the answer is described. */
            "@odata.context"?: string;
        };
        /** @description Progress of the operation; read in any letter case. */
        operationStatus: "notStarted" | "running" | "completed" | "failed" | (string & {});
        /** @description A code, a subcode and a message; 0 is not a failure, and only status shows success. */
        resultInfo: {
            /**
             * Format: int32
             * @description Like an HTTP status, or 0.
             */
            code: number;
            /**
             * Format: int32
             * @description The platform's more specific code; no list of them is published.
             */
            subcode: number;
            /** @description A message for people. */
            message?: string | null;
        };
        /** @description What all long-running operations of a call have in common. */
        commsOperation: {
            /** @description The server's id of the operation. */
            id?: string | null;
            /** @description The string that the bot sent, at most 256 UTF-16 units. */
            clientContext?: string | null;
            status: components["schemas"]["operationStatus"];
            /** @description The result; absent or null while running, and often afterwards. */
            resultInfo?: components["schemas"]["resultInfo"] | null;
        } & components["schemas"]["entity"];
        /** @description Why the recording ended; beta only. */
        recordCompletionReason: "operationCanceled" | "stopToneDetected" | "maxRecordDurationReached" | "initialSilenceTimeout" | "maxSilenceTimeout" | "playPromptFailed" | "playBeepFailed" | "mediaReceiveTimeout" | "unspecifiedError" | "none" | (string & {});
        /** @description A requested recording, as in Graph's answers and in notifications. */
        recordOperation: {
            /** @description Where the file can be fetched; absent, null and "" mean that there is none. */
            recordingLocation?: string | null;
            /** @description The token for that one file. A secret; absent while running. */
            recordingAccessToken?: string | null;
            /** @description Why it ended; beta only. */
            completionReason?: components["schemas"]["recordCompletionReason"] | null;
        } & components["schemas"]["commsOperation"];
        /** @description A record operation in an answer of Graph, with its id. */
        identifiedRecordOperation: {
            /** @description The server's id of the operation. */
            id: string;
        } & components["schemas"]["recordOperation"];
        /** @description The operation, or null when the platform started one without describing it. */
        recordResponseAnswer: components["schemas"]["identifiedRecordOperation"] | null;
        /** @description An operation of a type without its own schema, with its id. */
        identifiedOperation: {
            /** @description The server's id of the operation. */
            id: string;
        } & WithRequired<components["schemas"]["commsOperation"], "id">;
        /** @description An operation of the call, whatever its type. */
        callOperation: components["schemas"]["identifiedRecordOperation"] | components["schemas"]["identifiedOperation"];
        /** @description What happened to the resource; a finished record operation is `deleted`. */
        changeType: "created" | "updated" | "deleted" | (string & {});
        /** @description State of a call; `terminated` is the last one. */
        callState: "incoming" | "establishing" | "ringing" | "established" | "hold" | "transferring" | "transferAccepted" | "redirecting" | "terminating" | "terminated" | (string & {});
        /** @description The call itself, as its notifications carry it. */
        call: {
            /** @description Id of the call; often missing, and then taken from the path. */
            id?: string | null;
            /** @description State of the call; null is read as absent. */
            state?: components["schemas"]["callState"] | null;
            /** @description Why the call is in this state. */
            resultInfo?: components["schemas"]["resultInfo"] | null;
        } & components["schemas"]["entity"];
        /** @description A resource of the call, distinguished by its type; types that are not listed here are accepted. */
        resourceData: (components["schemas"]["recordOperation"] & {
            "@odata.type": "#microsoft.graph.recordOperation" | "microsoft.graph.recordOperation";
        }) | (components["schemas"]["call"] & {
            "@odata.type": "#microsoft.graph.call" | "microsoft.graph.call";
        }) | (components["schemas"]["commsOperation"] & {
            "@odata.type": "#microsoft.graph.commsOperation" | "microsoft.graph.commsOperation" | "#microsoft.graph.playPromptOperation" | "microsoft.graph.playPromptOperation" | "#microsoft.graph.subscribeToToneOperation" | "microsoft.graph.subscribeToToneOperation" | "#microsoft.graph.cancelMediaProcessingOperation" | "microsoft.graph.cancelMediaProcessingOperation" | "#microsoft.graph.inviteParticipantsOperation" | "microsoft.graph.inviteParticipantsOperation" | "#microsoft.graph.muteParticipantOperation" | "microsoft.graph.muteParticipantOperation" | "#microsoft.graph.muteParticipantsOperation" | "microsoft.graph.muteParticipantsOperation" | "#microsoft.graph.unmuteParticipantOperation" | "microsoft.graph.unmuteParticipantOperation" | "#microsoft.graph.updateRecordingStatusOperation" | "microsoft.graph.updateRecordingStatusOperation" | "#microsoft.graph.startHoldMusicOperation" | "microsoft.graph.startHoldMusicOperation" | "#microsoft.graph.stopHoldMusicOperation" | "microsoft.graph.stopHoldMusicOperation" | "#microsoft.graph.sendDtmfTonesOperation" | "microsoft.graph.sendDtmfTonesOperation" | "#microsoft.graph.addLargeGalleryViewOperation" | "microsoft.graph.addLargeGalleryViewOperation" | "#microsoft.graph.startRecordingOperation" | "microsoft.graph.startRecordingOperation" | "#microsoft.graph.stopRecordingOperation" | "microsoft.graph.stopRecordingOperation" | "#microsoft.graph.startTranscriptionOperation" | "microsoft.graph.startTranscriptionOperation" | "#microsoft.graph.stopTranscriptionOperation" | "microsoft.graph.stopTranscriptionOperation";
        }) | {
            "@odata.type"?: (string & {});
            [member: string]: unknown;
        };
        /** @description One resource of the call that was created, updated or deleted. */
        commsNotification: {
            /** @description Type of the item; with or without `#`, or absent. */
            "@odata.type"?: string;
            changeType: components["schemas"]["changeType"];
            /** @description Address of the resource; relative or absolute, under `/communications` or `/app`. */
            resourceUrl?: string;
            /**
             * @deprecated
             * @description The older name of resourceUrl; many bodies carry both.
             */
            resource?: string;
            /** @description The resource, several of them, or nothing. */
            resourceData?: components["schemas"]["resourceData"] | components["schemas"]["resourceData"][] | null;
        };
        /** @description A batch of notifications, in order. */
        commsNotifications: {
            /** @description Type of the envelope; with or without `#`, or absent. */
            "@odata.type"?: string;
            /** @description The notifications. */
            value: components["schemas"]["commsNotification"][];
        };
    };
    responses: {
        /** @description Any other failure; the same envelope. */
        unexpectedError: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The operation was created; `running` in the reference, though any operationStatus is legal, and so is `null`. */
        recordOperationStarted: {
            headers: {
                Location: components["headers"]["operationLocation"];
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["recordResponseAnswer"];
            };
        };
        /** @description The request was accepted, without a body; the action's answer before July 2019. */
        recordOperationAccepted: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The body breaks the contract, or the call has no service-hosted media. */
        badRequest: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The token is missing, expired or for another audience. */
        unauthorized: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                "WWW-Authenticate": components["headers"]["wwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The permission Calls.AccessMedia.All is missing. */
        forbidden: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The call is unknown or has ended. */
        notFound: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The call is in a state that does not allow this. */
        conflict: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The body is not application/json. */
        unsupportedMediaType: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description Throttled; try again after the time in Retry-After. */
        tooManyRequests: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                "Retry-After": components["headers"]["retryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description Graph failed; whether the recording was started is unknown. */
        internalServerError: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description Graph is not available; whether the recording was started is unknown. */
        serviceUnavailable: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                "Retry-After": components["headers"]["retryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The current state of the operation. */
        recordOperationRead: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["callOperation"];
            };
        };
        /** @description The operation is unknown or finished, or the call has ended. */
        operationNotFound: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The recording, chunked; wav, mono, 16 bit, 16 kHz (inferred from its size and the prompt's format). */
        recordingFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/octet-stream": string;
            };
        };
        /** @description The recording's own token is missing or refused. */
        recordingUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The recording is gone: it is discarded shortly after the call ends. */
        recordingNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** @description The recording is gone: it is discarded shortly after the call ends. */
        recordingGone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
         * @example 57dab8b1-894c-409a-b240-bd8beae78896
         */
        callId: components["schemas"]["pathId"];
        /**
         * @description The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
         * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
         */
        clientRequestId: string;
        /**
         * @description Id of the operation, as the answer or the notification gives it.
         * @example 0fe0623f-d628-42ed-b4bd-8ac290072cc5
         */
        operationId: components["schemas"]["pathId"];
        /**
         * @description The opaque last part of recordingLocation.
         * @example 17e3b46c-f61d-4f4d-9635-c626ef18e6ad
         */
        recordingId: components["schemas"]["pathId"];
    };
    requestBodies: {
        /** @description What to play, how long to listen, and what ends it; no member is required. */
        recordResponse: {
            content: {
                "application/json": components["schemas"]["recordResponseRequest"];
            };
        };
        /** @description A batch of notifications. */
        commsNotifications: {
            content: {
                "application/json": components["schemas"]["commsNotifications"];
            };
        };
    };
    headers: {
        /**
         * @description Graph's id of this exchange.
         * @example 7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01
         */
        requestId: string;
        /**
         * @description The caller's id of this request, returned.
         * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
         */
        clientRequestId: string;
        /**
         * @description Address of the operation that this request created.
         * @example https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5
         */
        operationLocation: string;
        /**
         * @description The required authentication scheme.
         * @example Bearer realm=""
         */
        wwwAuthenticate: string;
        /**
         * @description Seconds to wait before the next attempt; Graph also sends decimals, and a date is possible.
         * @example 2.128
         */
        retryAfter: string;
        /**
         * @description Callback address of the other deployment.
         * @example https://bot-eu.contoso.com/api/calls
         */
        callbackLocation: string;
        /**
         * @description The only method that the callback accepts.
         * @example POST
         */
        allow: "POST";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    recordResponse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["recordResponse"];
        responses: {
            200: components["responses"]["recordOperationStarted"];
            202: components["responses"]["recordOperationAccepted"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupportedMediaType"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    recordResponseByApp: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["recordResponse"];
        responses: {
            200: components["responses"]["recordOperationStarted"];
            202: components["responses"]["recordOperationAccepted"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupportedMediaType"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    getCallOperation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * @description Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
                /**
                 * @description Id of the operation, as the answer or the notification gives it.
                 * @example 0fe0623f-d628-42ed-b4bd-8ac290072cc5
                 */
                operationId: components["parameters"]["operationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["recordOperationRead"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["operationNotFound"];
            409: components["responses"]["conflict"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    downloadRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The opaque last part of recordingLocation.
                 * @example 17e3b46c-f61d-4f4d-9635-c626ef18e6ad
                 */
                recordingId: components["parameters"]["recordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["recordingFile"];
            401: components["responses"]["recordingUnauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["recordingNotFound"];
            410: components["responses"]["recordingGone"];
            default: components["responses"]["unexpectedError"];
        };
    };
    receiveCommsNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["commsNotifications"];
        responses: {
            /** @description Accepted, as with any 2xx. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted, and processed after the answer; what Microsoft's own SDK answers. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Asks for the Graph format, when the platform sent its older one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Asks the platform to use another deployment. */
            302: {
                headers: {
                    Location: components["headers"]["callbackLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not readable JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is missing or refused. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["wwwAuthenticate"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is refused, and 403 is configured. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not a POST. */
            405: {
                headers: {
                    Allow: components["headers"]["allow"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is over the receiver's limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is mounted wrongly, and other code has already read the body. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The keys could not be fetched, or the handler failed; a retry may succeed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
