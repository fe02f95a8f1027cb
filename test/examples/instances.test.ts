import { readdirSync, readFileSync } from "node:fs";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { join } from "node:path";
import { type ParsedNotification, parseNotifications } from "graph-record-response";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freePort, listenOnLoopback } from "../../scripts/lib/serve.ts";
import type { Mock } from "../cli/mock-support.ts";
import { describeWithRedis, ownRedis, recorded } from "../support/redis.ts";
import {
  type BotProcess,
  eventsOfCall,
  jsonFile,
  printedFor,
  startBotProcess,
  startMockForBot,
  temporaryFolder,
} from "./bot-process.ts";
import { openInbox } from "./instances/inbox.ts";

// Two instances of a bot behind one callback, whose notifications go to one and the other in turn.

vi.setConfig({ testTimeout: 120_000 });

const folder = join(import.meta.dirname, "instances");
const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
const key = Buffer.alloc(32, 7).toString("base64");

interface Instances {
  readonly mock: Mock;
  readonly bots: readonly BotProcess[];
  readonly printed: () => string;
}

/** A load balancer, which sends to the next when one is gone. */
async function balanced(ports: readonly string[]): Promise<string> {
  let turn = 0;
  const { origin, close } = await listenOnLoopback((req, res) => {
    turn += 1;
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => forward(req, Buffer.concat(chunks), res, [ports[turn % 2], ports[(turn + 1) % 2]]));
  });
  onTestFinished(close);
  return `${origin}/api/calls`;
}

function forward(
  req: IncomingMessage,
  body: Buffer,
  res: ServerResponse,
  [port, ...others]: (string | undefined)[],
): void {
  if (port === undefined) return void res.writeHead(502).end();
  const { method, url, headers } = req;
  const sent = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(res);
  });
  sent.once("error", () => forward(req, body, res, others));
  sent.end(body);
}

async function startInstances(file: string, script: object, own: Readonly<Record<string, string>>): Promise<Instances> {
  const ports = [await freePort(), await freePort()];
  const mock = await startMockForBot(
    ...["--callback", await balanced(ports), "--app-id", appId],
    ...["--script", jsonFile(temporaryFolder(), "script.json", script), "--fault", "establishedTwice"],
  );
  const { GRAPH_MOCK_URL = "", MICROSOFT_APP_ID = "" } = printedFor(mock, "Node");
  const bots = await Promise.all(
    ports.map((port) =>
      startBotProcess({
        command: [process.execPath, join(folder, file)],
        cwd: folder,
        environment: { GRAPH_MOCK_URL, MICROSOFT_APP_ID, BOT_KEY: key, PORT: port, LEASE_MS: "1000", ...own },
      }),
    ),
  );
  return { mock, bots, printed: () => bots.map(({ out }) => out()).join("") };
}

const isOver = (mock: Mock): Promise<void> =>
  expect.poll(() => mock.events().at(-1), { timeout: 30_000 }).toMatchObject({ kind: "notified", about: "terminated" });
const recordings = (printed: string): number => printed.match(/recorded \d{4,} bytes/g)?.length ?? 0;

const spoken = [
  { kind: "speak", ms: 700 },
  { kind: "press", key: "#" },
];
/** Long enough for somebody to die meanwhile. */
const slowly = [
  { kind: "speak", ms: 2_500 },
  { kind: "press", key: "#" },
];

/** One for each test, as the bots of another would adopt what is left. */
const redis = async (): Promise<Record<string, string>> => ({ REDIS_URL: `unix://${(await ownRedis()).path}` });

describeWithRedis("SC-02 SC-03 two instances and a Redis", () => {
  test("from the incoming call to the hang-up, whichever gets a notification", async () => {
    const { mock, bots, printed } = await startInstances("redis-bot.ts", spoken, await redis());
    for (let call = 1; call <= 2; call += 1) {
      await mock.begin({ ring: true });
      await expect.poll(() => recordings(printed()), { timeout: 20_000 }).toBe(call);
    }
    await isOver(mock);
    expect(bots.map(({ err }) => err())).toEqual(["", ""]);
  });

  test.each([
    { how: "dies", signal: "SIGKILL" as const },
    { how: "is stopped", signal: "SIGTERM" as const },
  ])("the one that waits $how, and the other goes on to the hang-up", async ({ signal }) => {
    const { mock, bots, printed } = await startInstances("redis-bot.ts", slowly, await redis());
    await mock.begin({ ring: true });
    const asking = (): BotProcess | undefined => bots.find(({ out }) => out().includes("asking"));
    await expect.poll(() => mock.events().some(({ kind }) => kind === "listening"), { timeout: 20_000 }).toBe(true);
    asking()?.child.kill(signal);
    await isOver(mock);
    expect(recordings(printed())).toBe(1);
    expect(recordings(asking()?.out() ?? "")).toBe(0);
    eventsOfCall(mock);
    expect(bots.map(({ err }) => err())).toEqual(["", ""]);
  });
});

describe("two instances and a table", () => {
  const table = (): Record<string, string> => ({ DATABASE: join(temporaryFolder(), "bot.sqlite") });

  test("from the incoming call to the hang-up, two questions, whichever gets a notification", async () => {
    const { mock, printed } = await startInstances("sqlite-bot.ts", spoken, table());
    await mock.begin({ ring: true });
    await isOver(mock);
    expect(recordings(printed())).toBe(2);
    expect(eventsOfCall(mock).filter(({ kind }) => kind === "listening")).toHaveLength(2);
  });

  test("one dies, and the other goes on", async () => {
    const { mock, bots, printed } = await startInstances("sqlite-bot.ts", slowly, table());
    await mock.begin({ ring: true });
    await expect.poll(() => mock.events().some(({ kind }) => kind === "listening"), { timeout: 20_000 }).toBe(true);
    bots[0]?.child.kill("SIGKILL");
    await isOver(mock);
    expect(recordings(printed())).toBe(2);
  });

  test("a notification is worked on once, by another when the first one failed, and lies there sealed", async () => {
    const path = join(temporaryFolder(), "bot.sqlite");
    const bytes = Buffer.from(key, "base64");
    const [one, other] = [openInbox(path, bytes, 500), openInbox(path, bytes, 500)];
    const item = recorded({ callId: "1", clientContext: "the context" }).raw.reveal();
    const completion = parseNotifications({ value: [item] })[0] as ParsedNotification;
    for (const inbox of [one, other, one]) inbox.put(completion);
    for (const file of readdirSync(join(path, "..")))
      expect(readFileSync(join(path, "..", file), "latin1")).not.toMatch(/token-of|media\.example\.com|the context/);
    const seen: unknown[] = [];
    const work = (notification: unknown): Promise<void> => Promise.resolve(void seen.push(notification));
    await expect(one.workOnOne(() => Promise.reject(new Error("died")))).rejects.toThrow("died");
    expect(await other.workOnOne(work)).toBe(false); // under lease
    await expect.poll(() => other.workOnOne(work)).toBe(true);
    one.put(completion);
    expect([await one.workOnOne(work), seen.length]).toEqual([false, 1]);
    expect([one.first("step"), other.first("step"), one.first("step")]).toEqual([true, false, false]);
  });
});

test("each is short enough to be read at once", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts")))
    expect([file, readFileSync(join(folder, file), "utf8").split("\n").length < 90]).toEqual([file, true]);
});
