// Generated from openapi/ by scripts/stages/types.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

export interface paths {
    "/communications/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin or join a call
         *
         * Calls one user, several of them, or joins a meeting. The answer is the call in the state `establishing`;
         * `establishing` and `established` are notified to `callbackUri`, in any order.
         *
         * With one target it is a call of two, with more a group call; without targets, `chatInfo` and `meetingInfo` say which
         * meeting to join. Recording needs `serviceHostedMediaConfig`.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` (one target), `Calls.InitiateGroupCall.All` (several), `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All` (a meeting) |
         *
         * Some pages name the plural `Calls.JoinGroupCalls.All`, which does not exist. Permissions are looked at here, and not again
         * in most later requests.
         */
        post: operations["createCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}": {
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
        /**
         * Read a call
         *
         * Reads the call as it is. After its end it answers 404.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        /**
         * Hang up
         *
         * Ends the call; of a group call or meeting, the bot's part in it alone. What runs or waits in the call ends with it, and
         * `terminated` is notified.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        delete: operations["deleteCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}/answer": {
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
         * Answer an incoming call
         *
         * Takes a call that was notified as `incoming`, within 15 seconds. `establishing` and `established` are notified, in any
         * order, to the `callbackUri` given here, else to the bot's registered address. Recording needs `serviceHostedMediaConfig`.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | None; for a group call `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All` |
         */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}/playPrompt": {
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
         * Play a prompt
         *
         * Plays audio files to the call. Prompts and recordings share one queue: first in, first out, one at a time. Only for calls
         * created with `serviceHostedMediaConfig`. One notification follows when all has been played; with `loop` none does, and
         * the prompt plays until it is cancelled or the call ends.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        post: operations["playPrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/communications/calls/{callId}/cancelMediaProcessing": {
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
         * Cancel prompts and recordings
         *
         * Ends what plays, records or waits in the call, with a notification for each of them. The operation itself is completed in
         * the answer, and no notification of its own follows. A subscription to tones goes on.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        post: operations["cancelMediaProcessing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}/subscribeToTone": {
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
         * Be notified of keys
         *
         * From now on each key that is pressed is notified as an `updated` call with `toneInfo`. The operation is completed in the
         * answer, and no notification of its own follows. Only for calls created with `serviceHostedMediaConfig`.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        post: operations["subscribeToTone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communications/calls/{callId}/keepAlive": {
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
         * Keep a call alive
         *
         * Says that the bot still takes part. Ask every 15 to 45 minutes, else the platform may end the call (408, 8537). After the
         * end it answers 404.
         *
         * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
         * |---|---|
         * | Delegated (work or school account) | Not supported |
         * | Delegated (personal Microsoft account) | Not supported |
         * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
         */
        post: operations["keepCallAlive"];
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
         * The bot's webhook: Graph posts a batch of notifications to the `callbackUri` that was given when the call was made, such
         * as `https://bot.contoso.com/api/calls`. A finished record operation arrives as `deleted`. Check the token before you
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
        mediaInfo: MediaInfo;
        mediaConfig: MediaConfig;
        modality: Modality;
        /** Someone or something, by its id. */
        identity: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** Id of the user, application or device. */
            id?: string | null;
            /** Name for people; may be missing. */
            displayName?: string | null;
            /** Tenant of the identity. */
            tenantId?: string | null;
            /** `AAD` where it was captured. */
            identityProvider?: string | null;
        };
        /** Who takes part; the metadata spreads these members over identitySet and communicationsIdentitySet, and on the wire both are identitySet. */
        identitySet: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** A person. */
            user?: components["schemas"]["identity"] | null;
            /** An application, such as the bot. */
            application?: components["schemas"]["identity"] | null;
            /** A resource account. */
            applicationInstance?: components["schemas"]["identity"] | null;
            /** A telephone, whose id is an E.164 number. */
            phone?: components["schemas"]["identity"] | null;
            /** A guest. */
            guest?: components["schemas"]["identity"] | null;
            /** Someone whom the bot may not know, without a permission for calls. */
            encrypted?: components["schemas"]["identity"] | null;
            /** A device. */
            device?: components["schemas"]["identity"] | null;
            /** Someone of a server on premises. */
            onPremises?: components["schemas"]["identity"] | null;
            /** Whom a telephone network asserts. */
            assertedIdentity?: components["schemas"]["identity"] | null;
            /** A user of Azure Communication Services. */
            azureCommunicationServicesUser?: components["schemas"]["identity"] | null;
        };
        invitationParticipantInfo: InvitationParticipantInfo;
        endpointType: EndpointType;
        /** Who takes part, and with what. */
        participantInfo: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** Id, where it was captured in `source`. */
            id?: string | null;
            /** Who it is. */
            identity?: components["schemas"]["identitySet"] | null;
            /** What it takes part with. */
            endpointType?: EndpointType | null;
            /** Id of that endpoint. */
            endpointId?: string | null;
            /** Id of the participant. */
            participantId?: string | null;
            /** Country, as two letters. */
            countryCode?: string | null;
            /** Language, `en-US`. */
            languageId?: string | null;
            /** Region, `amer`. */
            region?: string | null;
            /** Whoever has this link can take the place of the participant. A secret. */
            replacementLink?: string | null;
        };
        /** The chat of a meeting. */
        chatInfo: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** Id of the chat. */
            threadId?: string | null;
            /** `0` when joining. */
            messageId?: string | null;
            /** Id of the message that the chat answers. */
            replyChainMessageId?: string | null;
        };
        /** The meeting to join, by its organizer, a token, or its id for joining. */
        meetingInfo: {
            /** Selects the form; with or without `#`. */
            "@odata.type"?: "#microsoft.graph.organizerMeetingInfo" | "#microsoft.graph.tokenMeetingInfo" | "#microsoft.graph.joinMeetingIdMeetingInfo" | (string & {});
            /** Who organized the meeting. */
            organizer?: components["schemas"]["identitySet"] | null;
            /** A token that opens the meeting, for 24 hours. A secret. */
            token?: string | null;
            /** The id that people type to join. */
            joinMeetingId?: string | null;
            /** The passcode that belongs to joinMeetingId. A secret. */
            passcode?: string | null;
            /** Whether the meeting goes on without a host. */
            allowConversationWithoutHost?: boolean | null;
        };
        /** Options of a call. */
        callOptions: {
            /** `#microsoft.graph.outgoingCallOptions` or `incomingCallOptions`. */
            "@odata.type"?: string;
            /** Hides the bot once the call has become a group call. */
            hideBotAfterEscalation?: boolean | null;
            /** Notifies of the sharing of content. */
            isContentSharingNotificationEnabled?: boolean | null;
            /** Notifies of changes of the roster in place of the whole one. */
            isDeltaRosterEnabled?: boolean | null;
            /** Notifies of participants that are being called. */
            isInteractiveRosterEnabled?: boolean | null;
        };
        callDirection: CallDirection;
        createCallRequest: CreateCallRequest;
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
        callState: CallState;
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
        mediaState: MediaState;
        /** Which media flow. */
        callMediaState: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** `active` once the bot hears and can be heard. */
            audio?: MediaState | null;
        };
        toneName: ToneName;
        /** A key that was pressed. */
        toneInfo: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** Number of the key in this call, from 1. */
            sequenceId: number;
            /** Which key, by its name: `tone1`, `pound`. */
            tone: ToneName;
        };
        /** The call, as Graph answers it and as its notifications carry it. */
        call: components["schemas"]["entity"] & {
            /** Id of the call; often missing, and then taken from the path. */
            id?: string | null;
            /** State of the call; null is read as absent. */
            state?: CallState | null;
            /** Who began the call; in the first established notification of an outgoing call, and in those of incoming ones. */
            direction?: CallDirection | null;
            /** Why the call is in this state. */
            resultInfo?: components["schemas"]["resultInfo"] | null;
            /** Whether the media of the call flow; in the second `established` notification. */
            mediaState?: components["schemas"]["callMediaState"] | null;
            /** The key that was pressed. */
            toneInfo?: components["schemas"]["toneInfo"] | null;
            /** Id of the chain of calls that this one belongs to; the header X-Microsoft-Skype-Chain-ID repeats it. */
            callChainId?: string | null;
            /** Where the bot is notified of the call; of an incoming one, its registered address. */
            callbackUri?: string | null;
            /** Who calls. */
            source?: components["schemas"]["participantInfo"] | null;
            /** Who is called; empty when the bot joined a meeting. */
            targets?: components["schemas"]["participantInfo"][] | null;
            /** Who answered; beta only, and null wherever it was seen. */
            answeredBy?: components["schemas"]["participantInfo"] | null;
            /** Tenant of the call. */
            tenantId?: string | null;
            /** The bot's own id in the roster. */
            myParticipantId?: string | null;
            /** The media that were asked for. */
            requestedModalities?: Modality[] | null;
            /** Where media is processed. */
            mediaConfig?: {
                /** Type of the object. */
                "@odata.type"?: string;
            } | null;
            /** The chat of a meeting. */
            chatInfo?: components["schemas"]["chatInfo"] | null;
            /** The meeting. */
            meetingInfo?: components["schemas"]["meetingInfo"] | null;
            /** Options of the call. */
            callOptions?: components["schemas"]["callOptions"] | null;
            /** Subject of the call. */
            subject?: string | null;
            /** `CallTerminated` for calls that came in; beta only. */
            terminationReason?: string | null;
        };
        /** A call in an answer of Graph, with its id. */
        identifiedCall: components["schemas"]["call"] & {
            /** Id of the call. */
            id: string;
        };
        /** One segment of a path; not empty, and no dot segment, which would reach another resource. */
        pathId: string;
        answerCallRequest: AnswerCallRequest;
        mediaPrompt: MediaPrompt;
        playPromptRequest: PlayPromptRequest;
        operationStatus: OperationStatus;
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
        playPromptCompletionReason: PlayPromptCompletionReason;
        /** A requested prompt, as in Graph's answers and in notifications. */
        playPromptOperation: components["schemas"]["commsOperation"] & {
            /** Why it ended. Documented in beta alone, and captured by a bot of v1.0 too. */
            completionReason?: PlayPromptCompletionReason | null;
            /** What was to be played, as it was requested; captured bodies have it, and the documentation does not. */
            prompts?: {
                [key: string]: unknown;
            }[] | null;
        };
        /** A prompt in an answer of Graph, with its id. */
        identifiedPlayPromptOperation: components["schemas"]["playPromptOperation"] & {
            /** The server's id of the operation. */
            id: string;
        };
        tone: Tone;
        recordResponseRequest: RecordResponseRequest;
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
        cancelMediaProcessingRequest: CancelMediaProcessingRequest;
        /** An operation of a type without its own schema, with its id. */
        identifiedOperation: components["schemas"]["commsOperation"] & {
            /** The server's id of the operation. */
            id: string;
        };
        /** An operation that has ended by the time of the answer, so that no notification of it follows. */
        endedOperation: components["schemas"]["identifiedOperation"] & {
            /**
             * It has ended.
             */
            status: "completed" | "failed";
        };
        subscribeToToneRequest: SubscribeToToneRequest;
        /** An operation of the call, whatever its type. */
        callOperation: components["schemas"]["identifiedRecordOperation"] | components["schemas"]["identifiedPlayPromptOperation"] | components["schemas"]["identifiedOperation"];
        changeType: ChangeType;
        /**
         * Type of a record operation; with or without `#`.
         */
        recordOperationType: "#microsoft.graph.recordOperation" | "microsoft.graph.recordOperation";
        /** A record operation, with its type. */
        recordOperationResource: components["schemas"]["recordOperation"] & {
            "@odata.type": components["schemas"]["recordOperationType"];
        };
        /**
         * Type of a prompt; with or without `#`.
         */
        playPromptOperationType: "#microsoft.graph.playPromptOperation" | "microsoft.graph.playPromptOperation";
        /** A prompt, with its type. */
        playPromptOperationResource: components["schemas"]["playPromptOperation"] & {
            "@odata.type": components["schemas"]["playPromptOperationType"];
        };
        /** A stream of media of a participant. */
        mediaStream: {
            /** Type of the object; with or without `#`, and often left out. */
            "@odata.type"?: string;
            /** The kind of media. */
            mediaType?: Modality | null;
            /** Which one, such as `main-audio`, where it was captured. */
            label?: string | null;
            /** Id of the stream. */
            sourceId?: string | null;
            /** Which way, such as `sendReceive`. */
            direction?: string | null;
            /** Whether the platform mutes it. */
            serverMuted?: boolean | null;
        };
        /** A participant of the call, in its roster. */
        participant: components["schemas"]["entity"] & {
            /** Id of the participant. */
            id?: string | null;
            /** Who it is. */
            info?: components["schemas"]["participantInfo"] | null;
            /** Waits to be admitted. */
            isInLobby?: boolean | null;
            /** Nothing is heard from it. */
            isMuted?: boolean | null;
            /** Its media. */
            mediaStreams?: components["schemas"]["mediaStream"][] | null;
            /** A string that its application attached. */
            metadata?: string | null;
            /** Its identity is hidden. */
            isIdentityAnonymized?: boolean | null;
            /** `none` where it was captured. */
            meetingRole?: string | null;
        };
        /**
         * Type of a participant; with or without `#`.
         */
        participantType: "#microsoft.graph.participant" | "microsoft.graph.participant";
        /** A participant, with its type. */
        participantResource: components["schemas"]["participant"] & {
            "@odata.type": components["schemas"]["participantType"];
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
        otherOperationType: "#microsoft.graph.commsOperation" | "microsoft.graph.commsOperation" | "#microsoft.graph.subscribeToToneOperation" | "microsoft.graph.subscribeToToneOperation" | "#microsoft.graph.cancelMediaProcessingOperation" | "microsoft.graph.cancelMediaProcessingOperation" | "#microsoft.graph.inviteParticipantsOperation" | "microsoft.graph.inviteParticipantsOperation" | "#microsoft.graph.muteParticipantOperation" | "microsoft.graph.muteParticipantOperation" | "#microsoft.graph.muteParticipantsOperation" | "microsoft.graph.muteParticipantsOperation" | "#microsoft.graph.unmuteParticipantOperation" | "microsoft.graph.unmuteParticipantOperation" | "#microsoft.graph.updateRecordingStatusOperation" | "microsoft.graph.updateRecordingStatusOperation" | "#microsoft.graph.startHoldMusicOperation" | "microsoft.graph.startHoldMusicOperation" | "#microsoft.graph.stopHoldMusicOperation" | "microsoft.graph.stopHoldMusicOperation" | "#microsoft.graph.sendDtmfTonesOperation" | "microsoft.graph.sendDtmfTonesOperation" | "#microsoft.graph.addLargeGalleryViewOperation" | "microsoft.graph.addLargeGalleryViewOperation" | "#microsoft.graph.startRecordingOperation" | "microsoft.graph.startRecordingOperation" | "#microsoft.graph.stopRecordingOperation" | "microsoft.graph.stopRecordingOperation" | "#microsoft.graph.startTranscriptionOperation" | "microsoft.graph.startTranscriptionOperation" | "#microsoft.graph.stopTranscriptionOperation" | "microsoft.graph.stopTranscriptionOperation";
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
        resourceData: components["schemas"]["recordOperationResource"] | components["schemas"]["playPromptOperationResource"] | components["schemas"]["participantResource"] | components["schemas"]["callResource"] | components["schemas"]["otherOperationResource"] | components["schemas"]["otherResource"];
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
        /** The call was created, and is being established. */
        callCreated: {
            headers: {
                Location: components["headers"]["callLocation"];
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["identifiedCall"];
            };
        };
        /** The request breaks the contract. */
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
        /** A permission is missing, or the tenant or the source is refused. */
        createForbidden: {
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
        /** The call as it is. */
        callRead: {
            headers: {
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["identifiedCall"];
            };
        };
        /** The permission that the operation needs is missing. */
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
        /** The operation was created; `running` in the reference, though any operationStatus is legal. */
        playPromptStarted: {
            headers: {
                Location: components["headers"]["operationLocation"];
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["identifiedPlayPromptOperation"];
            };
        };
        /** The body breaks the contract, the call has no service-hosted media, or it is not established. */
        mediaRefused: {
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
        /** What ran and waited has ended. */
        mediaProcessingCanceled: {
            headers: {
                Location: components["headers"]["operationLocation"];
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["endedOperation"];
            };
        };
        /** Tones are notified from now on. */
        toneSubscribed: {
            headers: {
                Location: components["headers"]["operationLocation"];
                "request-id": components["headers"]["requestId"];
                "client-request-id": components["headers"]["clientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["endedOperation"];
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
         * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
         * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
         */
        clientRequestId: string;
        /**
         * Id of the call, as `call.id` gives it; encoded in the path, and never empty, `.` or `..`.
         * @example 57dab8b1-894c-409a-b240-bd8beae78896
         */
        callId: components["schemas"]["pathId"];
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
         * Id of this delivery's notification; that a repeated delivery carries the same id is inferred.
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
        /** Whom to call or what to join, who is notified, and where media is processed. */
        createCall: {
            content: {
                "application/json": CreateCallRequest;
            };
        };
        /** Who is notified from now on, and where media is processed. */
        answerCall: {
            content: {
                "application/json": AnswerCallRequest;
            };
        };
        /** What to play. */
        playPrompt: {
            content: {
                "application/json": PlayPromptRequest;
            };
        };
        /** What to play, how long to listen, and what ends it; no member is required. */
        recordResponse: {
            content: {
                "application/json": RecordResponseRequest;
            };
        };
        /** A string of the bot, to match the answer with. */
        cancelMediaProcessing: {
            content: {
                "application/json": CancelMediaProcessingRequest;
            };
        };
        /** A string of the bot, to match the answer with. */
        subscribeToTone: {
            content: {
                "application/json": SubscribeToToneRequest;
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
         * Address of the call that this request created.
         * @example https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896
         */
        callLocation: string;
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
         * Address of the operation that this request created.
         * @example https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5
         */
        operationLocation: string;
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
    createCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * The caller's own id of this request; errors carry it, and Microsoft's support asks for it.
                 * @example 4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10
                 */
                "client-request-id"?: components["parameters"]["clientRequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["createCall"];
        responses: {
            201: components["responses"]["callCreated"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["createForbidden"];
            409: components["responses"]["conflict"];
            415: components["responses"]["unsupportedMediaType"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    getCall: {
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
        requestBody?: never;
        responses: {
            200: components["responses"]["callRead"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            409: components["responses"]["conflict"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    deleteCall: {
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
        requestBody?: never;
        responses: {
            /** The call is over. */
            204: {
                headers: {
                    "request-id": components["headers"]["requestId"];
                    "client-request-id": components["headers"]["clientRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            409: components["responses"]["conflict"];
            429: components["responses"]["tooManyRequests"];
            500: components["responses"]["internalServerError"];
            503: components["responses"]["serviceUnavailable"];
            default: components["responses"]["unexpectedError"];
        };
    };
    answerCall: {
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
        requestBody: components["requestBodies"]["answerCall"];
        responses: {
            /** Accepted, without a body. */
            202: {
                headers: {
                    "request-id": components["headers"]["requestId"];
                    "client-request-id": components["headers"]["clientRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
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
    playPrompt: {
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
        requestBody: components["requestBodies"]["playPrompt"];
        responses: {
            200: components["responses"]["playPromptStarted"];
            400: components["responses"]["mediaRefused"];
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
            400: components["responses"]["mediaRefused"];
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
            400: components["responses"]["mediaRefused"];
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
    cancelMediaProcessing: {
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
        requestBody?: components["requestBodies"]["cancelMediaProcessing"];
        responses: {
            200: components["responses"]["mediaProcessingCanceled"];
            400: components["responses"]["mediaRefused"];
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
    subscribeToTone: {
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
        requestBody?: components["requestBodies"]["subscribeToTone"];
        responses: {
            200: components["responses"]["toneSubscribed"];
            400: components["responses"]["mediaRefused"];
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
    keepCallAlive: {
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
        requestBody?: never;
        responses: {
            /** The call goes on. */
            200: {
                headers: {
                    "request-id": components["headers"]["requestId"];
                    "client-request-id": components["headers"]["clientRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            409: components["responses"]["conflict"];
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
                 * Id of this delivery's notification; that a repeated delivery carries the same id is inferred.
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
/** Where the media of the call is processed. Prompts and recordings need the platform. */
export interface MediaConfig {
    /**
     * `#microsoft.graph.serviceHostedMediaConfig`; with or without `#`.
     */
    "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" | "microsoft.graph.serviceHostedMediaConfig";
    /** Audio files to fetch before they are played; `resourceId` is the key under which they are kept. */
    preFetchMedia?: MediaInfo[] | null;
}
/** A kind of media. */
export type Modality = "audio" | "video" | "videoBasedScreenSharing" | "data" | (string & {});
/** Someone to call. */
export interface InvitationParticipantInfo {
    /** `#microsoft.graph.invitationParticipantInfo`; one example has `participantInfo`. */
    "@odata.type"?: string;
    /** Whom: `user`, `phone` or `application`. */
    identity: components["schemas"]["identitySet"];
    /** Call that this one takes the place of. */
    replacesCallId?: string | null;
}
/** What a participant takes part with. */
export type EndpointType = "default" | "voicemail" | "skypeForBusiness" | "skypeForBusinessVoipPhone" | (string & {});
/** Who began the call. */
export type CallDirection = "incoming" | "outgoing" | (string & {});
/** The call to begin, or the meeting to join. Members outside the contract are passed on: a tenant answered 201 to one and did not repeat it (2026). */
export interface CreateCallRequest {
    /**
     * `#microsoft.graph.call`; in every example, and may be left out (inferred).
     */
    "@odata.type"?: "#microsoft.graph.call" | "microsoft.graph.call";
    /** Where the bot is notified of this call: https, used as it is, its query included. http is taken for this machine alone, and by the mock alone. */
    callbackUri: string;
    /** Where media is processed. */
    mediaConfig: MediaConfig;
    /** The media of the call; `[audio]` in every example. */
    requestedModalities?: Modality[] | null;
    /** Whom to call: one, or several for a group call. Left out when joining a meeting. */
    targets?: InvitationParticipantInfo[] | null;
    /** Who calls; for telephones the resource account, and for guests. Another one is refused (7507). */
    source?: components["schemas"]["participantInfo"] | null;
    /** The chat of the meeting to join. */
    chatInfo?: components["schemas"]["chatInfo"] | null;
    /** The meeting to join. */
    meetingInfo?: components["schemas"]["meetingInfo"] | null;
    /** The tenant; another one than that of the token is refused (7505). */
    tenantId?: string | null;
    /** Subject of the call. */
    subject?: string | null;
    /** Options of the call. */
    callOptions?: components["schemas"]["callOptions"] | null;
    /** Read-only, though examples send it; ignored. */
    direction?: CallDirection | null;
}
/** State of a call; `terminated` is the last one. */
export type CallState = "incoming" | "establishing" | "ringing" | "established" | "hold" | "transferring" | "transferAccepted" | "redirecting" | "terminating" | "terminated" | (string & {});
/** Whether media flows. */
export type MediaState = "active" | "inactive" | (string & {});
/** A telephone key, by its name. */
export type ToneName = "tone0" | "tone1" | "tone2" | "tone3" | "tone4" | "tone5" | "tone6" | "tone7" | "tone8" | "tone9" | "star" | "pound" | "a" | "b" | "c" | "d" | "flash" | (string & {});
/** How the call is answered. */
export interface AnswerCallRequest {
    /** Where the bot is notified of this call from now on; default: its registered address. https, used as it is. */
    callbackUri?: string | null;
    /** Where media is processed. */
    mediaConfig: MediaConfig;
    /** The media that the bot accepts. The documentation requires it, and the metadata does not. */
    acceptedModalities?: Modality[] | null;
    /** How many participants a bot for policy-based recording takes; not for others. */
    participantCapacity?: number | null;
    /** Options of the call. */
    callOptions?: components["schemas"]["callOptions"] | null;
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
/** What to play. */
export interface PlayPromptRequest {
    /** The audio files, played one after another. A request with an empty list is refused (inferred). At most 20. */
    prompts: MediaPrompt[];
    /** Plays all again and again until it is cancelled; no notification follows. Beta only. Default false. */
    loop?: boolean | null;
    /** A string of the bot that is returned with the operation. Use one per operation. At most 256 UTF-16 units. */
    clientContext?: string | null;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** Progress of the operation; read in any letter case. */
export type OperationStatus = "notStarted" | "running" | "completed" | "failed" | (string & {});
/** Why the prompt ended. */
export type PlayPromptCompletionReason = "unknown" | "completedSuccessfully" | "mediaOperationCanceled" | (string & {});
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
/** Why the recording ended; beta only. */
export type RecordCompletionReason = "operationCanceled" | "stopToneDetected" | "maxRecordDurationReached" | "initialSilenceTimeout" | "maxSilenceTimeout" | "playPromptFailed" | "playBeepFailed" | "mediaReceiveTimeout" | "unspecifiedError" | "none" | (string & {});
/** A request to end what plays and records. */
export interface CancelMediaProcessingRequest {
    /** A string of the bot that is returned with the operation. Use one per operation. At most 256 UTF-16 units. */
    clientContext?: string | null;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** A request for the keys that are pressed. */
export interface SubscribeToToneRequest {
    /** A string of the bot that is returned with the operation. Use one per operation. At most 256 UTF-16 units. */
    clientContext?: string | null;
    /** OData control information, of the object or of a member. */
    [member: `${string}@odata.${string}`]: unknown;
}
/** What happened to the resource; a finished record operation is `deleted`. */
export type ChangeType = "created" | "updated" | "deleted" | (string & {});
