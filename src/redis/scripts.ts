import type { Connection } from "./connection.ts";

export type ScriptName = "store" | "beat" | "stop" | "register" | "claim" | "adopt" | "forget" | "first";

// Each script is repeatable, as its answer can be lost on the way; and keeps to one slot of a cluster. Time is that of Redis,
// so that instances agree on it.

const now = `local t = redis.call("TIME")
local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

/** Who may act on a wait: `<instance>/<ticket> <1 once it claimed> <1 if one before it had> <operation>`. */
const held = `local owner, claimed, marked, operation
local v = redis.call("GET", KEYS[1])
if v then owner, claimed, marked, operation = string.match(v, "^(%S+) (%d) (%d) (%S*)$") end
local function alive(ticket)
  local lease = redis.call("ZSCORE", KEYS[2], string.match(ticket, "^[^/]+"))
  return lease and tonumber(lease) > now
end`;

const scripts: Readonly<Record<ScriptName, string>> = {
  /** `{ 1 stored | 0 repeated | -1 full, count }`; wakes whoever waits for the call. */
  store: `local count = redis.call("HLEN", KEYS[1])
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 1 then
  redis.call("PEXPIRE", KEYS[1], ARGV[3])
  return {0, count}
end
if count >= tonumber(ARGV[4]) then return {-1, count} end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call(ARGV[5], KEYS[1], ARGV[1] .. " " .. (count + 1) .. " " .. ARGV[2])
return {1, count + 1}`,

  /** `{ 1 if the lease had not lapsed, each other instance whose lease has, and its end; below 0 for a planned stop }`. */
  beat: `${now}
local lease = redis.call("ZSCORE", KEYS[1], ARGV[1])
redis.call("ZADD", KEYS[1], now + ARGV[2], ARGV[1])
redis.call("PEXPIRE", KEYS[2], ARGV[3])
redis.call("ZREMRANGEBYSCORE", KEYS[1], ARGV[3] - now, now - ARGV[3])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
local found = redis.call("ZRANGEBYSCORE", KEYS[1], "-inf", now, "WITHSCORES", "LIMIT", 0, 100)
return {lease and tonumber(lease) > now and 1 or 0, unpack(found)}`,

  /** Gives the lease up: what is still waited for can be adopted at once. */
  stop: `${now}
if redis.call("EXISTS", KEYS[2]) == 0 then return redis.call("ZREM", KEYS[1], ARGV[1]) end
return redis.call("ZADD", KEYS[1], -now, ARGV[1])`,

  /** `{ 1 if another that lives acts on it, 1 if one before may have }`. KEYS: claim, instances, waits. */
  register: `${now}
${held}
if v and owner ~= ARGV[1] then
  if alive(owner) then return {1, 0} end
  if claimed == "1" or marked == "1" then
    marked = "1"
    redis.call("SET", KEYS[1], ARGV[1] .. " 0 1 " .. operation, "PX", ARGV[4])
  end
end
redis.call("HSET", KEYS[3], ARGV[2], ARGV[3])
redis.call("PEXPIRE", KEYS[3], ARGV[4])
return {0, tonumber(marked or 0)}`,

  /** 1 in the one that may act. KEYS: claim, instances. */
  claim: `${now}
${held}
local own = v and owner == ARGV[1]
local other = v and operation ~= "" and ARGV[2] ~= "" and operation ~= ARGV[2]
if v and not own and not other and (claimed == "1" or alive(owner)) then return 0 end
redis.call("SET", KEYS[1], ARGV[1] .. " 1 " .. (own and marked or "0") .. " " .. ARGV[2], "PX", ARGV[3])
return 1`,

  /**
   * Takes a wait over from an instance whose lease has lapsed: `{ 1 if it was there, 1 if one before may have acted }`.
   * KEYS: claim, instances, its waits, the own ones. ARGV: its ticket, the own one, the own one and its one as they stand in a
   * claim, the instance, what was read, what is written, ttl, and whether the own ticket is new or known.
   */
  adopt: `${now}
${held}
if ARGV[9] == "new" and redis.call("HEXISTS", KEYS[4], ARGV[2]) == 1 then return {1, tonumber(marked or 0)} end
if alive(ARGV[5]) or redis.call("HGET", KEYS[3], ARGV[1]) ~= ARGV[6] then return {0, 0} end
redis.call("HDEL", KEYS[3], ARGV[1])
if redis.call("EXISTS", KEYS[3]) == 0 then redis.call("ZREM", KEYS[2], ARGV[5]) end
if v and owner ~= ARGV[4] and alive(owner) then return {0, 0} end
redis.call("HSET", KEYS[4], ARGV[2], ARGV[7])
redis.call("PEXPIRE", KEYS[4], ARGV[8])
local before = claimed == "1" or marked == "1"
redis.call("SET", KEYS[1], ARGV[3] .. " 0 " .. (before and 1 or 0) .. " " .. (operation or ""), "PX", ARGV[8])
return {1, before and 1 or 0}`,

  /** Forgets an instance whose lease has lapsed and that left nothing. KEYS: instances, its waits. */
  forget: `${now}
local lease = redis.call("ZSCORE", KEYS[1], ARGV[1])
if lease and tonumber(lease) <= now and redis.call("EXISTS", KEYS[2]) == 0 then redis.call("ZREM", KEYS[1], ARGV[1]) end
return 1`,

  /** 1 in the one instance that asks first. */
  first: `local v = redis.call("GET", KEYS[1])
if v then return v == ARGV[1] and 1 or 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1`,
};

/** Runs a script; the first of its keys names the slot. */
export type RunScript = (
  name: ScriptName,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

export async function createScripts(connection: Connection): Promise<RunScript> {
  const entries = Object.entries(scripts);
  const hashes = new Map(await Promise.all(entries.map(async ([name, text]) => [name, await sha1(text)] as const)));
  return async (name, keys, args) => {
    const rest = [String(keys.length), ...keys, ...args.map(String)];
    try {
      return await connection.send(keys[0], ["EVALSHA", hashes.get(name) ?? "", ...rest]);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return connection.send(keys[0], ["EVAL", scripts[name], ...rest]);
    }
  };
}

async function sha1(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
