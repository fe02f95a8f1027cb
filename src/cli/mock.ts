import { once } from "node:events";
import type { JWK } from "jose";
import { canonicalId } from "../contract/ids.ts";
import { systemClock } from "../lib/clock.ts";
import { globalFetch } from "../lib/fetch.ts";
import { createMemory } from "../lib/memory.ts";
import type { CallerAct } from "../platform/audio/caller.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { type CallPlatform, createCallPlatform } from "../platform/call/call-platform.ts";
import { faultNames } from "../platform/call/faults.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { defaultAppId } from "../platform/issuer-facts.ts";
import { recordingsHost } from "../platform/kinds/recording/files.ts";
import { recordingFaults } from "../platform/kinds/recording/timeline.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { type Arguments, type Manual, noPositionals } from "./arguments.ts";
import { createCallerPlayer } from "./caller.ts";
import { type Certificate, makeCertificate, readCertificate } from "./certificate.ts";
import { controlAddresses, createControl } from "./control.ts";
import { createGraphTokens } from "./graph-tokens.ts";
import { callbackIn, unreachableCallback, withAdvice } from "./mock-advice.ts";
import { jsonOutput, type MockOutput, textOutput } from "./mock-output.ts";
import { type MockSettings, mockSettings, type ProxySettings } from "./mock-settings.ts";
import { createRunTokens, type RunTokens } from "./run-tokens.ts";
import { listen, type Server } from "./serve.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

export const manual: Manual = {
  name: "mock",
  usage: "[options]",
  says: `A Graph to record against: it creates and rings calls, plays prompts and recordings with a caller that you drive,
notifies the bot with signed tokens, and serves the file. One call is up from the start.`,
  options: [
    { name: "port", value: "PORT", says: "listen on it; 0 picks a free one (default 4010)" },
    { name: "host", value: "HOST", says: "listen on it, and name it in addresses (default 127.0.0.1)" },
    {
      name: "callback",
      value: "URL",
      says: "notify the bot there, and at its origin where a call names an address of another\nmachine (default: only calls that name an address of this machine are notified)",
    },
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
    { name: "seed", value: "N", says: "decides ids and the luck of faults (default: another in each run)" },
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
      says: `a JSON list of acts, which the caller plays in each recording once the beep is over; or
{"call":[…],"recording":[…]}, where those of call are played once it is established`,
    },
    {
      name: "answers",
      value: "FILE",
      says: `answers for other addresses of Graph that the bot asks: a JSON list such as
[{"method":"GET","path":"/users/{id}","status":200,"body":{}}]`,
    },
    {
      name: "proxy",
      says: "is an HTTPS proxy too, for a bot whose code names Microsoft's hosts; any other host\nis refused; for this machine alone",
    },
    { name: "cert", value: "FILE", says: "the proxy's certificate, PEM (default: one is made with openssl)" },
    { name: "key", value: "FILE", says: "its key, PEM" },
    {
      name: "pass-through",
      value: "HOST",
      repeats: true,
      says: "a host that the proxy reaches; may be repeated",
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
      controlAddresses
        .flatMap(({ method, path, does }) => [`${method} ${path}`, ...wrapped(does, 100).map((line) => `    ${line}`)])
        .join("\n"),
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
  const server = await listen({ ...settings, portOption: "--port", hosts: microsoftHosts });
  let certificate: Certificate | undefined;
  try {
    certificate = settings.proxy && (await certificateFor(settings.proxy));
    await serve({ server, settings, certificate, terminal, isJson: options.flag("json") });
  } finally {
    await server.close();
    await certificate?.discard();
  }
  return 0;
}

interface Service {
  readonly server: Server;
  readonly settings: MockSettings;
  /** Of the proxy, where it is one. */
  readonly certificate: Certificate | undefined;
  readonly terminal: Terminal;
  readonly isJson: boolean;
}

async function serve({ server, settings, certificate, terminal, isJson }: Service): Promise<void> {
  const interruption = interrupted();
  const keptKey = async (): Promise<JWK | undefined> => (await import("./development-key.ts")).developmentKey();
  const tokens = createRunTokens(settings.appId, keptKey);
  const output = (isJson ? jsonOutput : textOutput)(terminal, { ...settings, certificate }, tokens);
  if (settings.proxy && certificate) {
    const { passThrough } = settings.proxy;
    const onRefused = (host: string): void =>
      output.note(`the proxy does not reach ${host}; --pass-through ${host} lets it`);
    server.tunnel({ certificate, hosts: microsoftHosts, passThrough, onRefused });
  }
  const platform = play({ server, settings, tokens, output, terminal });
  await interruption;
  platform.close();
  output.closed();
}

function certificateFor({ certificate }: ProxySettings): Promise<Certificate> {
  return certificate
    ? readCertificate(certificate.cert, certificate.key, microsoftHosts)
    : makeCertificate(microsoftHosts);
}

/** So many calls are known by the hosts that their bots name. */
const mostCalls = 1_000;

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
  const { script, fetchPrompts, ring, roles, answers, callback, appId, version, spelling, seed, faults } = settings;
  const failed = (error: unknown): void => terminal.complain(`This should not have happened: ${String(error)}`);
  const player = createCallerPlayer();
  /** Calls of bots that name Microsoft's hosts, so that their recordings are there too. */
  const secure = createMemory<true>(systemClock, { maxEntries: mostCalls });
  const platform = createCallPlatform({
    ...{ callback, appId, version, spelling, seed, faults, tokens, timing },
    baseUrl: (callId) => (secure.get(callId) ? recordingsHost : server.origin),
    ...(fetchPrompts && { fetchPrompt: globalFetch }),
    onEvent: take,
  });
  const control = createControl(platform, player, failed);
  const graphTokens = createGraphTokens({ sign: tokens.sign, roles });

  function take(event: CallEvent): void {
    control.take(event);
    output.event(event);
    if (event.kind === "listening") playScript(event.callId, script.recording);
    else if (event.kind === "callState" && event.state === "established") playScript(event.callId, script.call);
  }

  function playScript(callId: string, acts: readonly CallerAct[]): void {
    if (acts.length === 0) return;
    setImmediate(() => {
      const call = platform.call(callId);
      if (call) player.play(call, acts).catch(failed);
    });
  }

  function respond(request: PlainRequest, signal: AbortSignal): Promise<PlainResponse> {
    const [, callId] = /\/calls\/([^/]+)/.exec(request.url) ?? [];
    if (callId !== undefined && request.url.startsWith("https:")) secure.set(canonicalId(callId), true);
    return platform.respond(request, signal);
  }

  server.handle(async (request, signal) => {
    const named = callbackIn(request);
    const response =
      (await control.answer(request)) ??
      (await tokens.answer(request.url)) ??
      (await graphTokens.answer(request)) ??
      answers(request) ??
      (callback === undefined ? unreachableCallback(named) : undefined) ??
      withAdvice(request, await respond(request, signal));
    if (response.status >= 400) output.refused(request, response);
    else if (named?.protocol === "http:") output.note("callbackUri is plain http: Graph takes https alone");
    return response;
  }, failed);
  output.ready(server.origin);
  if (ring) platform.ring();
  else output.invite(server.origin, platform.startCall().id);
  return platform;
}

/** Resolves at Ctrl-C, or when the process is asked to end; a second Ctrl-C ends it at once. */
function interrupted(): Promise<unknown> {
  return Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
}
