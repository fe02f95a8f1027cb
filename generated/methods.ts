// Generated from openapi/ by scripts/stages/methods.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
import type { requests } from "./requests.ts";
import type { RecordResponseRequest } from "./types.ts";
import { recordResponseRequest, type Validate } from "./validators.ts";

/** What the client needs to know about a method. */
export interface Method {
  readonly operationId: keyof typeof requests;
  /** Names of the path's parameters, in order. */
  readonly path: readonly string[];
  /** The request body, if there is one, and whether it is required; `schema` is also the name of its validator. */
  readonly body: { readonly schema: string; readonly required: boolean } | null;
  /** Application permissions of which the token needs one. */
  readonly permissions: readonly string[];
  /** True for a POST that is safe to send twice. */
  readonly repeatable: boolean;
  /** What the request starts; a notification follows, unless the answer is `final`. */
  readonly starts: "operation" | "call" | null;
  /** True when the operation has always ended by the time of the answer. */
  readonly final: boolean;
  /** The resource in the answer, if it is one that notifications carry too, and whether it is an operation. */
  readonly resource: { readonly schema: string; readonly isOperation: boolean } | null;
}

export const methods = {
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
    "repeatable": false,
    "starts": "operation",
    "final": false,
    "resource": {
      "schema": "recordOperation",
      "isOperation": true
    }
  },
  "getOperation": {
    "operationId": "getCallOperation",
    "path": [
      "callId",
      "operationId"
    ],
    "body": null,
    "permissions": [],
    "repeatable": false,
    "starts": null,
    "final": false,
    "resource": {
      "schema": "commsOperation",
      "isOperation": true
    }
  }
} as const;

/** The validators of request bodies, by schema. */
export const bodyValidators: { readonly [schema: string]: Validate } = { recordResponseRequest };

/** The client's methods; `Answers` says what each resolves with. */
export interface Methods<Options, Answers extends { readonly [Name in keyof typeof methods]: unknown }> {
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
   * Read an operation.
   *
   * Reads the operation that `Location` names. **From the metadata only**: Microsoft has no page for it, so wait for
   * the notification and ask here only when none came. A finished operation may answer 404 (inferred).
   *
   * `GET /communications/calls/{callId}/operations/{operationId}`
   */
  getOperation(callId: string, operationId: string, options?: Options): Promise<Answers["getOperation"]>;
}
