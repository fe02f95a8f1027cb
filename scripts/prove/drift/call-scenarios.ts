import type {
  AnswerCallRequest,
  CreateCallRequest,
  PlayPromptRequest,
  RecordResponseRequest,
} from "graph-record-response";
import { createWav } from "graph-record-response/testing";
import type { Scenario, World } from "./world.ts";

type Options = NonNullable<Scenario["options"]>;
const forms: readonly Options[] = (["beta", "v1.0"] as const).flatMap((version) =>
  (["captured", "documented"] as const).map((spelling) => ({ version, spelling })),
);
const named = ({ version, spelling }: Options, name: string): string => `${name}, ${version}, ${spelling}`;

const callbackUri = "https://bot.contoso.com/api/calls";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const user = (displayName: string): NonNullable<CreateCallRequest["targets"]>[number] => ({
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: { "@odata.type": "#microsoft.graph.identitySet", user: { id: `id-of-${displayName}`, displayName } },
});
const callAda: CreateCallRequest = {
  "@odata.type": "#microsoft.graph.call",
  callbackUri,
  mediaConfig,
  requestedModalities: ["audio"],
  targets: [user("Ada")],
};
const { targets: _, ...withoutTargets } = callAda;
const joinMeeting: CreateCallRequest = {
  ...withoutTargets,
  chatInfo: { threadId: "19:meeting@thread.v2", messageId: "0" },
  meetingInfo: {
    "@odata.type": "#microsoft.graph.organizerMeetingInfo",
    organizer: { "@odata.type": "#microsoft.graph.identitySet", user: { id: "id-of-Grace", displayName: "Grace" } },
    allowConversationWithoutHost: true,
  },
};
const joinById: CreateCallRequest = {
  ...withoutTargets,
  meetingInfo: { "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", joinMeetingId: "1234567", passcode: null },
};
const answering: AnswerCallRequest = { callbackUri, mediaConfig, acceptedModalities: ["audio"] };
const promptAt = (file: string): PlayPromptRequest["prompts"][number] => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri: `https://cdn.contoso.com/${file}` },
});
const prompts = [promptAt("hello.wav")];
const playing: PlayPromptRequest = { prompts, clientContext: "hello-1" };
const bargingIn: RecordResponseRequest = { prompts, bargeInAllowed: true, initialSilenceTimeoutInSeconds: 1 };

/** Somebody is rung until the scenario lets them pick up. */
const timing = { establishedMs: Number.POSITIVE_INFINITY };

const callsAt = (version: Options["version"] = "beta"): string =>
  `https://graph.microsoft.com/${version}/communications/calls`;

/** Creates a call; it is at `url`. */
async function created(
  { ask, platform }: World,
  request: CreateCallRequest,
  { version }: Options,
): Promise<{ url: string; id: string; caller: World["call"]["caller"] }> {
  const { headers } = await ask(201, callsAt(version), { body: request });
  const url = headers.get("location") ?? "";
  const call = platform.call(url.split("/").at(-1) ?? "");
  if (!call) throw new Error(`There is no call at Location, which is ${url}`);
  return { url, id: call.id, caller: call.caller };
}

async function expectNotified({ notified }: World, callId: string, ...wanted: string[]): Promise<void> {
  const found = await notified(callId);
  if (found.join() !== wanted.join())
    throw new Error(`The bot was notified of ${found.join(", ")}; not of ${wanted.join(", ")}`);
}

async function expectCode(response: Response, wanted: string): Promise<void> {
  const { error } = (await response.json()) as { error: { code: string } };
  if (error.code !== wanted) throw new Error(`The code of the error is ${error.code}, not ${wanted}`);
}

/** Every operation on a call that is not there any more. */
async function expectGone({ ask, read, remove }: World, url: string): Promise<void> {
  await expectCode(await read(404, url), "8522");
  for (const [action, body] of [...onMedia, ["answer", answering], ["keepAlive", undefined]] as const)
    await ask(404, `${url}/${action}`, body && { body });
  await remove(404, url);
}

/** What only a call with media can be asked. */
const onMedia = [
  ["playPrompt", playing],
  ["recordResponse", bargingIn],
  ["subscribeToTone", { clientContext: "tones-1" }],
  ["cancelMediaProcessing", { clientContext: "stop-1" }],
] as const;

/** What the bot is notified of when a call begins. */
const begun = ["establishing", "established", "media"] as const;

/** The bot hangs up; in the documented spelling it is notified that the call is terminating first. */
const hungUp = ({ spelling }: Options): readonly string[] =>
  spelling === "documented" ? ["terminating", "terminated"] : ["terminated"];

const answered = (form: Options): Scenario => ({
  name: named(form, "the bot calls somebody who answers, and does all that it can in the call"),
  options: { ...form, timing },
  async play(world) {
    const { ask, read, remove } = world;
    const { url, id, caller } = await created(world, callAda, form);
    await read(200, url);
    for (const [action, body] of onMedia) await expectCode(await ask(400, `${url}/${action}`, { body }), "8501");
    await caller.answer();
    await read(200, url);

    await ask(200, `${url}/subscribeToTone`, { body: { clientContext: "tones-1" } });
    await caller.press("1");

    const { headers } = await ask(200, `${url}/playPrompt`, { body: playing });
    await read(200, headers.get("location") ?? "");
    await caller.silent({ ms: 2_000 });
    await read(404, headers.get("location") ?? "");
    await ask(200, `${url}/playPrompt`, { body: playing });
    await ask(200, `${url}/cancelMediaProcessing`, { body: { clientContext: "stop-1" } });
    await ask(200, `${url}/cancelMediaProcessing`);
    await ask(200, `${url}/playPrompt`, { body: playing });
    await ask(200, `${url}/recordResponse`, { body: bargingIn });
    await caller.silent({ ms: 20_000 });

    await ask(200, `${url}/keepAlive`);
    await caller.join("Bob");
    await caller.leave("Bob");
    await remove(204, url);
    const operations = ["playPromptOperation completed", "playPromptOperation failed", "playPromptOperation completed"];
    const happened = ["tone1", ...operations, "recordOperation failed", "3 in the roster", "2 in the roster"];
    await expectNotified(world, id, ...begun, ...happened, ...hungUp(form));
    await expectGone(world, url);
  },
});

const declined = (form: Options): Scenario => ({
  name: named(form, "the bot calls somebody who does not take the call"),
  options: { ...form, timing },
  async play(world) {
    const { url, id, caller } = await created(world, callAda, form);
    await caller.decline();
    await expectNotified(world, id, "establishing", "terminated");
    await expectGone(world, url);
  },
});

const meeting = (form: Options): Scenario => ({
  name: named(form, "the bot joins a meeting, in which people come and go"),
  options: { ...form, people: ["Ada"] },
  async play(world) {
    const { id, url, caller } = await created(world, joinMeeting, form);
    await world.read(200, url);
    await caller.join("Bob");
    await caller.leave("Ada");
    await caller.leave("Bob");
    const rosters = [1, 2, 3, 2].map((size) => `${size} in the roster`);
    await expectNotified(world, id, ...begun, ...rosters, "terminated");

    const another = await created(world, joinById, form);
    await world.remove(204, another.url);
    const group = await created(world, { ...callAda, targets: [user("Ada"), user("Bob")] }, form);
    await world.remove(204, group.url);
    await expectNotified(world, group.id, ...begun, "1 in the roster", "3 in the roster", ...hungUp(form));
  },
});

const incoming = (form: Options): Scenario => ({
  name: named(form, "somebody calls the bot, which answers"),
  options: form,
  async play(world) {
    const { platform, ask, read } = world;
    const { id, caller } = platform.ring({ from: "Grace" });
    const url = `${callsAt(form.version)}/${id}`;
    await read(200, url);
    await ask(400, `${url}/answer`, { body: { callbackUri } });
    await ask(415, `${url}/answer`, { body: "hello", type: "text/plain" });
    await expectCode(await ask(400, `${url}/playPrompt`, { body: playing }), "8501");
    await ask(202, `${url}/answer`, { body: answering });
    await ask(409, `${url}/answer`, { body: answering });
    await read(200, url);
    await caller.hangUp();
    await expectNotified(world, id, "incoming", ...begun, "terminated");
    await expectGone(world, url);
  },
});

const unanswered = (form: Options): Scenario => ({
  name: named(form, "somebody calls the bot, which does not answer in time; another gives up before"),
  options: form,
  async play(world) {
    const { platform, clock } = world;
    const [tooLate, givenUp] = [platform.ring(), platform.ring()];
    await givenUp.caller.hangUp();
    await clock.advance(15_000);
    for (const { id } of [tooLate, givenUp]) {
      await expectNotified(world, id, "incoming", "terminated");
      await expectGone(world, `${callsAt(form.version)}/${id}`);
    }
  },
});

export const callScenarios: readonly Scenario[] = [
  ...[answered, declined, meeting, incoming, unanswered].flatMap((scenario) => forms.map(scenario)),
  {
    name: "calls that are refused; without media that the application hosts, as the contract does not have it",
    async play({ ask, tokens }) {
      const token = await tokens.sign({ tid: "one", roles: ["Calls.Initiate.All"] });
      const withoutRoles = await tokens.sign();
      await ask(400, callsAt(), { body: { ...callAda, callbackUri: "http://bot.contoso.com/api/calls" } });
      await ask(400, callsAt(), { body: { callbackUri } });
      await ask(415, callsAt(), { body: callAda, type: "text/plain" });
      await expectCode(await ask(403, callsAt(), { body: { ...callAda, tenantId: "another" }, token }), "7505");
      await ask(403, callsAt(), { body: callAda, token: withoutRoles });
    },
  },
  {
    name: "a group call, whose answer needs a permission",
    async play(world) {
      const { platform, ask, tokens } = world;
      const { id } = platform.ring({ group: true });
      const url = `${callsAt()}/${id}`;
      const [none, some] = [await tokens.sign(), await tokens.sign({ roles: ["Calls.JoinGroupCall.All"] })];
      await ask(403, `${url}/answer`, { body: answering, token: none });
      await ask(202, `${url}/answer`, { body: answering, token: some });
      await ask(403, `${url}/recordResponse`, { body: bargingIn, token: some });
    },
  },
  {
    name: "prompts that cannot be fetched or used, and one that is played until it is cancelled",
    options: {
      fetchPrompt: async (input) => {
        const { pathname } = new URL(String(input));
        if (pathname === "/missing.wav") return new Response(null, { status: 404 });
        const sound = createWav({ segments: [{ kind: "speech", ms: 500 }] });
        return new Response(pathname === "/hello.wav" ? sound.stream() : "<html>");
      },
    },
    async play(world) {
      const { ask, call } = world;
      const url = `${callsAt()}/${call.id}`;
      for (const file of ["missing.wav", "page.html"]) {
        await ask(200, `${url}/playPrompt`, { body: { prompts: [promptAt(file)] } });
        await call.caller.silent({ ms: 1_000 });
      }
      await ask(200, `${url}/playPrompt`, { body: { ...playing, loop: true } });
      await ask(200, `${url}/playPrompt`, { body: playing });
      await call.caller.silent({ ms: 60_000 });
      await ask(200, `${url}/cancelMediaProcessing`);
      const failed = Array.from({ length: 3 }, () => "playPromptOperation failed");
      await expectNotified(world, call.id, "established", "media", ...failed);
    },
  },
  {
    name: "a call that is not kept alive, with the id in every notification, and a roster of a call of two",
    options: { timing: { keepAliveMs: 45 * 60_000 }, variants: { callIds: true, p2pRoster: true, terminating: true } },
    async play(world) {
      const { url, id } = await created(world, callAda, {});
      await world.clock.advance(44 * 60_000);
      await world.ask(200, `${url}/keepAlive`);
      await world.clock.advance(45 * 60_000);
      const rosters = ["1 in the roster", "2 in the roster"];
      await expectNotified(world, id, ...begun, ...rosters, "terminated");
      await expectGone(world, url);
    },
  },
  {
    name: "what runs when its call ends is notified as cancelled",
    options: { earlyEnd: "canceled" },
    async play(world) {
      const { url, id } = await created(world, callAda, {});
      await world.ask(200, `${url}/playPrompt`, { body: playing });
      await world.ask(200, `${url}/recordResponse`, { body: { prompts } });
      await world.remove(204, url);
      const cancelled = ["playPromptOperation failed", "recordOperation failed"];
      await expectNotified(world, id, ...begun, ...cancelled, "terminated");
    },
  },
];
