import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@redis/client";
import {
  canonicalId,
  parseNotifications,
  type RecordingOutcome,
  type RecordResponseAnswer,
} from "graph-record-response";
import { createRedisWaiter, handleOnce, recordAndHandle, type SharedTicket } from "graph-record-response/redis";
import { type FromWorker, machineMs, type ToWorker, type WorkerSettings } from "./messages.ts";

// One process of the bot. Callbacks, and answers to its POSTs, come from the run that started it.

const settings = JSON.parse(process.argv[2] ?? "") as WorkerSettings;
const { redis, leaseMs, ttlMs, timeoutMs, readAgainMs, sharded, sealsWithOlder } = settings;
const say = (message: FromWorker): void => void process.send?.(message);

/** What it does with an outcome takes a while, in which it can die. */
async function handle(outcome: RecordingOutcome, ticket: SharedTicket): Promise<void> {
  const token = outcome.kind === "recorded" ? outcome.recording.accessToken.reveal() : undefined;
  const context = ticket.clientContext ?? "";
  say({ kind: "handled", context, outcome: outcome.kind, token, marked: ticket.mayBeHandled, atMs: machineMs() });
  await sleep(2);
}

const keys = [
  { id: "new", key: new Uint8Array(32).fill(1) },
  { id: "old", key: new Uint8Array(32).fill(2) },
];
const waiter = await createRedisWaiter({
  client: createClient({ socket: { path: redis, tls: false } }),
  keys: sealsWithOlder ? keys.toReversed() : keys,
  leaseMs,
  ttlMs,
  readAgainMs,
  sharded,
  graceMs: 10_000, // a callback may wait for Redis, or for a process that is stopped
  onOrphan: (ticket) => ticket.kind === "recordOperation" && handleOnce(ticket, handle),
  onError: () => undefined,
});

const posted = new Map<string, (answer: RecordResponseAnswer) => void>();
const graph = {
  recordResponse(
    callId: string,
    { clientContext }: { readonly clientContext?: string | null },
  ): Promise<RecordResponseAnswer> {
    const context = clientContext ?? "";
    return new Promise((resolve) => {
      posted.set(context, resolve);
      say({ kind: "post", callId, context });
    });
  },
};

async function ask(callId: string, context: string): Promise<void> {
  const request = { clientContext: context };
  try {
    await recordAndHandle({ graph, waiter, callId, request, timeoutMs, handle });
  } catch (error) {
    say({ kind: "failed", context, error: String(error) });
  }
}

async function callback(id: number, body: string): Promise<void> {
  const receivedMs = machineMs();
  const stored = await Promise.allSettled(parseNotifications(body).map(waiter.accept));
  const status = stored.every((each) => each.status === "fulfilled") ? 202 : 503;
  say({ kind: "acknowledged", id, status, receivedMs });
}

process.on("message", (message: ToWorker) => {
  if (message.kind === "ask") void ask(message.callId, message.context);
  else if (message.kind === "callback") void callback(message.id, message.body);
  else if (message.kind === "echo") say(message);
  else if (message.kind === "answer") {
    const callId = canonicalId(message.context);
    const operationId = canonicalId(message.operationId);
    const facts = { location: undefined, requestId: undefined, clientRequestId: "" };
    posted.get(message.context)?.({ kind: "pending", callId, operationId, operation: undefined, ...facts });
    posted.delete(message.context);
  } else {
    const { refused } = waiter.stats;
    const { user, system } = process.cpuUsage();
    void waiter.close().then(() => {
      say({ kind: "stopped", refused, cpuMs: (user + system) / 1_000 });
      process.disconnect(); // after what was said
    });
  }
});
process.once("disconnect", () => process.exit());
say({ kind: "ready" });
