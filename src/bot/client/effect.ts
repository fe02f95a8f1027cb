import { saysNothingWasSent } from "../../lib/unsent.ts";

/** An attempt that gave no usable answer. */
export interface FailedAttempt {
  readonly method: string;
  /** Whether it was handed to `fetch`. */
  readonly sent: boolean;
  /** The answer's status, where its head came. */
  readonly status: number | undefined;
  /** What `fetch`, or the reading of the answer, rejected with. */
  readonly cause?: unknown;
}

/** Whether Graph may have done what it was asked to: it may, where nothing says that it has not. [RR-27] */
export function mayHaveTakenEffect({ method, sent, status, cause }: FailedAttempt): boolean {
  if (method === "GET" || !sent) return false;
  if (status === undefined) return !saysNothingWasSent(cause);
  return (status >= 200 && status <= 299) || status === 502 || status === 504;
}
