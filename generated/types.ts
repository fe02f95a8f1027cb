// Generated from openapi/ by scripts/stages/types.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

export interface paths {
    "/communications/calls/{callId}/recordResponse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
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
         *
         * Asks the platform to play a prompt, beep, and record a short answer from the caller.
         *
         * Only for calls created with `serviceHostedMediaConfig`, and not for recording a whole call: at most 2 minutes. The
         * answer is an operation. Unless it is already completed or failed, a notification follows at the bot's callback; see
         * [commsOperation](https://learn.microsoft.com/graph/api/resources/commsoperation).
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.AccessMedia.All` |
         *
         * You may not record or otherwise persist media content, or data derived from it. Be compliant with the laws on data
         * protection and confidentiality of communications, and consult with your legal counsel.
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
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
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
         * The former address of the same action; use `/communications/calls/{callId}/recordResponse`.
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
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
                /**
                 * Id of the operation, as the answer or the notification gives it.
                 * @example 0fe0623f-d628-42ed-b4bd-8ac290072cc5
                 */
                operationId: components["parameters"]["operationId"];
            };
            cookie?: never;
        };
        /**
         * Read an operation
         *
         * Reads the operation that `Location` names. **From the metadata only**: Microsoft has no page for it, so wait for
         * the notification and ask here only when none came. A finished operation may answer 404 (inferred).
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
                 * The opaque last part of recordingLocation.
                 * @example 17e3b46c-f61d-4f4d-9635-c626ef18e6ad
                 */
                recordingId: components["parameters"]["recordingId"];
            };
            cookie?: never;
        };
        /**
         * Download the recording
         *
         * Fetches the file that the completed notification names. `recordingLocation` is an opaque absolute URL and is fetched as
         * it is: the path shown here is illustrative, and generated clients cannot call it. It takes its own token, never the one
         * for Graph, and is gone shortly after the call ends.
         *
         * Before you download: you may not record or otherwise persist media content from calls, or data derived from it. Be
         * compliant with the laws on data protection and confidentiality of communications, and consult with your legal counsel.
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
         *
         * Graph posts a batch of notifications to the `callbackUri` that was given when the call was made, such as
         * `https://bot.contoso.com/api/calls`. A finished record operation arrives as `deleted`. Check the token before you
         * use the body.
         *
         * No source states retries, time-outs or order: answer at once, expect duplicates, and expect them out of order.
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
        /** One segment of a path; not empty, and no dot segment, which would reach another resource. */
        pathId: string;
        mediaInfo: MediaInfo;
        mediaPrompt: MediaPrompt;
        tone: Tone;
        recordResponseRequest: RecordResponseRequest;
        /** The body of every failure. */
        odataError: {
            /** What went wrong. */
            error: {
                /** An error code; a word, or a number written as a string. */
                code: string;
                /** A message for developers. */
                message: string;
                /** What the failure is about. */
                target?: string | null;
                /** The individual faults. */
                details?: {
                    /** An error code. */
                    code: string;
                    /** A message for developers. */
                    message: string;
                    /** JSON path of the faulty member. */
                    target?: string | null;
                }[];
                /** Further details from Graph; every member is optional. */
                innerError?: {
                    /** Graph's id of this exchange. */
                    "request-id"?: string;
                    /** The caller's id of this request. */
                    "client-request-id"?: string;
                    /** When it happened. */
                    date?: string;
                };
            };
        };
        /** The annotations that any resource may carry. */
        entity: {
            /** The resource's type; with or without `#`, or absent. */
            "@odata.type"?: string;
            /** Address of the resource. */
            "@odata.id"?: string;
            /** Version of the resource. */
            "@odata.etag"?: string;
            /** Where the answer is described. */
            "@odata.context"?: string;
        };
        operationStatus: OperationStatus;
        /** A code, a subcode and a message; 0 is not a failure, and only status shows success. */
        resultInfo: {
            /** Type of the object; often left out. */
            "@odata.type"?: string;
            /** Like an HTTP status, or 0. */
            code: number;
            /** The platform's more specific code; no list of them is published. */
            subcode: number;
            /** A message for people. */
            message?: string | null;
        };
        /** What all long-running operations of a call have in common. */
        commsOperation: components["schemas"]["entity"] & {
            /** The server's id of the operation. */
            id?: string | null;
            /** The string that the bot sent. At most 256 UTF-16 units. */
            clientContext?: string | null;
            status: OperationStatus;
            /** The result; absent or null while running, and often afterwards. */
            resultInfo?: components["schemas"]["resultInfo"] | null;
        };
        recordCompletionReason: RecordCompletionReason;
        /** A requested recording, as in Graph's answers and in notifications. */
        recordOperation: components["schemas"]["commsOperation"] & {
            /** Where the file can be fetched; absent, null and "" mean that there is none. */
            recordingLocation?: string | null;
            /** The token for that one file. A secret; absent while running. */
            recordingAccessToken?: string | null;
            /** Why it ended; beta only. */
            completionReason?: RecordCompletionReason | null;
        };
        /** A record operation in an answer of Graph, with its id. */
        identifiedRecordOperation: components["schemas"]["recordOperation"] & {
            /** The server's id of the operation. */
            id: string;
        };
        /** The operation, or null when the platform started one without describing it. */
        recordResponseAnswer: components["schemas"]["identifiedRecordOperation"] | null;
        /** An operation of a type without its own schema, with its id. */
        identifiedOperation: components["schemas"]["commsOperation"] & {
            /** The server's id of the operation. */
            id: string;
        };
        /** An operation of the call, whatever its type. */
        callOperation: components["schemas"]["identifiedRecordOperation"] | components["schemas"]["identifiedOperation"];
        changeType: ChangeType;
        /**
         * Type of a record operation; with or without `#`.
         */
        recordOperationType: "#microsoft.graph.recordOperation" | "microsoft.graph.recordOperation";
        /** A record operation, with its type. */
        recordOperationResource: components["schemas"]["recordOperation"] & {
            "@odata.type": components["schemas"]["recordOperationType"];
        };
        callState: CallState;
        callDirection: CallDirection;
        /** The call itself, as its notifications carry it. */
        call: components["schemas"]["entity"] & {
            /** Id of the call; often missing, and then taken from the path. */
            id?: string | null;
            /** State of the call; null is read as absent. */
            state?: CallState | null;
            /** Why the call is in this state. */
            resultInfo?: components["schemas"]["resultInfo"] | null;
            /** Who began the call; in the first established notification of an outgoing call, and in those of incoming ones. */
            direction?: CallDirection | null;
            /** Id of the chain of calls that this one belongs to; the header X-Microsoft-Skype-Chain-ID repeats it. */
            callChainId?: string | null;
        };
        /**
         * Type of a call; with or without `#`.
         */
        callType: "#microsoft.graph.call" | "microsoft.graph.call";
        /** The call, with its type. */
        callResource: components["schemas"]["call"] & {
            "@odata.type": components["schemas"]["callType"];
        };
        /**
         * Types of operations that have no schema of their own; with or without `#`.
         */
        otherOperationType: "#microsoft.graph.commsOperation" | "microsoft.graph.commsOperation" | "#microsoft.graph.playPromptOperation" | "microsoft.graph.playPromptOperation" | "#microsoft.graph.subscribeToToneOperation" | "microsoft.graph.subscribeToToneOperation" | "#microsoft.graph.cancelMediaProcessingOperation" | "microsoft.graph.cancelMediaProcessingOperation" | "#microsoft.graph.inviteParticipantsOperation" | "microsoft.graph.inviteParticipantsOperation" | "#microsoft.graph.muteParticipantOperation" | "microsoft.graph.muteParticipantOperation" | "#microsoft.graph.muteParticipantsOperation" | "microsoft.graph.muteParticipantsOperation" | "#microsoft.graph.unmuteParticipantOperation" | "microsoft.graph.unmuteParticipantOperation" | "#microsoft.graph.updateRecordingStatusOperation" | "microsoft.graph.updateRecordingStatusOperation" | "#microsoft.graph.startHoldMusicOperation" | "microsoft.graph.startHoldMusicOperation" | "#microsoft.graph.stopHoldMusicOperation" | "microsoft.graph.stopHoldMusicOperation" | "#microsoft.graph.sendDtmfTonesOperation" | "microsoft.graph.sendDtmfTonesOperation" | "#microsoft.graph.addLargeGalleryViewOperation" | "microsoft.graph.addLargeGalleryViewOperation" | "#microsoft.graph.startRecordingOperation" | "microsoft.graph.startRecordingOperation" | "#microsoft.graph.stopRecordingOperation" | "microsoft.graph.stopRecordingOperation" | "#microsoft.graph.startTranscriptionOperation" | "microsoft.graph.startTranscriptionOperation" | "#microsoft.graph.stopTranscriptionOperation" | "microsoft.graph.stopTranscriptionOperation";
        /** An operation whose type has no schema of its own, with that type. */
        otherOperationResource: components["schemas"]["commsOperation"] & {
            "@odata.type": components["schemas"]["otherOperationType"];
        };
        /** Any other, of a type that has no schema or without one. */
        otherResource: {
            /** The resource's type, when it is none of those that have a schema. */
            "@odata.type"?: (string & {});
        };
        /** A resource of the call; types that are not listed here are accepted. In TypeScript a member that one of them has narrows it, as in `"state" in data`; comparing `@odata.type` does not. */
        resourceData: components["schemas"]["recordOperationResource"] | components["schemas"]["callResource"] | components["schemas"]["otherOperationResource"] | components["schemas"]["otherResource"];
        /** One resource of the call that was created, updated or deleted. At least one of resourceUrl and resource is present. */
        commsNotification: {
            /** Type of the item; with or without `#`, or absent. */
            "@odata.type"?: string;
            changeType: ChangeType;
            /** Address of the resource; relative or absolute, under `/communications` or `/app`. */
            resourceUrl?: string;
            /**
             * @deprecated
             * The older name of resourceUrl; many bodies carry both.
             */
            resource?: string;
            /** The resource, several of them, or nothing. */
            resourceData?: components["schemas"]["resourceData"] | components["schemas"]["resourceData"][] | null;
        };
        /** A batch of notifications, in order. */
        commsNotifications: {
            /** Type of the envelope; with or without `#`, or absent. */
            "@odata.type"?: string;
            /** The notifications. */
            value: components["schemas"]["commsNotification"][];
        };
    };
    responses: {
        /** Any other failure; the same envelope. */
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
        /** The operation was created; `running` in the reference, though any operationStatus is legal, and so is `null`. */
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
        /** The body breaks the contract, or the call has no service-hosted media. */
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
        /** The token is missing, expired or for another audience. */
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
        /** The permission Calls.AccessMedia.All is missing. */
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
        /** The call is unknown or has ended. */
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
        /** The call is in a state that does not allow this. */
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
        /** The body is not application/json. */
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
        /** Throttled; try again after the time in Retry-After. */
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
        /** Graph failed; whether the recording was started is unknown. */
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
        /** Graph is not available; whether the recording was started is unknown. */
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
        /** The current state of the operation. */
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
        /** The operation is unknown or finished, or the call has ended. */
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
        /**
         * The recording, chunked; wav, mono, 16 bit, 16 kHz (inferred from its size and the prompt's format).
         *
         * After the download the same holds: the file, and data derived from it, may not be persisted; be compliant with the laws on
         * data protection and confidentiality of communications, and consult with your legal counsel.
         */
        recordingFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/octet-stream": string;
            };
        };
        /** The recording's own token is missing or refused. */
        recordingUnauthorized: {
            headers: {
                "request-id": components["headers"]["requestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** The recording is gone: it is discarded shortly after the call ends. */
        recordingNotFound: {
            headers: {
                "request-id": components["headers"]["requestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
        /** The recording is gone: it is discarded shortly after the call ends. */
        recordingGone: {
            headers: {
                "request-id": components["headers"]["requestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["odataError"];
            };
        };
    };
    parameters: {
        /**
         * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
         * @example 57dab8b1-894c-409a-b240-bd8beae78896
         */
        callId: components["schemas"]["pathId"];
        /**
         * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
         * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
         */
        clientRequestId: string;
        /**
         * Id of the operation, as the answer or the notification gives it.
         * @example 0fe0623f-d628-42ed-b4bd-8ac290072cc5
         */
        operationId: components["schemas"]["pathId"];
        /**
         * The opaque last part of recordingLocation.
         * @example 17e3b46c-f61d-4f4d-9635-c626ef18e6ad
         */
        recordingId: components["schemas"]["pathId"];
        /**
         * Id of the call for Microsoft's support; the `callChainId` of its notifications.
         * @example d8217646-3110-40b1-bae6-e9ac6c3a9f74
         */
        skypeChainId: string;
        /**
         * Id of this notification; a second delivery of the same one has the same.
         * @example 5b1e3c7a-94d2-4f6b-8a0e-7c2d9f1b4e63
         */
        skypeMessageId: string;
        /**
         * Id of the scenario that the call belongs to, the same for all its notifications.
         * @example 0c9d8e7f-6a5b-4c3d-92e1-f0a1b2c3d4e5
         */
        scenarioId: string;
        /**
         * The platform.
         * @example Microsoft-Skype/3.0,(Calling/1.0)
         */
        platformUserAgent: string;
    };
    requestBodies: {
        /** What to play, how long to listen, and what ends it; no member is required. */
        recordResponse: {
            content: {
                "application/json": RecordResponseRequest;
            };
        };
        /** A batch of notifications. The examples named `captured` are in the form in which bots captured them: their summaries say whether the codes of `resultInfo` are documented, those of Azure Communication Services (sibling), or inferred. */
        commsNotifications: {
            content: {
                "application/json": components["schemas"]["commsNotifications"];
            };
        };
    };
    headers: {
        /**
         * Graph's id of this exchange.
         * @example 7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01
         */
        requestId: string;
        /**
         * The caller's id of this request, returned.
         * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
         */
        clientRequestId: string;
        /**
         * Address of the operation that this request created.
         * @example https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5
         */
        operationLocation: string;
        /**
         * The required authentication scheme.
         * @example Bearer realm=""
         */
        wwwAuthenticate: string;
        /**
         * Seconds to wait before the next attempt; Graph also sends decimals, and a date is possible.
         * @example 2.128
         */
        retryAfter: string;
        /**
         * Callback address of the other deployment.
         * @example https://bot-eu.contoso.com/api/calls
         */
        callbackLocation: string;
        /**
         * The only method that the callback accepts.
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
                 * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["recordResponse"];
        responses: {
            200: components["responses"]["recordOperationStarted"];
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
                 * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["recordResponse"];
        responses: {
            200: components["responses"]["recordOperationStarted"];
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
                 * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path: {
                /**
                 * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
                 * @example 57dab8b1-894c-409a-b240-bd8beae78896
                 */
                callId: components["parameters"]["callId"];
                /**
                 * Id of the operation, as the answer or the notification gives it.
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
                 * The opaque last part of recordingLocation.
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
            header?: {
                /**
                 * Id of the call for Microsoft's support; the `callChainId` of its notifications.
                 * @example d8217646-3110-40b1-bae6-e9ac6c3a9f74
                 */
                "X-Microsoft-Skype-Chain-ID"?: components["parameters"]["skypeChainId"];
                /**
                 * Id of this notification; a second delivery of the same one has the same.
                 * @example 5b1e3c7a-94d2-4f6b-8a0e-7c2d9f1b4e63
                 */
                "X-Microsoft-Skype-Message-ID"?: components["parameters"]["skypeMessageId"];
                /**
                 * Id of the scenario that the call belongs to, the same for all its notifications.
                 * @example 0c9d8e7f-6a5b-4c3d-92e1-f0a1b2c3d4e5
                 */
                "Scenario-Id"?: components["parameters"]["scenarioId"];
                /**
                 * The platform.
                 * @example Microsoft-Skype/3.0,(Calling/1.0)
                 */
                "User-Agent"?: components["parameters"]["platformUserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["commsNotifications"];
        responses: {
            /** Accepted, as with any 2xx. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Accepted, and processed after the answer; what Microsoft's own SDK answers. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Asks for the Graph format, when the platform sent its older one. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Asks the platform to use another deployment. */
            302: {
                headers: {
                    Location: components["headers"]["callbackLocation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The body is not readable JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing or refused. */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["wwwAuthenticate"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is refused, and 403 is configured. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Not a POST. */
            405: {
                headers: {
                    Allow: components["headers"]["allow"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The body is over the receiver's limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Other code has read the body and kept nothing of it, so the receiver is mounted wrongly. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The keys could not be fetched, or the handler failed or took too long; a retry may succeed. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["retryAfter"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
/** The audio file; wav, mono, 16 bit, 16 kHz. */
export interface MediaInfo {
    /** Type of the object; `#microsoft.graph.mediaInfo`, and often left out. */
    "@odata.type"?: string;
    /** Absolute http or https address of the file; https is advised. */
    uri: string;
    /** Key under which the platform caches the file. */
    resourceId?: string | null;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** An audio file to play to the caller. */
export interface MediaPrompt {
    /**
     * Selects mediaPrompt among the prompts; with or without `#`.
     */
    "@odata.type": "#microsoft.graph.mediaPrompt" | "microsoft.graph.mediaPrompt";
    mediaInfo: MediaInfo;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** A telephone key, as its symbol; the grammar is unpublished, so other strings are accepted. */
export type Tone = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "*" | "#" | "A" | "B" | "C" | "D" | (string & {});
/** The recording that a bot requests; every member may be left out, and null means the same. */
export interface RecordResponseRequest {
    /** The prompt to play first, exactly one. Send it, as no source shows a request without; an empty list is refused (8523). */
    prompts?: MediaPrompt[] | null;
    /** Ends the running and the queued record and playPrompt requests of the call. Default false. */
    bargeInAllowed?: boolean | null;
    /** Longest silence until the caller speaks, from the end of the prompt, else from the start of the operation. When it is over, the operation fails. In seconds, 1 to 120, default 5. */
    initialSilenceTimeoutInSeconds?: number | null;
    /** Longest pause after the caller has begun to speak, in seconds, 1 to 120, default 5. */
    maxSilenceTimeoutInSeconds?: number | null;
    /** Longest recording before the platform stops it, in seconds, 1 to 120, default 5. */
    maxRecordDurationInSeconds?: number | null;
    /** Plays a beep as the signal for the caller to begin. Default true. */
    playBeep?: boolean | null;
    /** Keys that end the recording. */
    stopTones?: Tone[] | null;
    /** A string of the bot that is returned with the operation. Use one per operation, in ASCII, and not the call id. At most 256 UTF-16 units. */
    clientContext?: string | null;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** Progress of the operation; read in any letter case. */
export type OperationStatus = "notStarted" | "running" | "completed" | "failed" | (string & {});
/** Why the recording ended; beta only. */
export type RecordCompletionReason = "operationCanceled" | "stopToneDetected" | "maxRecordDurationReached" | "initialSilenceTimeout" | "maxSilenceTimeout" | "playPromptFailed" | "playBeepFailed" | "mediaReceiveTimeout" | "unspecifiedError" | "none" | (string & {});
/** What happened to the resource; a finished record operation is `deleted`. */
export type ChangeType = "created" | "updated" | "deleted" | (string & {});
/** State of a call; `terminated` is the last one. */
export type CallState = "incoming" | "establishing" | "ringing" | "established" | "hold" | "transferring" | "transferAccepted" | "redirecting" | "terminating" | "terminated" | (string & {});
/** Who began the call. */
export type CallDirection = "incoming" | "outgoing" | (string & {});
