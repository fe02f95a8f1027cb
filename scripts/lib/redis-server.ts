import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type RedisClientType } from "@redis/client";
import { removeFolder, temporaryFolder } from "./temporary-folder.ts";

/** The program; `redis-server` in the path unless the environment names another. Undefined when there is none. */
export const redisServer: string | undefined = found(process.env["REDIS_SERVER"] ?? "redis-server");

export const noRedisServer = "no redis-server; apt-get install redis-server or set REDIS_SERVER";

function found(program: string): string | undefined {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return program;
  } catch {
    return undefined;
  }
}

/** How Redis goes away: with what it has written, at once, or so that it comes back empty. */
export type Restart = "term" | "kill" | "empty";

/** A redis-server of its own, which nobody else can reach. It is killed when this process exits. */
export interface RedisServer {
  /** Of its socket; undefined when it listens on a port. */
  readonly path: string;
  readonly child: () => ChildProcess;
  /** A client that is not connected. */
  client(options?: object): RedisClientType;
  /** A client that is; it is closed with the server. */
  admin(): Promise<RedisClientType>;
  down(how: Restart): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

const usual = [
  "--port",
  "0",
  "--save",
  "",
  "--appendonly",
  "yes",
  "--appendfsync",
  "everysec",
  "--loglevel",
  "warning",
];

/** @param settings as arguments, `["--maxmemory", "2mb"]` */
export async function startRedis(settings: readonly string[] = []): Promise<RedisServer> {
  if (redisServer === undefined) throw new Error(noRedisServer);
  const program = redisServer;
  const folder = temporaryFolder();
  const path = join(folder, "s");
  const admins: RedisClientType[] = [];
  let data = 0;
  let child: ChildProcess | undefined;
  const killed = (): void => void child?.kill("SIGKILL");
  process.once("exit", killed);

  const client = (options: object = {}): RedisClientType =>
    createClient({ socket: { path, reconnectStrategy: 20 }, ...options }) as RedisClientType;

  async function up(): Promise<void> {
    const dir = join(folder, `data-${data}`);
    mkdirSync(dir, { recursive: true });
    const args = [...usual, "--unixsocket", path, "--dir", dir, ...settings];
    child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (said += text.toString()));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`redis-server ended:\n${said}`);
      const probe = createClient({ socket: { path, reconnectStrategy: false } });
      probe.on("error", () => undefined);
      try {
        await probe.connect();
        return;
      } catch (error) {
        if (String(error).includes("NOAUTH")) return;
        await sleep(10);
      } finally {
        probe.destroy();
      }
    }
  }

  async function down(how: Restart): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(how === "term" ? "SIGTERM" : "SIGKILL");
    await ended;
    if (how === "empty") data += 1;
  }

  await up();
  return {
    path,
    child: () => child as ChildProcess,
    client,
    async admin() {
      const admin = client();
      admin.on("error", () => undefined);
      await admin.connect();
      admins.push(admin);
      return admin;
    },
    down,
    up,
    async stop() {
      for (const admin of admins) admin.destroy();
      await down("kill");
      process.removeListener("exit", killed);
      removeFolder(folder);
    },
  };
}
