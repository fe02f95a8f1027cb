import { once } from "node:events";
import { globalFetch } from "../lib/fetch.ts";
import { parseJson } from "../lib/json.ts";
import type { CallerAct } from "../platform/audio/caller.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { type CallPlatform, createCallPlatform } from "../platform/call/call-platform.ts";
import { faultNames } from "../platform/call/faults.ts";
import type { PlainRequest } from "../platform/http/plain.ts";
import { defaultAppId } from "../platform/issuer-facts.ts";
import { recordingFaults } from "../platform/kinds/recording/timeline.ts";
import { type Arguments, type Manual, noPositionals } from "./arguments.ts";
import { createCallerPlayer } from "./caller.ts";
import { createControl } from "./control.ts";
import { createGraphTokens } from "./graph-tokens.ts";
import { jsonOutput, type MockOutput, textOutput } from "./mock-output.ts";
import { type MockSettings, mockSettings } from "./mock-settings.ts";
import { createRunTokens, type RunTokens } from "./run-tokens.ts";
import { listen, type Server } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export const manual: Manual = {
  name: "mock",
  usage: "[options]",
  says: `A Graph to record against: it creates and rings calls, plays prompts and recordings with a caller that you drive,
notifies the bot with signed tokens, and serves the file. One call is up from the start.`,
  options: [
    { name: "port", value: "PORT", says: "listen on it; 0 picks a free one (default 4010)" },
    { name: "host", value: "HOST", says: "listen on it, and name it in addresses (default 127.0.0.1)" },
    { name: "callback", value: "URL", says: "notify the bot there (default: nobody is notified)" },
    { name: "app-id", value: "ID", says: `the bot's app id, audience of the tokens\n(default ${defaultAppId})` },
    {
      name: "version",
      value: "VERSION",
      says: "beta, or v1.0, whose notifications lack completionReason (default beta)",
    },
    {
      name: "spelling",
      value: "SPELLING",
      says: "of notifications: captured, as bots received them, or documented, as the\nreference page shows them (default captured)",
    },
    { name: "seed", value: "N", says: "decides ids and the luck of faults (default 1)" },
    {
      name: "fault",
      value: "KIND",
      repeats: true,
      says: "has something go wrong, every time, or as lost:times=1,rate=0.5,ms=2000 says;\nmay be repeated",
    },
    { name: "ring", says: "begins with an incoming call, in place of one that is under way" },
    {
      name: "fetch-prompts",
      says: "plays prompts for as long as their files are, and fails those that it cannot fetch",
    },
    {
      name: "role",
      value: "ROLE",
      repeats: true,
      says: "an application permission in the tokens that it hands out; may be repeated\n(default: all that calls need)",
    },
    {
      name: "script",
      value: "FILE",
      says: "a JSON list of acts, which the caller plays in each recording once the beep is over",
    },
  ],
  sections: [
    [
      "Kinds of fault",
      `of answers and notifications: ${faultNames.filter((name) => !recordingFaults.some((fault) => fault === name)).join(", ")}
of a recording:               ${recordingFaults.join(", ")}
noResultInfo: a notification of an end lacks its resultInfo`,
    ],
    [
      "Over HTTP",
      `POST   /_platform/calls              begins a call and gives its id. Its body may be {"ring":true} for an incoming
                                     one, with "from" and "group"; else it is under way, with "announce":true
                                     (notifies of it), "meeting":true, "mediaConfig":"appHosted"
POST   /_platform/calls/{id}/caller  has its caller act, one act or a list of them; answered when they are over,
                                     or at once with ?wait=false
GET    /_platform/calls/{id}         what happened in it; without {id}, the calls
DELETE /_platform/calls/{id}         ends it`,
    ],
    [
      "Acts",
      `{"kind":"speak","ms":3000}  {"kind":"silent","ms":3000}  {"kind":"press","key":"#"}  {"kind":"hangUp"}
{"kind":"answer"}  {"kind":"decline"}  {"kind":"join","name":"Bob"}  {"kind":"leave","name":"Bob"}`,
    ],
  ],
  exits: "0 after Ctrl-C, 1 when it cannot listen, 2 for wrong usage",
  examples: [
    "graph-record-response mock --callback http://127.0.0.1:3978/api/calls",
    "graph-record-response mock --script caller.json --fault lost:times=1",
    `curl http://127.0.0.1:4010/_platform/calls/ID/caller -d '[{"kind":"speak","ms":3000},{"kind":"press","key":"#"}]'`,
  ],
};

/** Runs until it is interrupted. */
export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  noPositionals(manual, options);
  const settings = await mockSettings(options);
  const server = await listen({ ...settings, portOption: "--port" });
  const interruption = interrupted();
  const tokens = createRunTokens(settings.appId);
  const output = (options.flag("json") ? jsonOutput : textOutput)(terminal, settings, tokens);
  const platform = play({ server, settings, tokens, output, terminal });
  await interruption;
  platform.close();
  await server.close();
  output.closed();
  return 0;
}

/** As long as the steps of a call take on a telephone, and Graph's time for keepAlive. */
const timing = { establishedMs: 1_000, mediaMs: 200, keepAliveMs: 45 * 60_000 };

interface Stage {
  readonly server: Server;
  readonly settings: MockSettings;
  readonly tokens: RunTokens;
  readonly output: MockOutput;
  readonly terminal: Terminal;
}

/** Begins to answer, and the first call. */
function play({ server, settings, tokens, output, terminal }: Stage): CallPlatform {
  const { script, host, port, roles: _, fetchPrompts, ring, ...chosen } = settings;
  const failed = (error: unknown): void => terminal.complain(`This should not have happened: ${String(error)}`);
  const player = createCallerPlayer();
  const platform = createCallPlatform({
    ...chosen,
    tokens,
    baseUrl: server.origin,
    timing,
    ...(fetchPrompts && { fetchPrompt: globalFetch }),
    onEvent: take,
  });
  const control = createControl(platform, player, failed);
  const graphTokens = createGraphTokens({ sign: tokens.sign, roles: settings.roles });

  function take(event: CallEvent): void {
    control.take(event);
    output.event(event);
    if (event.kind === "listening" && script) setImmediate(() => playScript(event.callId, script));
  }

  function playScript(callId: string, acts: readonly CallerAct[]): void {
    const call = platform.call(callId);
    if (call) player.play(call, acts).catch(failed);
  }

  server.handle(async (request, signal) => {
    const response =
      (await control.answer(request)) ??
      (await tokens.answer(request.url)) ??
      (await graphTokens.answer(request)) ??
      (await platform.respond(request, signal));
    if (response.status >= 400) output.refused(request, response);
    else if (namesPlainHttp(request)) output.note("callbackUri is plain http: Graph takes https alone");
    return response;
  }, failed);
  output.ready(server.origin);
  if (ring) platform.ring();
  else output.invite(server.origin, platform.startCall().id);
  return platform;
}

/** Whether a request that was taken names a callback that Graph would refuse. [CA-01] */
function namesPlainHttp({ url, body = "" }: PlainRequest): boolean {
  if (!/\/communications\/calls(?:\/[^/]+\/(?:microsoft\.graph\.)?answer)?\/?$/.test(new URL(url).pathname))
    return false;
  const read = parseJson(body);
  return "value" in read && /^http:/i.test(String(Object(read.value).callbackUri));
}

/** Resolves at Ctrl-C, or when the process is asked to end; a second Ctrl-C ends it at once. */
function interrupted(): Promise<unknown> {
  return Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
}
