// Generated from openapi/ by scripts/stages/client.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import createClient, { type ClientOptions, type FetchOptions, type FetchResponse } from "openapi-fetch";
import { pathOf } from "./requests.ts";
import type { operations, paths } from "./types.ts";

type Operations = operations;
type MediaType = `${string}/${string}`;
type Answer<Id extends keyof Operations, Init> = Promise<FetchResponse<Operations[Id], Init, MediaType>>;

/** The same request with its path values named, so that one left out is refused by name. */
function placed<Init extends object>(init: Init): Init {
  const { params } = init as { params?: { path?: object } };
  return { ...init, params: { ...params, path: params?.path ?? {} } };
}

/** The operations of the security scheme `graphToken`. */
export interface GraphTokenClient {
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
  createCall<Init extends FetchOptions<Operations["createCall"]>>(init: Init): Answer<"createCall", Init>;
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
  getCall<Init extends FetchOptions<Operations["getCall"]>>(init: Init): Answer<"getCall", Init>;
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
  deleteCall<Init extends FetchOptions<Operations["deleteCall"]>>(init: Init): Answer<"deleteCall", Init>;
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
  answerCall<Init extends FetchOptions<Operations["answerCall"]>>(init: Init): Answer<"answerCall", Init>;
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
  playPrompt<Init extends FetchOptions<Operations["playPrompt"]>>(init: Init): Answer<"playPrompt", Init>;
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
  recordResponse<Init extends FetchOptions<Operations["recordResponse"]>>(init: Init): Answer<"recordResponse", Init>;
  /**
   * Record a short answer (old path).
   *
   * `POST /app/calls/{callId}/recordResponse`
   *
   * @deprecated The former address of the same action; use `/communications/calls/{callId}/recordResponse`.
   */
  recordResponseByApp<Init extends FetchOptions<Operations["recordResponseByApp"]>>(init: Init): Answer<"recordResponseByApp", Init>;
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
  cancelMediaProcessing<Init extends FetchOptions<Operations["cancelMediaProcessing"]>>(init: Init): Answer<"cancelMediaProcessing", Init>;
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
  subscribeToTone<Init extends FetchOptions<Operations["subscribeToTone"]>>(init: Init): Answer<"subscribeToTone", Init>;
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
  keepCallAlive<Init extends FetchOptions<Operations["keepCallAlive"]>>(init: Init): Answer<"keepCallAlive", Init>;
  /**
   * Read an operation.
   *
   * Reads the operation that `Location` names. **From the metadata only**: Microsoft has no page for it, so wait for
   * the notification and ask here only when none came. A finished operation may answer 404 (inferred).
   *
   * `GET /communications/calls/{callId}/operations/{operationId}`
   */
  getCallOperation<Init extends FetchOptions<Operations["getCallOperation"]>>(init: Init): Answer<"getCallOperation", Init>;
}

/**
 * Plain openapi-fetch, typed by the contract: it adds no token, validates no body, does not retry, and returns answers as they
 * come, a recording's token in plain text included. `createCallsClient` of the main entry point does all of that.
 *
 * @param options those of openapi-fetch; `baseUrl` is https://graph.microsoft.com/beta by default
 */
export function createGraphTokenClient(options: ClientOptions = {}): GraphTokenClient {
  const client = createClient<paths>({ baseUrl: "https://graph.microsoft.com/beta", ...options, pathSerializer: pathOf });
  return {
    createCall: (init) => client.POST("/communications/calls", placed(init) as never) as never,
    getCall: (init) => client.GET("/communications/calls/{callId}", placed(init) as never) as never,
    deleteCall: (init) => client.DELETE("/communications/calls/{callId}", placed(init) as never) as never,
    answerCall: (init) => client.POST("/communications/calls/{callId}/answer", placed(init) as never) as never,
    playPrompt: (init) => client.POST("/communications/calls/{callId}/playPrompt", placed(init) as never) as never,
    recordResponse: (init) => client.POST("/communications/calls/{callId}/recordResponse", placed(init) as never) as never,
    recordResponseByApp: (init) => client.POST("/app/calls/{callId}/recordResponse", placed(init) as never) as never,
    cancelMediaProcessing: (init) => client.POST("/communications/calls/{callId}/cancelMediaProcessing", placed(init) as never) as never,
    subscribeToTone: (init) => client.POST("/communications/calls/{callId}/subscribeToTone", placed(init) as never) as never,
    keepCallAlive: (init) => client.POST("/communications/calls/{callId}/keepAlive", placed(init) as never) as never,
    getCallOperation: (init) => client.GET("/communications/calls/{callId}/operations/{operationId}", placed(init) as never) as never,
  };
}

/** The operations of the security scheme `recordingAccessToken`. */
export interface RecordingAccessTokenClient {
  /**
   * Download the recording.
   *
   * Fetches the file that the completed notification names. `recordingLocation` is an opaque absolute URL and is fetched as
   * it is: the path shown here is illustrative, and generated clients cannot call it. It takes its own token, never the one
   * for Graph, and is gone shortly after the call ends.
   *
   * Before you download: you may not record or otherwise persist media content from calls, or data derived from it. Be
   * compliant with the laws on data protection and confidentiality of communications, and consult with your legal counsel.
   *
   * `GET /recordings/{recordingId}`
   */
  downloadRecording<Init extends FetchOptions<Operations["downloadRecording"]>>(init: Init): Answer<"downloadRecording", Init>;
}

/**
 * Plain openapi-fetch, typed by the contract: it adds no token, validates no body, does not retry, and returns answers as they
 * come, a recording's token in plain text included. `createCallsClient` of the main entry point does all of that.
 *
 * @param options those of openapi-fetch; `baseUrl` is https://file.location by default
 */
export function createRecordingAccessTokenClient(options: ClientOptions = {}): RecordingAccessTokenClient {
  const client = createClient<paths>({ baseUrl: "https://file.location", ...options, pathSerializer: pathOf });
  return {
    downloadRecording: (init) => client.GET("/recordings/{recordingId}", placed(init) as never) as never,
  };
}
