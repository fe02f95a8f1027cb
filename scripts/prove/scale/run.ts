import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../../src/platform/random.ts";
import { CommandError } from "../../lib/command.ts";
import { type RedisServer, startRedis } from "../../lib/redis-server.ts";
import { type Counts, createLedger } from "./ledger.ts";
import { type FromWorker, machineMs, type ToWorker, type WorkerSettings } from "./messages.ts";
import type { RunSettings } from "./runs.ts";

export interface RunResult {
  readonly counts: Counts;
  readonly complaints: readonly string[];
  /** Outcomes that another process acted on than had asked, and claims that were refused. */
  readonly takenOver: number;
  readonly refused: number;
  /** From the run to a process and back, milliseconds: how busy the machine is. */
  readonly echoes: readonly number[];
  /** From a process's receipt of a completion to the outcome in the one that asked, milliseconds. */
  readonly added: readonly number[];
  /** The same of completions around the time without Redis. */
  readonly addedAround: readonly number[];
  /** Keys that were left after their time. */
  readonly keysLeft: number;
  readonly redisCpuMs: number;
  /** Of the processes that were not killed. */
  readonly nodeCpuMs: number;
  readonly seconds: number;
}

const echoEveryMs = 50;
const awayMs = 1_500;
const pauseMs = 8_000;

interface Worker {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly index: number;
  isAlive: boolean;
  isReady: boolean;
}

interface Delivery {
  readonly context: string;
  readonly body: string;
  readonly isCompletion: boolean;
  worker: Worker | undefined;
}

/** The platform and the load balancer, with a redis-server of their own. @param folder of the package that is run */
export async function runOnce(settings: RunSettings, folder: string): Promise<RunResult> {
  const { recordings, processes, perSecond, kills, restart, killsWhileAway, pauses, cutEveryMs, resends } = settings;
  const { leaseMs, timeoutMs } = settings;
  const ttlMs = timeoutMs + 3 * leaseMs; // the least that is allowed
  const beganAt = performance.now();
  const random = createRandom(1, "scale");
  const ledger = createLedger();
  const server = await startRedis();
  const workers = new Set<Worker>();
  const deliveries = new Map<number, Delivery>();
  const handledMs = new Map<string, number>();
  const echoes: number[] = [];
  /** Which process asked. */
  const askers = new Map<string, Worker>();
  let [deliveryId, started, takenOver, refused, nodeCpuMs, redisCpuMs] = [0, 0, 0, 0, 0, 0];
  let away: { readonly fromMs: number; toMs: number } | undefined;

  function start(): Worker {
    const index = started++;
    const own: WorkerSettings = {
      redis: server.path,
      leaseMs,
      ttlMs,
      timeoutMs,
      readAgainMs: 2_000,
      sharded: settings.sharded && !(settings.muteOne && index === 0),
      sealsWithOlder: index % 2 === 1,
    };
    const program = join(folder, "scripts/prove/scale/worker.ts");
    const child = fork(program, [JSON.stringify(own)], { cwd: folder, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    let begin = (): void => undefined;
    const ready = new Promise<void>((resolve) => (begin = resolve));
    const worker: Worker = { child, ready, index, isAlive: true, isReady: false };
    child.on("message", (message: FromWorker) => {
      if (message.kind !== "ready") return take(worker, message);
      worker.isReady = true;
      begin();
    });
    child.once("exit", () => gone(worker));
    child.on("error", () => undefined); // a message that a killed one does not get
    workers.add(worker);
    return worker;
  }

  function gone(worker: Worker): void {
    worker.isAlive = false;
    workers.delete(worker);
    for (const [id, delivery] of deliveries) {
      if (delivery.worker !== worker) continue;
      deliveries.delete(id);
      if (resends) deliver(delivery);
      else ledger.note(delivery.context, "a callback was not answered");
    }
  }

  function any(): Worker | undefined {
    const ready = [...workers].filter(({ isReady }) => isReady);
    return ready[Math.floor(random.fraction() * ready.length)];
  }
  const tell = (worker: Worker | undefined, message: ToWorker): void => {
    if (worker?.isAlive && worker.child.connected) worker.child.send(message, () => undefined);
  };

  function deliver(delivery: Delivery): void {
    const id = ++deliveryId;
    const worker = any();
    deliveries.set(id, { ...delivery, worker });
    tell(worker, { kind: "callback", id, body: delivery.body });
  }

  function take(worker: Worker, message: Exclude<FromWorker, { kind: "ready" }>): void {
    switch (message.kind) {
      case "post":
        askers.set(message.context, worker);
        record(worker, message.callId, message.context);
        return;
      case "acknowledged": {
        const delivery = deliveries.get(message.id);
        deliveries.delete(message.id);
        if (!delivery) return;
        if (message.status === 503) ledger.note(delivery.context, "503");
        else if (delivery.isCompletion) ledger.acknowledged(delivery.context, message.receivedMs);
        return;
      }
      case "handled":
        if (askers.get(message.context) !== worker) takenOver += 1;
        else handledMs.set(message.context, message.atMs);
        ledger.handled(message.context, message.outcome, message.token, message.marked, message.atMs);
        return;
      case "echo":
        echoes.push(machineMs() - message.sentMs);
        return;
      case "failed":
        ledger.note(message.context, message.error);
        return;
      case "stopped":
        refused += message.refused;
        nodeCpuMs += message.cpuMs;
    }
  }

  /** The life of a recording as a platform may notify it: with repetitions, and in any order. */
  function record(worker: Worker, callId: string, context: string): void {
    const [operationId, token] = [random.guid(), random.secret()];
    ledger.asked(context, token);
    const item = (facts: object, changeType: string): string => {
      const resourceUrl = `/communications/calls/${callId}/operations/${operationId}`;
      const resourceData = { "@odata.type": "#microsoft.graph.recordOperation", clientContext: context, ...facts };
      return JSON.stringify({ value: [{ changeType, resourceUrl, resourceData }] });
    };
    const running = item({ status: "running" }, "updated");
    const recordingLocation = `https://media.example.com/${operationId}/${"part/".repeat(150)}`;
    const completed = item({ status: "completed", recordingLocation, recordingAccessToken: token }, "deleted");
    const ended = JSON.stringify({
      value: [
        {
          changeType: "deleted",
          resourceUrl: `/communications/calls/${callId}`,
          resourceData: { "@odata.type": "#microsoft.graph.call", state: "terminated" },
        },
      ],
    });
    const after = (ms: number, act: () => void): void => void setTimeout(act, ms);
    const send = (body: string): void =>
      deliver({ context, body, isCompletion: body === completed, worker: undefined });
    const isLate = random.fraction() < 0.1;
    const completesMs = isLate ? 5 : 100 + random.fraction() * 900;
    after(isLate ? 30 : 5, () => tell(worker, { kind: "answer", context, operationId }));
    after(completesMs, () => send(completed));
    if (random.fraction() < 0.3) after(random.fraction() * completesMs * 1.5, () => send(running));
    if (random.fraction() < 0.2) after(completesMs + random.fraction() * 300, () => send(completed));
    if (random.fraction() < 0.02) after(Math.max(0, completesMs + 100 - random.fraction() * 200), () => send(ended));
  }

  async function untilReady(): Promise<void> {
    for (;;) {
      const waiting = [...workers].map(({ ready }) => ready);
      const isLate = sleep(60_000, true, { ref: false });
      if ((await Promise.race([Promise.all(waiting), isLate])) === true)
        throw new CommandError("A process of the run did not start within a minute.");
      if (workers.size === processes) return;
    }
  }

  async function kill(): Promise<void> {
    const worker = any();
    worker?.child.kill("SIGKILL");
    await start().ready;
  }

  async function pause(): Promise<void> {
    const worker = any();
    worker?.child.kill("SIGSTOP");
    await sleep(pauseMs);
    worker?.child.kill("SIGCONT");
  }

  async function redisCpu(): Promise<number> {
    const admin = await server.admin();
    const info = String(await admin.sendCommand(["INFO", "cpu"]));
    const used = ["user", "sys"].map((name) => Number(new RegExp(`^used_cpu_${name}:(\\S+)`, "m").exec(info)?.[1]));
    return used.reduce((sum, each) => sum + each, 0) * 1_000;
  }

  async function restartRedis(how: NonNullable<RunSettings["restart"]>): Promise<void> {
    redisCpuMs += await redisCpu();
    const window = { fromMs: machineMs() - 500, toMs: Number.POSITIVE_INFINITY };
    away = window;
    await server.down(how);
    if (killsWhileAway) any()?.child.kill("SIGKILL");
    await sleep(awayMs);
    await server.up();
    if (killsWhileAway) await start().ready;
    window.toMs = machineMs() + 2_000;
  }

  const askingMs = (recordings / perSecond) * 1_000;

  /** What happens is spread over the time in which recordings are asked for. */
  async function happen(): Promise<void> {
    const acts: (() => Promise<void>)[] = [];
    for (let each = 0; each < kills; each += 1) acts.push(kill);
    for (let each = 0; each < pauses; each += 1) acts.push(pause);
    if (restart) acts.splice(Math.ceil(acts.length / 2), 0, () => restartRedis(restart));
    const underWay: Promise<void>[] = [];
    for (const act of acts) {
      await sleep(askingMs / (acts.length + 1));
      underWay.push(act());
    }
    await Promise.all(underWay);
  }

  async function echo(): Promise<void> {
    while (!isOver) {
      await sleep(echoEveryMs);
      tell(any(), { kind: "echo", sentMs: machineMs() });
    }
  }

  let isOver = false;
  async function cut(everyMs: number): Promise<void> {
    const admin = await server.admin();
    while (!isOver) {
      await sleep(everyMs);
      await admin.sendCommand(["CLIENT", "KILL", "TYPE", "pubsub"]).catch(() => undefined);
    }
  }

  async function ask(): Promise<void> {
    const sinceMs = performance.now();
    for (let asked = 0; asked < recordings; asked += 1) {
      const aheadMs = (asked / perSecond) * 1_000 - (performance.now() - sinceMs);
      if (aheadMs > 1) await sleep(aheadMs);
      const callId = random.guid();
      tell(any(), { kind: "ask", callId, context: callId });
    }
  }

  async function settle(): Promise<void> {
    const giveUpAt = performance.now() + timeoutMs + 2 * leaseMs + 10_000;
    await sleep(1_500);
    while (performance.now() < giveUpAt && !(ledger.isComplete() && deliveries.size === 0)) await sleep(100);
  }

  try {
    for (let each = 0; each < processes; each += 1) start();
    await untilReady();
    const beside = Promise.all([echo(), cutEveryMs === undefined ? undefined : cut(cutEveryMs)]);
    await Promise.all([ask(), happen()]);
    await settle();
    isOver = true;
    await beside;
    redisCpuMs += await redisCpu();
    const exits = [...workers].map(({ child }) => new Promise((resolve) => child.once("exit", resolve)));
    for (const worker of workers) tell(worker, { kind: "stop" });
    await Promise.all(exits);
    const keysLeft = await emptied(server, ttlMs);
    const added = [...handledMs].flatMap(([context, atMs]) => {
      const sinceMs = ledger.acknowledgedMs(context);
      return sinceMs === undefined ? [] : [{ sinceMs, ms: Math.max(0, atMs - sinceMs) }];
    });
    const isAround = (atMs: number): boolean => away !== undefined && atMs >= away.fromMs && atMs <= away.toMs;
    return {
      counts: ledger.counts(),
      complaints: ledger.complaints(),
      takenOver,
      refused,
      echoes,
      added: added.filter(({ sinceMs }) => !isAround(sinceMs)).map(({ ms }) => ms),
      addedAround: added.filter(({ sinceMs }) => isAround(sinceMs)).map(({ ms }) => ms),
      keysLeft,
      redisCpuMs,
      nodeCpuMs,
      seconds: (performance.now() - beganAt) / 1_000,
    };
  } finally {
    for (const { child } of workers) child.kill("SIGKILL");
    await server.stop();
  }
}

/** How many keys are left once all have had their time. */
async function emptied(server: RedisServer, ttlMs: number): Promise<number> {
  const admin = await server.admin();
  const giveUpAt = performance.now() + ttlMs + 2_000;
  while ((await admin.dbSize()) > 0 && performance.now() < giveUpAt) await sleep(100);
  return admin.dbSize();
}
