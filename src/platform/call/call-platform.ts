import { graphVersions } from "../../../generated/vocabulary.ts";
import { canonicalId } from "../../contract/ids.ts";
import type { CreateCallRequest } from "../../contract/types.ts";
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
  list,
  members,
  methods,
  needed,
  number,
  rule,
  text,
} from "../../lib/options.ts";
import { absoluteUrl } from "../../lib/url.ts";
import { createWarnings } from "../../lib/warnings.ts";
import { respondWith } from "../http/answer.ts";
import { asked } from "../http/asked.ts";
import type { Answers } from "../http/choice.ts";
import type { PlainRequest, PlainResponse } from "../http/plain.ts";
import { toResponse } from "../http/web.ts";
import { defaultAppId } from "../issuer-facts.ts";
import type { KindPlatform } from "../kinds/kind.ts";
import { type KindOptions, kindChecks, mediaKinds } from "../kinds/registry.ts";
import { createRandom } from "../random.ts";
import { type Spelling, spellings } from "../spelling.ts";
import { createPlatformTime } from "../time/platform-time.ts";
import { createCall, type EarlyEnd, type MediaHosting, type PlatformCall, type SimulatedCall } from "./call.ts";
import type { CallEvent, LifeState } from "./call-events.ts";
import { registeredAddress } from "./callback.ts";
import { createDelivery, type DeliveryOptions, type TokenSigner, whyNotTaken } from "./delivery.ts";
import { createFaults, type Fault, type FaultName, faultsCheck } from "./faults.ts";
import { type CallShape, identityOf, namesOf, shapeOf } from "./identity.ts";
import { type CallTiming, timingChecks } from "./life.ts";
import type { CallVariants } from "./notification.ts";
import { createAnswers } from "./platform-answers.ts";
import { createRoster } from "./roster.ts";

export interface CallPlatformOptions extends KindOptions {
  /** Default: the machine's. A virtual clock is moved on by what the caller does. */
  readonly clock?: Clock | undefined;
  /** Signs what is delivered: a `createTokenIssuer` with the same clock. */
  readonly tokens: TokenSigner;
  /**
   * The bot: the address of its callback, or a fetch handler such as `receiver.receive`. A call that names an address of its
   * own is notified there: a handler gets the request for it; of an address that is not this machine's, the same path at the
   * callback's origin. Default: only calls that name an address of this machine are notified.
   */
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
  /**
   * Called with everything that happens in any call, as it happens. Must not throw. Default: notifications that the callback
   * refuses, or does not answer, are warned of on the console. [PL-06]
   */
  readonly onEvent?: ((event: CallEvent) => void) | undefined;
  /** What becomes of operations when their call ends early. Default `unnotified`, as the field reports. [PL-05] */
  readonly earlyEnd?: EarlyEnd | undefined;
  /** How long the steps of calls take that the bot begins or answers. Default: no time, so that no clock needs to move. */
  readonly timing?: CallTiming | undefined;
  /** What captures and the documentation disagree on. */
  readonly variants?: CallVariants | undefined;
  /** Names of those who are in a meeting that the bot joins. Default: one. */
  readonly people?: readonly string[] | undefined;
}

export interface StartCallOptions {
  /** Operations of media need `serviceHosted`, the default. [RR-16] */
  readonly mediaConfig?: MediaHosting | undefined;
  /** Notifies that the call is established, and that its media flows. Default: false. */
  readonly announce?: boolean | undefined;
  /** A meeting, with a roster. Default: a call of two. */
  readonly meeting?: boolean | undefined;
}

export interface RingOptions {
  /** Name of the caller. Default: a name of the platform's. */
  readonly from?: string | undefined;
  /** A group call: its answer needs a permission. Default: a call of two. [CA-14] */
  readonly group?: boolean | undefined;
}

/** How a call begins. */
interface Opening {
  readonly state: LifeState;
  readonly direction: "incoming" | "outgoing";
  readonly shape: CallShape;
  readonly mediaConfig?: MediaHosting | undefined;
  /** Those who take part beside the bot. */
  readonly names: readonly string[];
  readonly from?: string | undefined;
  readonly request?: CreateCallRequest | undefined;
  readonly tenantId?: string | undefined;
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
  timing: members(timingChecks),
  variants: members<CallVariants>({ callIds: flag(), p2pRoster: flag(), terminating: flag() }),
  people: list(text(), "names"),
};

const callChecks: Checks<StartCallOptions> = {
  mediaConfig: choice("serviceHosted", "appHosted"),
  announce: flag(),
  meeting: flag(),
};

const ringChecks: Checks<RingOptions> = { from: text(), group: flag() };

function isHttpAddress(value: unknown): boolean {
  return /^https?:$/.test((value instanceof URL ? value : absoluteUrl(String(value)))?.protocol ?? "");
}

function warnOfRefusals(): (event: CallEvent) => void {
  const warn = createWarnings("graph-record-response/testing");
  return (event) => {
    const why = event.kind === "notified" && event.verdict !== "noCallback" ? whyNotTaken(event) : undefined;
    if (why === undefined) return;
    warn(
      why,
      `A notification was not taken: ${why}. The event "notified" of onEvent shows each; a receiver says why by onRefused.`,
    );
  };
}

/** Graph and its media platform, from the first ring of a call to its end. */
export interface CallPlatform {
  /** Answers as Graph and as the host of files do. Hand it to the client and to whatever downloads; bound. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The same for plain requests: what a server of any kind can stand on. */
  readonly respond: (request: PlainRequest, signal?: AbortSignal) => Promise<PlainResponse>;
  /** How the contract's mock answers over this platform's state. */
  readonly answers: Answers;
  /** A call that is under way already. */
  startCall(options?: StartCallOptions): SimulatedCall;
  /** A user calls the bot, which is notified of an incoming call. [CA-10] */
  ring(options?: RingOptions): SimulatedCall;
  /** The calls under way, oldest first. A call that has ended is forgotten. */
  readonly calls: readonly SimulatedCall[];
  /** The call under way with this id, in any spelling. */
  call(id: string): SimulatedCall | undefined;
  /** What goes wrong from now on. */
  readonly faults: readonly Fault[];
  /** Has these go wrong in place of those before; `times` counts from here. @throws TypeError for one that is invalid [PL-09] */
  setFaults(faults: readonly Fault[]): void;
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
    onEvent = warnOfRefusals(),
    timing = {},
    variants = {},
    people = ["Ada Byron"],
  } = checked("createCallPlatform", options, checks);
  const time = createPlatformTime(clock);
  const faults = createFaults(options.faults ?? [], seed);
  const ids = createRandom(seed, "ids");
  const tracing = createRandom(seed, "tracing");
  const requestIds = createRandom(seed, "request ids");
  const parties = createRandom(seed, "parties");
  const calls = new Map<string, PlatformCall>();
  const closed = new AbortController();
  const { callback, tokens, appId, fetch: reach = globalFetch } = options;
  const botId = appId ?? defaultAppId;
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
  const answers = createAnswers({ callWith: (id) => calls.get(id), create, newId: ids.guid, faults, kinds });

  async function respondInTime(request: PlainRequest, signal: AbortSignal | undefined): Promise<PlainResponse> {
    const response = respondWith(request, { answers, requestId: requestIds.guid() });
    const slow = faults.strike("slow");
    if (slow) await clock.sleep(slow.ms, signal);
    return response;
  }

  /** A call in its first state; nothing of it has happened yet. */
  function open({
    state,
    direction,
    shape,
    mediaConfig = "serviceHosted",
    names,
    from,
    request,
    tenantId,
  }: Opening): PlatformCall {
    const id = ids.guid();
    const [callChainId, scenarioId] = [tracing.guid(), tracing.guid()];
    const callbackUri = request?.callbackUri ?? registeredAddress(callback);
    const platformCall = createCall({
      identity: identityOf({
        id,
        direction,
        callChainId,
        callbackUri,
        appId: botId,
        random: parties,
        from,
        request,
        tenantId,
      }),
      shape,
      state,
      mediaConfig,
      roster: createRoster(names, parties),
      appId: botId,
      timing,
      variants,
      spelling,
      time,
      earlyEnd,
      kinds: kinds.values(),
      strike: faults.strike,
      onEvent,
      createDelivery: (address, report) =>
        createDelivery({ ...deliveryOptions, address, chainId: callChainId, scenarioId, newId: tracing.guid }, report),
      onEnd: () => calls.delete(id),
    });
    calls.set(id, platformCall);
    platformCall.report({ kind: "callStarted" });
    return platformCall;
  }

  function create(request: CreateCallRequest, tenantId: string | undefined): PlatformCall {
    const shape = shapeOf(request);
    const names = shape === "meeting" ? people : namesOf(request);
    return open({ state: "establishing", direction: "outgoing", shape, names, request, tenantId });
  }

  function startCall(callOptions?: StartCallOptions): SimulatedCall {
    const { mediaConfig, announce = false, meeting = false } = checked("startCall", callOptions, callChecks);
    const shape = meeting ? "meeting" : "p2p";
    const started = open({ state: "established", direction: "outgoing", shape, mediaConfig, names: people });
    started.begin();
    if (announce) started.announce();
    return started.call;
  }

  function ring(ringOptions?: RingOptions): SimulatedCall {
    const { from = people[0] ?? "Ada Byron", group = false } = checked("ring", ringOptions, ringChecks);
    const shape = group ? "group" : "p2p";
    const ringing = open({ state: "incoming", direction: "incoming", shape, names: [from], from });
    ringing.begin();
    return ringing.call;
  }

  return {
    answers,
    startCall,
    ring,
    respond: (request, signal = closed.signal) => respondInTime(request, signal),
    async fetch(input, init) {
      const { request, signal } = await asked(input, init);
      return toResponse(await respondInTime(request, signal));
    },
    get calls() {
      return [...calls.values()].map(({ call }) => call);
    },
    call: (id) => calls.get(canonicalId(id))?.call,
    get faults() {
      return faults.all;
    },
    setFaults(others) {
      faults.replace(checked("setFaults", { faults: others }, { faults: needed(faultsCheck()) }).faults);
    },
    close() {
      closed.abort();
      for (const call of [...calls.values()]) call.drop();
    },
  };
}
