import { operations } from "../../../generated/operations.ts";
import { canonicalId } from "../../contract/ids.ts";
import type { RecordResponseRequest } from "../../contract/types.ts";
import type { GraphVersion } from "../../contract/versions.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { absoluteUrl } from "../../lib/url.ts";
import { promptLength } from "../audio/prompt-length.ts";
import { respond } from "../http/answer.ts";
import type { Answers } from "../http/choice.ts";
import type { PlainRequest, PlainResponse } from "../http/plain.ts";
import { toPlainRequest, toResponse } from "../http/web.ts";
import { createRecordingFiles } from "../kinds/recording/files.ts";
import { type RecordingFault, type RecordingRules, recordingRules } from "../kinds/recording/timeline.ts";
import { createRandom } from "../random.ts";
import { createPlatformTime } from "../time/platform-time.ts";
import { createCall, type EarlyEnd, type MediaConfig, type PlatformCall, type SimulatedCall } from "./call.ts";
import type { CallEvent } from "./call-events.ts";
import { createDelivery, type DeliveryOptions, type TokenSigner } from "./delivery.ts";
import { createFaults, type Fault, type Faults } from "./faults.ts";
import { createAnswers } from "./platform-answers.ts";

export interface CallPlatformOptions {
  /** Default: the machine's. A virtual clock is moved on by what the caller does. */
  readonly clock?: Clock | undefined;
  /** Signs what is delivered: a `createTokenIssuer` with the same clock. */
  readonly tokens: TokenSigner;
  /** The bot: the address of its callback, or a fetch handler such as `receiver.receive`. Default: nobody is told. */
  readonly callback?: DeliveryOptions["callback"];
  /** Reaches a callback that is an address. Default: the global one. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Default `beta`; `v1.0` notifications leave `completionReason` out. */
  readonly version?: GraphVersion | undefined;
  /** Audience of the tokens. Default: the token issuer's `appId`. */
  readonly appId?: string | undefined;
  /** Decides ids, tokens and the luck of faults: the same seed and script give the same bytes. Default 1. [PL-08] */
  readonly seed?: number | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Told of everything that happens in any call, as it happens. Must not throw. */
  readonly onEvent?: ((event: CallEvent) => void) | undefined;
  /** Where recordings are served. Default: the contract's illustrative host, `https://file.location`. */
  readonly baseUrl?: string | undefined;
  /** Length of every prompt, milliseconds. Default 1,000. */
  readonly promptMs?: number | undefined;
  /** Fetches the prompts, to play them for as long as they are, or to fail when they are no usable wav. Default: none is fetched. */
  readonly fetchPrompt?: ((request: Request) => Promise<Response>) | undefined;
  /** Length of the beep, milliseconds. Default 500. */
  readonly beepMs?: number | undefined;
  /** What becomes of recordings when their call ends early. Default `unnotified`, as the field reports. [PL-05] */
  readonly earlyEnd?: EarlyEnd | undefined;
}

export interface StartCallOptions {
  /** `recordResponse` needs `serviceHosted`, the default. [RR-16] */
  readonly mediaConfig?: MediaConfig | undefined;
  /** Delivers the call's `established` notification. Default: false. */
  readonly announce?: boolean | undefined;
}

/** Graph and its media platform, for calls that are under way. */
export interface CallPlatform {
  /** Answers as Graph and as the host of recordings do. Hand it to the client and to `downloadRecording`; bound. */
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
 * A call platform that lives: it keeps calls, plays recordings on the clock, delivers notifications with signed tokens,
 * and serves the files, all by the contract. [PL-01..PL-09]
 *
 * Of an ended call it keeps nothing but that its last 1,000 recordings are gone (410); who holds the `SimulatedCall` keeps
 * its last 1,000 events.
 *
 * @example
 * const tokens = createTokenIssuer({ clock });
 * const receiver = createWebhookReceiver({ appId: tokens.appId, clock, ...tokens.trust, onNotification: waiter.accept });
 * const platform = createCallPlatform({ clock, tokens, callback: receiver.receive });
 * const graph = createCallsClient({ accessToken: "any", clock, fetch: platform.fetch });
 * const call = platform.startCall();
 * await graph.recordResponse(call.id, { stopTones: ["#"], clientContext: "greeting-1" });
 * await call.caller.speak({ ms: 3_000 });
 * await call.caller.press("#"); // delivers stopToneDetected
 */
export function createCallPlatform(options: CallPlatformOptions): CallPlatform {
  const { clock = systemClock, version = "beta", seed = 1, earlyEnd = "unnotified", onEvent = () => {} } = options;
  const { baseUrl = operations.downloadRecording.servers[0] as string } = options;
  if (!absoluteUrl(baseUrl)) throw new TypeError("baseUrl must be an absolute address, such as http://127.0.0.1:4010");
  const time = createPlatformTime(clock);
  const faults = createFaults(options.faults ?? [], seed);
  const ids = createRandom(seed, "ids");
  const files = createRecordingFiles(baseUrl, createRandom(seed, "recordings"), clock);
  const calls = new Map<string, PlatformCall>();
  const closed = new AbortController();
  const { callback, tokens, appId, fetch: reach = (request: Request) => globalThis.fetch(request) } = options;
  const deliveryOptions: DeliveryOptions = {
    callback,
    fetch: reach,
    tokens,
    appId,
    faults,
    time,
    closed: closed.signal,
  };
  const answers = createAnswers({ callWith: (id) => calls.get(id), newId: ids.guid, faults, files });

  async function respondInTime(request: PlainRequest, signal: AbortSignal = closed.signal): Promise<PlainResponse> {
    const response = respond(request, answers);
    const slow = faults.strike("slow");
    if (slow) await clock.sleep(slow.ms, signal);
    return response;
  }

  function startCall({ mediaConfig = "serviceHosted", announce = false }: StartCallOptions = {}): SimulatedCall {
    const id = ids.guid();
    const platformCall = createCall({
      id,
      mediaConfig,
      time,
      version,
      earlyEnd,
      files,
      onEvent,
      rulesFor: ({ request }) => rulesFor(request),
      createDelivery: (report) => createDelivery(deliveryOptions, report),
      onEnd: () => calls.delete(id),
    });
    calls.set(id, platformCall);
    platformCall.report({ kind: "callStarted" });
    if (announce) platformCall.announce();
    return platformCall.call;
  }

  function rulesFor(request: RecordResponseRequest): RecordingRules | Promise<RecordingRules> {
    const settings = {
      promptMs: options.promptMs,
      beepMs: options.beepMs,
      fault: drawFault(recordingRules(request), faults),
    };
    const uri = request.prompts?.[0]?.mediaInfo.uri;
    if (uri === undefined || !options.fetchPrompt) return recordingRules(request, settings);
    const fetched = promptLength(uri, options.fetchPrompt, time);
    return time.hold(fetched.then((promptMs) => recordingRules(request, { ...settings, promptMs })));
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

/** A fault is not spent on a recording in which it cannot happen. */
function drawFault({ promptMs, beepMs }: RecordingRules, faults: Faults): RecordingFault | undefined {
  const possible: readonly (RecordingFault | false)[] = [
    promptMs !== undefined && "playPromptFailed",
    beepMs !== undefined && "playBeepFailed",
    "mediaReceiveTimeout",
    "unspecifiedError",
    "none",
  ];
  return possible.find((name): name is RecordingFault => name !== false && faults.strike(name) !== undefined);
}
