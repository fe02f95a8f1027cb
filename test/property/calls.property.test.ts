import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SimulatedCall } from "../../src/platform/call/call.ts";
import { type CallPlatform, createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { createVirtualClock } from "../../src/platform/time/virtual-clock.ts";

// What a bot and the other side of its call can do, in any order, and what holds whatever they do.

const calls = "https://graph.microsoft.com/beta/communications/calls";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const prompts = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/a.wav" } },
];
const ownCallback = "https://bot.contoso.com/own";
const otherCallback = "https://bot.contoso.com/other";
const registered = "https://bot.example.com/api/calls";

/** A notification, in short. */
interface Told {
  readonly url: string;
  readonly callId: string;
  readonly changeType: string;
  readonly state: string | undefined;
  readonly operationId: string | undefined;
}

interface Scene {
  readonly platform: CallPlatform;
  readonly call: SimulatedCall;
  /** Operations that were answered 200. */
  readonly asked: string[];
  post(path: string, body?: object): Promise<{ status: number; id: string }>;
}

const bot = {
  answer: ({ call, post }: Scene) => post(`${call.id}/answer`, { mediaConfig, callbackUri: ownCallback }),
  record: ({ call, post }: Scene) => post(`${call.id}/recordResponse`, { prompts }),
  play: ({ call, post }: Scene) => post(`${call.id}/playPrompt`, { prompts }),
  bargeIn: ({ call, post }: Scene) => post(`${call.id}/recordResponse`, { bargeInAllowed: true }),
  cancel: ({ call, post }: Scene) => post(`${call.id}/cancelMediaProcessing`),
  hangUp: ({ call, platform }: Scene) => platform.fetch(`${calls}/${call.id}`, { method: "DELETE", headers: token }),
} as const;
const otherSide = {
  answers: ({ call }: Scene) => call.caller.answer(),
  hangsUp: ({ call }: Scene) => call.caller.hangUp(),
  joins: ({ call }: Scene) => call.caller.join("Bob"),
  leaves: ({ call }: Scene) => call.caller.leave("Bob"),
  speaks: ({ call }: Scene) => call.caller.speak({ ms: 2_500 }),
} as const;
const token = { authorization: "Bearer opaque" };
const acts: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = { ...bot, ...otherSide };
const beginnings = ["incoming", "outgoing", "meeting"] as const;
type Beginning = (typeof beginnings)[number];

const ranks = ["incoming", "establishing", "established", "terminating", "terminated"];

/** Plays the acts, ends the call if nobody has, and gives what broke; nothing when all invariants held. */
async function broken(beginning: Beginning, script: readonly string[]): Promise<readonly string[]> {
  const clock = createVirtualClock();
  const told: Told[] = [];
  const platform = createCallPlatform({
    clock,
    tokens: { sign: async () => "word" },
    timing: { establishedMs: 5_000 },
    async callback(request) {
      const { value } = (await request.json()) as { value: readonly Item[] };
      told.push(...value.map((item) => inShort(request.url, item)));
      return new Response(null, { status: 202 });
    },
  });
  const asked: string[] = [];
  async function post(path: string, body: object = {}): Promise<{ status: number; id: string }> {
    const answer = await platform.fetch(path === "" ? calls : `${calls}/${path}`, {
      method: "POST",
      headers: { ...token, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const { id = "", status } = (text === "" ? {} : JSON.parse(text)) as { id?: string; status?: string };
    if (status === "running" || status === "notStarted") asked.push(id);
    return { status: answer.status, id };
  }

  const other = (await post("", { callbackUri: otherCallback, mediaConfig, targets: [{ identity: {} }] })).id;
  const call = await begin(beginning, platform, post);
  const scene: Scene = { platform, call, asked, post };
  for (const name of script) await acts[name]?.(scene);
  await clock.advance(200_000);
  const ended = told.flatMap(({ callId, operationId }) => (callId === call.id && operationId) || []);
  const open = call.ended ? [] : asked.filter((id) => !ended.includes(id));
  await call.end();
  await platform.call(other)?.end();
  await clock.advance(0);
  platform.close();
  return faultsOf({ told, call, other, asked, open, registeredAllowed: beginning === "incoming" });
}

type Item = { changeType: string; resource: string; resourceData: { state?: string } };

function inShort(url: string, { changeType, resource, resourceData }: Item): Told {
  const [, callId = "", below, operationId] = /calls\/([^/]+)(?:\/([^/]+)(?:\/(.+))?)?$/.exec(resource) ?? [];
  return {
    url,
    callId,
    changeType,
    state: resourceData.state,
    operationId: below === "operations" ? operationId : undefined,
  };
}

async function begin(beginning: Beginning, platform: CallPlatform, post: Scene["post"]): Promise<SimulatedCall> {
  if (beginning === "incoming") return platform.ring();
  const whom = beginning === "outgoing" ? { targets: [{ identity: {} }] } : { chatInfo: { threadId: "19:a" } };
  const { id } = await post("", { callbackUri: ownCallback, mediaConfig, ...whom });
  return platform.call(id) as SimulatedCall;
}

function faultsOf({
  told,
  call,
  other,
  asked,
  open,
  registeredAllowed,
}: {
  told: readonly Told[];
  call: SimulatedCall;
  other: string;
  asked: readonly string[];
  /** Operations that had not ended although the call went on. */
  open: readonly string[];
  registeredAllowed: boolean;
}): readonly string[] {
  const own = told.filter(({ callId }) => callId === call.id);
  const ends = own.filter(({ state }) => state === "terminated");
  const states = own.flatMap(({ state }) => (state === undefined ? [] : [ranks.indexOf(state)]));
  const urls = own.map(({ url }) => url);
  const ended = own.flatMap(({ operationId }) => operationId ?? []);
  const moved = urls.indexOf(ownCallback);
  const checks: Readonly<Record<string, boolean>> = {
    "terminated is notified once": ends.length === 1,
    "nothing follows terminated": own.at(-1)?.state === "terminated",
    "terminated alone is deleted, of the notifications of the call": own.every(
      ({ state, changeType, operationId }) =>
        operationId !== undefined || (changeType === "deleted") === (state === "terminated"),
    ),
    "states never go back": states.every((rank, index) => rank >= (states[index - 1] ?? 0)),
    "no operation ends twice": new Set(ended).size === ended.length,
    "every operation that ends was asked for": ended.every((id) => asked.includes(id)),
    "every operation ends, or its call does": open.length === 0,
    "the call is over": call.ended && call.state === "terminated",
    "each callback gets its own calls": told.every(({ url, callId }) => (callId === other) === (url === otherCallback)),
    "the registered address is left for good": registeredAllowed
      ? urls.every((url, index) => (moved >= 0 && index >= moved ? url === ownCallback : url === registered))
      : urls.every((url) => url === ownCallback),
  };
  return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [what]));
}

/** Every sequence of so many of these acts. */
function sequences(names: readonly string[], length: number): readonly (readonly string[])[] {
  if (length === 0) return [[]];
  return sequences(names, length - 1).flatMap((before) => names.map((name) => [...before, name]));
}

const ofBot = ["record", "play", "hangUp"];

describe("CA-04 CA-06 CA-10 CA-11 CA-12 whatever the bot and the other side do, the call keeps its rules", () => {
  test.each([
    { beginning: "incoming", names: [...ofBot, "answer", "cancel", "hangsUp", "speaks"], count: 2_801 },
    { beginning: "outgoing", names: [...ofBot, "answers", "cancel", "hangsUp", "speaks"], count: 2_801 },
    { beginning: "meeting", names: [...ofBot, "answers", "hangsUp", "joins", "leaves"], count: 2_801 },
  ] as const)(
    "$beginning: every sequence of up to four of $names: $count",
    async ({ beginning, names, count }) => {
      const all = [0, 1, 2, 3, 4].flatMap((length) => sequences(names, length));
      expect(all).toHaveLength(count);
      const found: string[] = [];
      for (const script of all)
        for (const what of await broken(beginning, script)) found.push(`${script.join(", ")}: ${what}`);
      expect(found).toEqual([]);
    },
    300_000,
  );

  test("longer ones of all acts, at random", async () => {
    const script = fc.array(fc.constantFrom(...Object.keys(acts)), { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), script, async (beginning, acted) => {
        expect(await broken(beginning, acted)).toEqual([]);
      }),
      { numRuns: 300, seed: 20_260_115 },
    );
  });
});
