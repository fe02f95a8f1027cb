import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseNotifications } from "../../bot/notifications/parse.ts";
import { decodeText } from "../../lib/decode.ts";
import { parseJson } from "../../lib/json.ts";
import { isList, isObject } from "../../lib/untrusted.ts";
import { createSequence, differencesIn } from "./differences.ts";
import {
  type Answer,
  type Delivery,
  type Difference,
  type Fixture,
  fixtureFormat,
  headerOf,
  type NotKept,
} from "./fixture.ts";
import type { Arrived } from "./forward.ts";
import { redactedBody, redactedHeaders, redactedTarget } from "./redact.ts";
import { createStandIns, type StandIns } from "./stand-ins.ts";
import { tokenFacts } from "./token.ts";

/** A delivery that is kept, and where. */
export interface Recorded extends Fixture {
  readonly file: string;
  /** What it carries: `call established`. */
  readonly carries: string;
}

export interface Recorder {
  /**
   * Keeps a delivery: its number and time are those of this call, and its file is written once its answer is known, after
   * the files of all before. Undefined once the limits are reached.
   *
   * @throws the file system's error
   */
  take(arrived: Arrived, answer: Promise<Answer>): Promise<Recorded | undefined>;
}

/** A body of more bytes is not kept; real ones have about 2 kB. */
export const mostBodyBytes: number = 64 * 1024;
/** Nor is one with more notifications than `parseNotifications` reads. */
const mostItems = 1_000;
/** Of one run, and their bytes together. */
export const mostFixtures = 1_000;
const mostBytes = 64 * 1024 * 1024;
/** Strings that stand-ins are remembered for; a real call has some hundred. */
export const mostRemembered = 250_000;

export interface RecorderOptions {
  readonly folder: string;
  /** Audience of the tokens; undefined: any will do. */
  readonly appId: string | undefined;
}

/** Keeps deliveries in a folder, beside those of earlier runs. @throws the file system's error when it cannot be written to */
export async function createRecorder({ folder, appId }: RecorderOptions): Promise<Recorder> {
  await mkdir(folder, { recursive: true });
  const before = (await readdir(folder)).map((name) => Number(/^(\d{4,})-/.exec(name)?.[1] ?? 0));
  const first = Math.max(0, ...before) + 1;
  const standIns = createStandIns();
  const sequence = createSequence();
  let [taken, bytes, startMs] = [0, 0, 0];
  let written: Promise<unknown> = Promise.resolve();

  function readBody({ headers, body }: Arrived): { readonly body: unknown } | { readonly notKept: NotKept } {
    const contentType = headerOf(headers, "content-type");
    const type =
      /^(?:application\/(?:json|xml|octet-stream)|text\/(?:plain|html|xml|json)|(?:audio|video|image|multipart)\b)/i.exec(
        contentType ?? "",
      )?.[0];
    const without = (why: NotKept["why"]) => ({ notKept: { why, type, bytes: body.byteLength } });
    if (body.byteLength === 0) return without("empty");
    if (!/^(?:identity)?$/i.test(headerOf(headers, "content-encoding") ?? "")) return without("encoded");
    if (body.byteLength > mostBodyBytes) return without("large");
    const read = parseJson(decodeText(body, contentType) ?? "");
    if ("issue" in read) return without("notJson");
    if (isObject(read.value) && Object.values(read.value).some((list) => isList(list) && list.length > mostItems))
      return without("large");
    try {
      return { body: redactedBody(read.value, standIns) };
    } catch (error) {
      if (error instanceof RangeError) return without("nested");
      throw error;
    }
  }

  function requestOf(arrived: Arrived): Delivery["request"] {
    const authorization = arrived.headers.filter(([name]) => /^authorization$/i.test(name)).map(([, value]) => value);
    const request = {
      method: arrived.method,
      target: redactedTarget(arrived.target, standIns),
      headers: redactedHeaders(arrived.headers, standIns),
      token: tokenFacts(authorization.length > 0 ? authorization.join(", ") : null, appId),
      ...readBody(arrived),
    };
    const shapes = shapesIn(request, standIns);
    return Object.keys(shapes).length > 0 ? { ...request, shapes } : request;
  }

  async function write(delivery: Delivery, inSequence: readonly Difference[]): Promise<Recorded> {
    const fixture: Fixture = {
      format: fixtureFormat,
      ...delivery,
      differences: [...differencesIn(delivery), ...inSequence],
    };
    const carries = contentsOf(delivery);
    const file = join(
      folder,
      `${String(delivery.number).padStart(4, "0")}-${carries.slice(0, longestName).replace(/\W+/g, "-")}.json`,
    );
    const text = textOf(fixture);
    bytes += Buffer.byteLength(text);
    await writeFile(file, text, { flag: "wx", mode: 0o600 });
    return { ...fixture, file, carries };
  }

  return {
    async take(arrived, answer) {
      if (taken >= mostFixtures || bytes > mostBytes || standIns.size > mostRemembered) return undefined;
      const nowMs = performance.now();
      if (taken === 0) startMs = nowMs;
      const number = first + taken;
      taken += 1;
      const kept = { number, atMs: Math.round(nowMs - startMs), request: requestOf(arrived) };
      const inSequence = sequence.take(kept);
      const mine = written.then(async () => write({ ...kept, answer: await answer }, inSequence));
      written = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** The shapes of those names in a request that stand for others. */
function shapesIn(request: object, standIns: StandIns): Readonly<Record<string, string>> {
  const names = new Set(JSON.stringify(request).match(/unknown[A-Z][a-z]+\d+/g) ?? []);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const shape = standIns.shapeOf(name);
      return shape === undefined ? [] : [[name, shape]];
    }),
  );
}

/** Where the indentation of a hostile body would be most of the file, it has none. Characters. */
const longestIndented = 64 * 1024;

/** As people read it: a header in one line. */
function textOf(fixture: Fixture): string {
  const plain = JSON.stringify(fixture);
  if (plain.length > longestIndented) return `${plain}\n`;
  const string = '"(?:[^"\\\\]|\\\\.)*"';
  const pair = new RegExp(`\\[\\n +(${string}),\\n +(${string})\\n +\\]`, "g");
  return `${JSON.stringify(fixture, undefined, 2).replace(pair, "[$1, $2]")}\n`;
}

/** Of what a file's name says of its contents, characters. */
const longestName = 60;
/** So many items are named. */
const mostNamed = 3;

function contentsOf({ request: { body, notKept } }: Delivery): string {
  if (notKept) return notKept.why === "empty" ? "empty" : "unread";
  const parsed = parseNotifications(body);
  const names = parsed.map((notification) => {
    if (notification.kind === "call") return `call ${notification.call.state ?? "without state"}`;
    if ("operation" in notification) return `${notification.kind} ${notification.operation.status}`;
    return notification.kind;
  });
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  return names.length === 0 ? "nothing" : names.slice(0, mostNamed).join(", ") + more;
}
