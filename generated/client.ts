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
    recordResponse: (init) => client.POST("/communications/calls/{callId}/recordResponse", placed(init) as never) as never,
    recordResponseByApp: (init) => client.POST("/app/calls/{callId}/recordResponse", placed(init) as never) as never,
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
