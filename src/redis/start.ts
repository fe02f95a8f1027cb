import type { Connection } from "./connection.ts";
import { isRefusal, messageOf, persisted } from "./failure.ts";
import type { Shared } from "./shared.ts";

export interface StartOptions extends Shared {
  readonly sharded: boolean;
  /** Takes the first lease, by the script that needs the most. */
  readonly beat: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/**
 * Waits until Redis is there and has loaded, and tries what a waiter needs of it.
 *
 * @throws Error that says what is missing and what to do
 */
export async function startWith({
  connection,
  names,
  clock,
  sharded,
  storeWithinMs,
  beat,
  onError,
}: StartOptions): Promise<void> {
  await persisted(clock, storeWithinMs, "createRedisWaiter", async () => {
    if (!connection.isReady) throw connection.lastError ?? new Error("no connection yet");
    await connection.send(undefined, ["PING"]);
  });
  await refuseEviction(connection, onError);
  try {
    await connection.publish(names.instances, "start");
    await connection.subscribe(names.instances);
    await beat();
  } catch (error) {
    throw explained(error, sharded);
  }
}

/** An answer that was evicted is lost. What of Redis is asked is allowed where CONFIG is not. */
async function refuseEviction(connection: Connection, onError: (error: unknown) => void): Promise<void> {
  const memory = await connection.send(undefined, ["INFO", "memory"]).catch((error: unknown) => {
    onError(
      new Error(
        `Whether Redis evicts keys is not known (${messageOf(error)}): its maxmemory-policy must be noeviction`,
      ),
    );
  });
  const [, policy = "noeviction"] = /^maxmemory_policy:(\S+)/m.exec(String(memory)) ?? [];
  const [, limit = "0"] = /^maxmemory:(\d+)/m.exec(String(memory)) ?? [];
  if (policy === "noeviction" || limit === "0") return;
  throw new Error(
    `Redis must not evict keys, as an answer that was evicted is lost: set maxmemory-policy to noeviction; it is ${policy}`,
  );
}

function explained(error: unknown, sharded: boolean): unknown {
  if (!isRefusal(error)) return error;
  const said = error.message;
  if (sharded && /unknown command/i.test(said))
    return new Error(`Redis has no sharded channels, which came with 7.0: give sharded: false (${said})`, {
      cause: error,
    });
  if (said.startsWith("NOPERM"))
    return new Error(`The user of client needs the keys and channels below prefix, and scripts (${said})`, {
      cause: error,
    });
  if (said.startsWith("OOM")) return new Error(`Redis has no memory left: raise maxmemory (${said})`, { cause: error });
  return error;
}
