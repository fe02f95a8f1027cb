import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { JWK } from "jose";
import { canonicalId } from "../contract/ids.ts";
import { systemClock } from "../lib/clock.ts";
import { globalFetch } from "../lib/fetch.ts";
import { createMemory } from "../lib/memory.ts";
import { absoluteUrl, hostnameOf, isLoopback } from "../lib/url.ts";
import type { CallerAct } from "../platform/audio/caller.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { type CallPlatform, createCallPlatform } from "../platform/call/call-platform.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { recordingsHost } from "../platform/kinds/recording/files.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { createCallerPlayer } from "./caller.ts";
import type { Certificate } from "./certificate.ts";
import { createControl, isControl } from "./control.ts";
import { watchedCallback, watchedPrompts } from "./exchanges.ts";
import { createGraphTokens } from "./graph-tokens.ts";
import type { ServedResponse } from "./http/answers.ts";
import type { Exchange } from "./live/records.ts";
import { createLiveView } from "./live-view.ts";
import { createLoad } from "./load.ts";
import { callbackIn, unreachableCallback, withAdvice } from "./mock-advice.ts";
import { jsonOutput, type MockOutput, textOutput } from "./mock-output.ts";
import type { MockSettings } from "./mock-settings.ts";
import { pageFile } from "./page-files.ts";
import { isListening } from "./probe-send.ts";
import { type RoutedRequest, routed } from "./routed.ts";
import { createRunTokens, type RunTokens } from "./run-tokens.ts";
import type { Server } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export interface Service {
  readonly server: Server;
  readonly settings: MockSettings;
  /** Of the proxy, where it is one. */
  readonly certificate: Certificate | undefined;
  readonly terminal: Terminal;
  readonly isJson: boolean;
  /** Aborts at the end. */
  readonly over: AbortSignal;
}

/** Answers until it is over. */
export async function serveMock({ server, settings, certificate, terminal, isJson, over }: Service): Promise<void> {
  const keptKey = async (): Promise<JWK | undefined> => (await import("./development-key.ts")).developmentKey();
  const tokens = createRunTokens(settings.appId, keptKey);
  const output = (isJson ? jsonOutput : textOutput)(terminal, { ...settings, certificate }, tokens);
  if (settings.proxy && certificate) {
    const { passThrough } = settings.proxy;
    server.tunnel({ certificate, hosts: microsoftHosts, passThrough, onNote: output.note });
  }
  const platform = play({ server, settings, tokens, output, terminal, over });
  if (!over.aborted) await once(over, "abort");
  platform.close();
  output.closed();
}

/** So many calls, and hosts of callbacks, are remembered. */
const mostKept = 1_000;

/** As long as the steps of a call take on a telephone, and Graph's time for keepAlive. */
const timing = { establishedMs: 1_000, mediaMs: 200, keepAliveMs: 45 * 60_000 };

/** Until it is looked again whether the bot listens, milliseconds. */
const lookMs = 250;

interface Stage extends Pick<Service, "server" | "settings" | "terminal" | "over"> {
  readonly tokens: RunTokens;
  readonly output: MockOutput;
}

/** Begins to answer, and the first call. */
function play({ server, settings, tokens, output, terminal, over }: Stage): CallPlatform {
  const { script, fetchPrompts, ring, roles, answers, callback, appId, version, spelling, seed, faults } = settings;
  const { host, controlToken, page } = settings;
  const failed = (error: unknown): void => terminal.complain(`This should not have happened: ${String(error)}`);
  const player = createCallerPlayer();
  const load = createLoad();
  /** Calls of bots that name Microsoft's hosts, so that their recordings are there too. */
  const secure = createMemory<true>(systemClock, { maxEntries: mostKept });
  /** Hosts that callbacks were named at: tunnels to the bot. */
  const tunnels = createMemory<true>(systemClock, { maxEntries: mostKept });
  const asked = (exchange: Exchange): void => live.asked(exchange);
  const platform = createCallPlatform({
    ...{ callback, appId, version, spelling, seed, faults, tokens, timing },
    fetch: watchedCallback(globalFetch, asked, failed),
    baseUrl: (callId) => (secure.get(callId) ? recordingsHost : server.origin),
    ...(fetchPrompts && { fetchPrompt: watchedPrompts((uri, init) => globalFetch(reached(uri), init), asked) }),
    onEvent: take,
  });
  const live = createLiveView({
    ...{ origin: server.origin, version, callback, seed },
    faults: () => platform.faults,
    call: (id) => platform.call(id),
    onError: failed,
  });
  const control = createControl({ platform, player, live, seed, token: controlToken, onError: failed });
  const graphTokens = createGraphTokens({ sign: tokens.sign, roles });

  function take(event: CallEvent): void {
    load.take(event);
    control.take(event);
    live.take(event);
    output.event(event);
    if (event.kind === "listening") playScript(event.callId, script.recording);
    else if (event.kind === "callState" && event.state === "established") playScript(event.callId, script.call);
  }

  function invite(callId: string): void {
    output.invite({ origin: server.origin, callId, ring, hasScript: script.call.length + script.recording.length > 0 });
  }

  function playScript(callId: string, acts: readonly CallerAct[]): void {
    if (acts.length === 0) return;
    setImmediate(() => {
      const call = platform.call(callId);
      if (call) player.play(call, acts).catch(failed);
    });
  }

  /** What is behind the bot's tunnel is at its callback's origin. */
  function reached(uri: string): string {
    const url = absoluteUrl(uri);
    if (!url || callback === undefined || !tunnels.get(url.host)) return uri;
    return new URL(url.pathname + url.search, callback).href;
  }

  function respond(request: PlainRequest, signal: AbortSignal): Promise<PlainResponse> {
    const [, callId] = /\/calls\/([^/]+)/.exec(request.url) ?? [];
    if (callId !== undefined && isByTls(request)) secure.set(canonicalId(callId), true);
    return platform.respond(request, signal);
  }

  async function ringOnceHeard(address: URL): Promise<void> {
    if (!(await isListening(address)))
      output.note(`nobody listens at ${address.href} yet: the call begins once the bot does`);
    while (!over.aborted && !(await isListening(address))) await sleep(lookMs, undefined, { signal: over });
    if (!over.aborted) invite(platform.ring().id);
  }

  async function answer(request: RoutedRequest, signal: AbortSignal): Promise<ServedResponse> {
    const isOwn = !isByTls(request);
    if (isOwn && isControl(request)) return load.tooMuch(request) ?? (await control.answer(request, signal));
    const file = isOwn && page ? await pageFile(request) : undefined;
    if (file) return file;
    const startedMs = performance.now();
    const response = await answerBot(request, signal);
    live.answered(request, response, performance.now() - startedMs);
    return response;
  }

  async function answerBot(request: RoutedRequest, signal: AbortSignal): Promise<PlainResponse> {
    return (
      load.tooMuch(request) ??
      (await tokens.answer(request.url)) ??
      (await graphTokens.answer(request)) ??
      answers(request) ??
      (callback === undefined ? unreachableCallback(callbackIn(request)) : undefined) ??
      withAdvice(request, await respond(request, signal))
    );
  }

  server.handle(async (plain, signal) => {
    const request = routed(plain);
    const named = callbackIn(request);
    if (named) tunnels.set(named.host, true);
    const response = await answer(request, signal);
    if (response.status >= 400) output.refused(request, response);
    else if (named?.protocol === "http:") output.note("callbackUri is plain http: Graph takes only https");
    return response;
  }, failed);
  output.ready(server.origin);
  if (!isLoopback(hostnameOf(host))) output.warning(exposure(host, controlToken));
  if (ring && callback !== undefined) {
    ringOnceHeard(new URL(callback)).catch((error: unknown) => {
      if (!over.aborted) failed(error);
    });
  } else {
    const { id } = platform.startCall();
    invite(id);
    playScript(id, script.call);
  }
  return platform;
}

/** What a mock that listens beyond this machine opens, and to whom. */
function exposure(host: string, controlToken: string | undefined): string {
  const asks =
    controlToken === undefined ? ", drive calls and hear every recording (--control-token asks for a token there)" : "";
  return `${host} is reached from other machines: whoever is in that network can create calls and record (any token will do)${asks}.`;
}

/** Whether it was asked at one of Microsoft's hosts. */
const isByTls = ({ url }: PlainRequest): boolean => url.startsWith("https:");
