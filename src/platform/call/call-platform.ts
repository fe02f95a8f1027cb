import { graphVersions } from "../../../generated/vocabulary.ts";
import { canonicalId } from "../../contract/ids.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Fetch, globalFetch } from "../../lib/fetch.ts";
import {
  type Checks,
  checked,
  choice,
  clockLike,
  flag,
  func,
  methods,
  needed,
  number,
  rule,
  text,
} from "../../lib/options.ts";
import { absoluteUrl } from "../../lib/url.ts";
import { respondWith } from "../http/answer.ts";
import type { Answers } from "../http/choice.ts";
import type { PlainRequest, PlainResponse } from "../http/plain.ts";
import { toPlainRequest, toResponse } from "../http/web.ts";
import type { KindPlatform } from "../kinds/kind.ts";
import { type KindOptions, kindChecks, mediaKinds } from "../kinds/registry.ts";
import { createRandom } from "../random.ts";
import { type Spelling, spellings } from "../spelling.ts";
import { createPlatformTime } from "../time/platform-time.ts";
import { createCall, type EarlyEnd, type MediaConfig, type PlatformCall, type SimulatedCall } from "./call.ts";
import type { CallEvent } from "./call-events.ts";
import { createDelivery, type DeliveryOptions, type TokenSigner } from "./delivery.ts";
import { createFaults, type Fault, type FaultName, faultsCheck } from "./faults.ts";
import { createAnswers } from "./platform-answers.ts";

export interface CallPlatformOptions extends KindOptions {
  /** Default: the machine's. A virtual clock is moved on by what the caller does. */
  readonly clock?: Clock | undefined;
  /** Signs what is delivered: a `createTokenIssuer` with the same clock. */
  readonly tokens: TokenSigner;
  /** The bot: the address of its callback, or a fetch handler such as `receiver.receive`. Default: nobody is notified. */
  readonly callback?: DeliveryOptions["callback"];
  /** Reaches a callback that is an address. Default: the global one. */
  readonly fetch?: Fetch | undefined;
  /** Default `beta`; `v1.0` notifications leave `completionReason` out. */
  readonly version?: GraphVersion | undefined;
  /** How notifications are written: as bots captured them, or as the documentation shows them. Default `captured`. [PL-10] */
  readonly spelling?: Spelling | undefined;
  /** Audience of the tokens. Default: the token issuer's `appId`. */
  readonly appId?: string | undefined;
  /** Decides ids, tokens and the luck of faults: the same seed and script give the same bytes. Default 1. [PL-08] */
  readonly seed?: number | undefined;
  /** What goes wrong: each fault by its name, or with how often and how likely it happens. Default: nothing. */
  readonly faults?: readonly Fault[] | undefined;
  /** Called with everything that happens in any call, as it happens. Must not throw. */
  readonly onEvent?: ((event: CallEvent) => void) | undefined;
  /** What becomes of operations when their call ends early. Default `unnotified`, as the field reports. [PL-05] */
  readonly earlyEnd?: EarlyEnd | undefined;
}

export interface StartCallOptions {
  /** Operations of media need `serviceHosted`, the default. [RR-16] */
  readonly mediaConfig?: MediaConfig | undefined;
  /** Delivers the call's `established` notification. Default: false. */
  readonly announce?: boolean | undefined;
}

const checks: Checks<CallPlatformOptions> = {
  ...kindChecks,
  clock: clockLike(),
  tokens: needed(methods(["sign"], "what signs tokens (see createTokenIssuer)")),
  callback: rule(
    (value) => typeof value === "function" || isHttpAddress(value),
    "an absolute http or https address, or a fetch handler such as receiver.receive",
  ),
  fetch: func(),
  version: choice(...graphVersions),
  spelling: choice(...spellings),
  appId: text(),
  seed: number({ finite: true }),
  faults: faultsCheck(),
  onEvent: func(),
  earlyEnd: choice("unnotified", "canceled"),
};

const callChecks: Checks<StartCallOptions> = {
  mediaConfig: choice("serviceHosted", "appHosted"),
  announce: flag(),
};

function isHttpAddress(value: unknown): boolean {
  return /^https?:$/.test((value instanceof URL ? value : absoluteUrl(String(value)))?.protocol ?? "");
}

/** Graph and its media platform, for calls that are under way. */
export interface CallPlatform {
  /** Answers as Graph and as the host of files do. Hand it to the client and to whatever downloads; bound. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The same for plain requests: what a server of any kind can stand on. */
  readonly respond: (request: PlainRequest, signal?: AbortSignal) => Promise<PlainResponse>;
  /** How the contract's mock answers over this platform's state. */
  readonly answers: Answers;
  startCall(options?: StartCallOptions): SimulatedCall;
  /** The calls under way, oldest first. A call that has ended is forgotten. */
  readonly calls: readonly SimulatedCall[];
  /** The call under way with this id, in any spelling. */
  call(id: string): SimulatedCall | undefined;
  /** Ends the calls without a word to the bot, so that none of their timers runs any more. */
  close(): void;
}

/**
 * A call platform that lives: it keeps calls, plays operations on the clock, delivers notifications with signed tokens,
 * and serves the files, all by the contract. [PL-01..PL-09]
 *
 * Of an ended call it keeps nothing but that its last 1,000 files are gone (410); who holds the `SimulatedCall` keeps
 * its last 1,000 events.
 *
 * @example
 * const tokens = createTokenIssuer({ clock });
 * const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, onNotification: waiter.accept });
 * const platform = createCallPlatform({ clock, tokens, callback: receiver.receive });
 * const graph = createCallsClient({ accessToken: "any", clock, fetch: platform.fetch });
 * const call = platform.startCall();
 * const outcome = recordAndWait({ graph, waiter, callId: call.id, request });
 * await call.caller.speak({ ms: 3_000 });
 * await call.caller.press("#"); // delivers stopToneDetected
 */
export function createCallPlatform(options: CallPlatformOptions): CallPlatform {
  const {
    clock = systemClock,
    version = "beta",
    spelling = "captured",
    seed = 1,
    earlyEnd = "unnotified",
    onEvent = () => {},
  } = checked("createCallPlatform", options, checks);
  const time = createPlatformTime(clock);
  const faults = createFaults(options.faults ?? [], seed);
  const ids = createRandom(seed, "ids");
  const tracing = createRandom(seed, "tracing");
  const requestIds = createRandom(seed, "request ids");
  const calls = new Map<string, PlatformCall>();
  const closed = new AbortController();
  const { callback, tokens, appId, fetch: reach = globalFetch } = options;
  const deliveryOptions = {
    callback,
    fetch: reach,
    tokens,
    appId,
    faults,
    time,
    closed: closed.signal,
  };
  const kindPlatform: KindPlatform = {
    time,
    version,
    spelling,
    random: (purpose) => createRandom(seed, purpose),
    strikes: (fault) => faults.strike(fault as FaultName) !== undefined,
  };
  const kinds = new Map(mediaKinds.map((kind) => [kind.name, kind.create(kindPlatform, options)] as const));
  const answers = createAnswers({ callWith: (id) => calls.get(id), newId: ids.guid, faults, kinds });

  async function respondInTime(request: PlainRequest, signal: AbortSignal = closed.signal): Promise<PlainResponse> {
    const response = respondWith(request, { answers, requestId: requestIds.guid() });
    const slow = faults.strike("slow");
    if (slow) await clock.sleep(slow.ms, signal);
    return response;
  }

  function startCall(callOptions?: StartCallOptions): SimulatedCall {
    const { mediaConfig = "serviceHosted", announce = false } = checked("startCall", callOptions, callChecks);
    const id = ids.guid();
    const [chainId, scenarioId] = [tracing.guid(), tracing.guid()];
    const platformCall = createCall({
      id,
      mediaConfig,
      callChainId: chainId,
      spelling,
      time,
      earlyEnd,
      kinds: kinds.values(),
      onEvent,
      createDelivery: (report) =>
        createDelivery({ ...deliveryOptions, chainId, scenarioId, newId: tracing.guid }, report),
      onEnd: () => calls.delete(id),
    });
    calls.set(id, platformCall);
    platformCall.report({ kind: "callStarted" });
    if (announce) platformCall.announce();
    return platformCall.call;
  }

  return {
    answers,
    startCall,
    respond: respondInTime,
    async fetch(input, init) {
      const request = input instanceof Request && !init ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return toResponse(await respondInTime(await toPlainRequest(request), request.signal));
    },
    get calls() {
      return [...calls.values()].map(({ call }) => call);
    },
    call: (id) => calls.get(canonicalId(id))?.call,
    close() {
      closed.abort();
      for (const call of [...calls.values()]) call.drop();
    },
  };
}
