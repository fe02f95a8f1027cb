import type { CommsErrorCode } from "../../errors.ts";
import { type Checks, func } from "../../lib/options.ts";

/** An attempt that is about to be sent. Holds no token and no body. */
export interface RequestEvent {
  /** The contract's name of the operation: `getCallOperation`. */
  readonly operationId: string;
  readonly method: string;
  /** Values of the path by name: `callId`, `operationId`. */
  readonly ids: Readonly<Record<string, string>>;
  /** The request's `client-request-id`: the same for each attempt. */
  readonly clientRequestId: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds since 1970, on the client's clock. */
  readonly atMs: number;
}

/** An attempt that was answered, or failed. */
export interface AnswerEvent extends RequestEvent {
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  /** Why no answer came: the error's code, or `ABORTED` by the caller. */
  readonly error: CommsErrorCode | "ABORTED" | undefined;
  /** The answer's `request-id`. */
  readonly requestId: string | undefined;
  /** From `atMs` to the end of the answer's body, milliseconds. */
  readonly durationMs: number;
}

/** An attempt that will be followed by another. */
export interface RetryEvent extends AnswerEvent {
  /** How long the wait before the next attempt is, milliseconds. */
  readonly delayMs: number;
}

/** Called while requests are sent, for logs, metrics and traces. What a hook throws does no harm; nothing waits for it. */
export interface ClientHooks {
  /** Before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** After each attempt, answered or not. */
  readonly onAnswer?: ((event: AnswerEvent) => unknown) | undefined;
  /** After `onAnswer`, where another attempt follows. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

export const hookChecks: Checks<ClientHooks> = { onRequest: func(), onAnswer: func(), onRetry: func() };
