// Generated from openapi/ by scripts/stages/methods.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import type { requests } from "./requests.ts";
import type { CreateCallRequest, AnswerCallRequest, PlayPromptRequest, RecordResponseRequest, CancelMediaProcessingRequest, SubscribeToToneRequest } from "./types.ts";
import { answerCallRequest, cancelMediaProcessingRequest, createCallRequest, playPromptRequest, recordResponseRequest, subscribeToToneRequest, type Validate } from "./validators.ts";

/** What the client needs to know about a method. */
export interface Method {
  readonly operationId: keyof typeof requests;
  /** Names of the path's parameters, in order. */
  readonly path: readonly string[];
  /** The request body, if there is one, and whether it is required; `schema` is also the name of its validator. */
  readonly body?: { readonly schema: string; readonly required?: true };
  /** Application permissions of which the token needs one. */
  readonly permissions: readonly string[];
  /** True for a POST that is safe to send twice. */
  readonly repeatable?: true;
  /** What the request starts; a notification follows, unless the answer is `final`. */
  readonly starts?: "operation" | "call";
  /** True when the operation has always ended by the time of the answer. */
  readonly final?: true;
  /** The resource in the answer, if it is one that notifications carry too, and whether it is an operation. */
  readonly resource?: { readonly schema: string; readonly isOperation?: true };
}

export const methods = {
  "createCall": {
    "operationId": "createCall",
    "path": [],
    "body": {
      "schema": "createCallRequest",
      "required": true
    },
    "permissions": [
      "Calls.Initiate.All",
      "Calls.InitiateGroupCall.All",
      "Calls.JoinGroupCall.All",
      "Calls.JoinGroupCallAsGuest.All"
    ],
    "starts": "call",
    "resource": {
      "schema": "call"
    }
  },
  "getCall": {
    "operationId": "getCall",
    "path": [
      "callId"
    ],
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ],
    "resource": {
      "schema": "call"
    }
  },
  "hangUp": {
    "operationId": "deleteCall",
    "path": [
      "callId"
    ],
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ]
  },
  "answer": {
    "operationId": "answerCall",
    "path": [
      "callId"
    ],
    "body": {
      "schema": "answerCallRequest",
      "required": true
    },
    "permissions": [
      "Calls.JoinGroupCall.All",
      "Calls.JoinGroupCallAsGuest.All"
    ]
  },
  "playPrompt": {
    "operationId": "playPrompt",
    "path": [
      "callId"
    ],
    "body": {
      "schema": "playPromptRequest",
      "required": true
    },
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ],
    "starts": "operation",
    "resource": {
      "schema": "playPromptOperation",
      "isOperation": true
    }
  },
  "recordResponse": {
    "operationId": "recordResponse",
    "path": [
      "callId"
    ],
    "body": {
      "schema": "recordResponseRequest",
      "required": true
    },
    "permissions": [
      "Calls.AccessMedia.All"
    ],
    "starts": "operation",
    "resource": {
      "schema": "recordOperation",
      "isOperation": true
    }
  },
  "cancelMediaProcessing": {
    "operationId": "cancelMediaProcessing",
    "path": [
      "callId"
    ],
    "body": {
      "schema": "cancelMediaProcessingRequest"
    },
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ],
    "starts": "operation",
    "final": true,
    "resource": {
      "schema": "commsOperation",
      "isOperation": true
    }
  },
  "subscribeToTone": {
    "operationId": "subscribeToTone",
    "path": [
      "callId"
    ],
    "body": {
      "schema": "subscribeToToneRequest"
    },
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ],
    "starts": "operation",
    "final": true,
    "resource": {
      "schema": "commsOperation",
      "isOperation": true
    }
  },
  "keepAlive": {
    "operationId": "keepCallAlive",
    "path": [
      "callId"
    ],
    "permissions": [
      "Calls.Initiate.All",
      "Calls.AccessMedia.All"
    ],
    "repeatable": true
  },
  "getOperation": {
    "operationId": "getCallOperation",
    "path": [
      "callId",
      "operationId"
    ],
    "permissions": [],
    "resource": {
      "schema": "commsOperation",
      "isOperation": true
    }
  }
} as const;

/** The validators of request bodies, by schema. */
export const bodyValidators: { readonly [schema: string]: Validate } = { createCallRequest, answerCallRequest, playPromptRequest, recordResponseRequest, cancelMediaProcessingRequest, subscribeToToneRequest };

/** The client's methods; `Answers` says what each resolves with. */
export interface Methods<Options, Answers extends { readonly [Name in keyof typeof methods]: unknown }> {
  /**
   * Begin or join a call.
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
   *
   * `POST /communications/calls`
   */
  createCall(request: CreateCallRequest, options?: Options): Promise<Answers["createCall"]>;
  /**
   * Read a call.
   *
   * Reads the call as it is. After its end it answers 404.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
   *
   * `GET /communications/calls/{callId}`
   */
  getCall(callId: string, options?: Options): Promise<Answers["getCall"]>;
  /**
   * Hang up.
   *
   * Ends the call; of a group call or meeting, the bot's part in it alone. What runs or waits in the call ends with it, and
   * `terminated` is notified.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
   *
   * `DELETE /communications/calls/{callId}`
   */
  hangUp(callId: string, options?: Options): Promise<Answers["hangUp"]>;
  /**
   * Answer an incoming call.
   *
   * Takes a call that was notified as `incoming`, within 15 seconds. `establishing` and `established` are notified, in any
   * order, to the `callbackUri` given here, else to the bot's registered address. Recording needs `serviceHostedMediaConfig`.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | None; for a group call `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All` |
   *
   * `POST /communications/calls/{callId}/answer`
   */
  answer(callId: string, request: AnswerCallRequest, options?: Options): Promise<Answers["answer"]>;
  /**
   * Play a prompt.
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
   *
   * `POST /communications/calls/{callId}/playPrompt`
   */
  playPrompt(callId: string, request: PlayPromptRequest, options?: Options): Promise<Answers["playPrompt"]>;
  /**
   * Record a short answer.
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
   *
   * `POST /communications/calls/{callId}/recordResponse`
   */
  recordResponse(callId: string, request?: RecordResponseRequest, options?: Options): Promise<Answers["recordResponse"]>;
  /**
   * Cancel prompts and recordings.
   *
   * Ends what plays, records or waits in the call, with a notification for each of them. The operation itself is completed in
   * the answer, and no notification of its own follows. A subscription to tones goes on.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
   *
   * `POST /communications/calls/{callId}/cancelMediaProcessing`
   */
  cancelMediaProcessing(callId: string, request?: CancelMediaProcessingRequest, options?: Options): Promise<Answers["cancelMediaProcessing"]>;
  /**
   * Be notified of keys.
   *
   * From now on each key that is pressed is notified as an `updated` call with `toneInfo`. The operation is completed in the
   * answer, and no notification of its own follows. Only for calls created with `serviceHostedMediaConfig`.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
   *
   * `POST /communications/calls/{callId}/subscribeToTone`
   */
  subscribeToTone(callId: string, request?: SubscribeToToneRequest, options?: Options): Promise<Answers["subscribeToTone"]>;
  /**
   * Keep a call alive.
   *
   * Says that the bot still takes part. Ask every 15 to 45 minutes, else the platform may end the call (408, 8537). After the
   * end it answers 404.
   *
   * | [Permission](https://learn.microsoft.com/graph/permissions-reference#calls-permissions) type | Permission |
   * |---|---|
   * | Delegated (work or school account) | Not supported |
   * | Delegated (personal Microsoft account) | Not supported |
   * | Application | `Calls.Initiate.All` or `Calls.AccessMedia.All` |
   *
   * `POST /communications/calls/{callId}/keepAlive`
   */
  keepAlive(callId: string, options?: Options): Promise<Answers["keepAlive"]>;
  /**
   * Read an operation.
   *
   * Reads the operation that `Location` names. **From the metadata only**: Microsoft has no page for it, so wait for
   * the notification and ask here only when none came. A finished operation may answer 404 (inferred).
   *
   * `GET /communications/calls/{callId}/operations/{operationId}`
   */
  getOperation(callId: string, operationId: string, options?: Options): Promise<Answers["getOperation"]>;
}
