/** What a process of the run is started with. */
export interface WorkerSettings {
  readonly redis: string;
  readonly leaseMs: number;
  readonly ttlMs: number;
  readonly timeoutMs: number;
  readonly readAgainMs: number;
  readonly sharded: boolean;
  /** Whether it seals with the older one of the two keys. */
  readonly sealsWithOlder: boolean;
}

/** From the run to a process. */
export type ToWorker =
  /** Ask for a recording, and wait. */
  | { readonly kind: "ask"; readonly callId: string; readonly context: string }
  /** The answer to its POST. */
  | { readonly kind: "answer"; readonly context: string; readonly operationId: string }
  | { readonly kind: "callback"; readonly id: number; readonly body: string }
  /** To be sent back. */
  | { readonly kind: "echo"; readonly sentMs: number }
  | { readonly kind: "stop" };

/** From a process to the run. Times are of the machine's monotonic clock, milliseconds. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "post"; readonly callId: string; readonly context: string }
  | { readonly kind: "acknowledged"; readonly id: number; readonly status: 202 | 503; readonly receivedMs: number }
  | {
      readonly kind: "handled";
      readonly context: string;
      readonly outcome: string;
      readonly token: string | undefined;
      readonly marked: boolean;
      readonly atMs: number;
    }
  | { readonly kind: "echo"; readonly sentMs: number }
  | { readonly kind: "failed"; readonly context: string; readonly error: string }
  | { readonly kind: "stopped"; readonly refused: number; readonly cpuMs: number };

/** The same in all processes of a machine, unlike `performance.now()`. */
export const machineMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
