import { createHash, timingSafeEqual } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { canonicalId } from "../contract/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { CallerAct } from "../platform/audio/caller.ts";
import { createWav } from "../platform/audio/wav.ts";
import type { SimulatedCall } from "../platform/call/call.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import type { CallPlatform } from "../platform/call/call-platform.ts";
import { type Fault, faultDelaysMs, faultNames } from "../platform/call/faults.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { type CallerPlayer, callerActs } from "./caller.ts";
import { json, refused, type ServedResponse } from "./http/answers.ts";
import { controlRealm } from "./http/port-in-use.ts";
import type { Exchange } from "./live/records.ts";
import type { LiveView } from "./live-view.ts";
import { createVoices, longestVoiceMs } from "./voices.ts";

/** What drives the platform over HTTP, beside Graph's own addresses. */
export interface Control {
  /** Lets a call be looked at that has begun, whoever began it. */
  take(event: CallEvent): void;
  /** Answers an address for which `isControl` is true. */
  answer(request: PlainRequest, signal: AbortSignal): Promise<ServedResponse>;
}

/** What can be asked, for people and for `GET /_platform`. */
export const controlAddresses: readonly { readonly method: string; readonly path: string; readonly does: string }[] = [
  {
    method: "POST",
    path: "/_platform/calls",
    does: `begins a call and gives its id. Its body may be {"ring":true} for an incoming one, with "from" and "group"; else it is under way, with "announce":true (notifies of it), "meeting":true, "mediaConfig":"appHosted"`,
  },
  {
    method: "POST",
    path: "/_platform/calls/{id}/caller",
    does: "has its caller act, one act or a list of them; answered when they are over, or at once with ?wait=false",
  },
  {
    method: "POST",
    path: "/_platform/calls/{id}/voice",
    does: `has its caller speak with a voice, which is what is recorded: {"pcm":"…"}, base64 of 16 kHz, mono, 16 bit PCM without a header, with "ms" for how long; gives its number, and {"voice":NUMBER,"pcm":"…"} adds to it`,
  },
  { method: "GET", path: "/_platform/calls", does: "lists the calls" },
  {
    method: "GET",
    path: "/_platform/calls/{id}",
    does: "what happened in it, and its recordings with the token that each is downloaded with",
  },
  {
    method: "GET",
    path: "/_platform/calls/{id}/recordings/{operationId}",
    does: "a recording, without a token; also once its call has ended and Graph's address has it no more",
  },
  { method: "DELETE", path: "/_platform/calls/{id}", does: "ends it" },
  {
    method: "GET",
    path: "/_platform/events",
    does: "everything that happens, as server-sent events (call, limits, recording, exchange, faults); from after an event on with Last-Event-ID or ?after=ID",
  },
  {
    method: "GET",
    path: "/_platform/exchanges",
    does: "the last requests, answers and notifications, oldest first, without tokens; ?call=ID of one call, ?limit=N so many in place of 100",
  },
  {
    method: "PUT",
    path: "/_platform/faults",
    does: 'switches faults on in place of those before: ["lost",{"name":"slow","times":1,"rate":0.5,"ms":2000}], [] for none; GET lists them, with the seed',
  },
];

/** Whether a request is for whoever runs the platform. */
export function isControl({ url }: PlainRequest): boolean {
  return new URL(url).pathname.split("/")[1] === "_platform";
}

/** So many are in one meeting: each is named in every roster. */
const mostParticipants = 200;
/** Of the calls that have ended, those with so many recordings together can be looked at; one without counts as one. [PL-07] */
const mostEnded = 50;

/** So many exchanges are made in one turn of the event loop: a long list holds up nobody else. */
const madeInTurn = 100;

/** Of 16 kHz, 16 bit. */
const bytesPerMs = 32;

/** An invalid request, answered 400. */
class BadRequest extends Error {
  override readonly name = "BadRequest";
}

export interface ControlOptions {
  readonly platform: CallPlatform;
  readonly player: CallerPlayer;
  readonly live: LiveView;
  /** What `--seed` was. */
  readonly seed: number;
  /** What has to be shown to be answered; undefined: nothing. */
  readonly token: string | undefined;
  /** Called with errors that occur after the answer was sent. */
  readonly onError: (error: unknown) => void;
}

export function createControl({ platform, player, live, seed, token, onError }: ControlOptions): Control {
  const calls = new Map<string, SimulatedCall>();
  const ended: SimulatedCall[] = [];
  const voices = createVoices();

  async function answer(request: PlainRequest, signal: AbortSignal): Promise<ServedResponse> {
    const { pathname } = new URL(request.url);
    const [, , what, id, below, operationId, ...more] = pathname.split("/");
    if (token !== undefined && !isSame(request.headers.authorization ?? "", `Bearer ${token}`))
      return unauthenticated();
    if (what === undefined || what === "") return json(200, { value: controlAddresses });
    const alone = id === undefined ? answerAlone(what, request, signal) : undefined;
    if (alone) return alone;
    const isKnown =
      operationId === undefined
        ? below === undefined || below === "caller" || below === "voice"
        : below === "recordings";
    if (what !== "calls" || more.length > 0 || !isKnown) {
      return refused(404, "NotFound", `There is no ${pathname}; see graph-record-response mock --help.`);
    }
    if (id === undefined) return answerCalls(request);
    const call = calls.get(canonicalId(id));
    if (!call) return refused(404, "NotFound", `There is no call ${id}; POST /_platform/calls begins one.`);
    if (operationId !== undefined) return answerRecording(request, call, operationId);
    if (below === "voice") return answerVoice(request, call);
    return below === undefined ? answerCall(request, call) : answerCaller(request, call);
  }

  /** What is not about one call. */
  function answerAlone(
    what: string,
    request: PlainRequest,
    signal: AbortSignal,
  ): ServedResponse | Promise<ServedResponse> | undefined {
    const { method } = request;
    if (what === "events") return method === "GET" ? answerEvents(request, signal) : notAllowed("GET");
    if (what === "exchanges") return method === "GET" ? answerExchanges(request) : notAllowed("GET");
    return what === "faults" ? answerFaults(request) : undefined;
  }

  function answerEvents({ headers, url }: PlainRequest, signal: AbortSignal): ServedResponse {
    const after = headers["last-event-id"] ?? new URL(url).searchParams.get("after") ?? undefined;
    const stream = live.streams.stream(after, signal);
    if (!stream)
      return refused(429, "TooManyRequests", `${live.streams.open} streams are open, which is the mock's limit.`, {
        "retry-after": "1",
      });
    return { status: 200, headers: { "content-type": "text/event-stream", "cache-control": "no-store" }, ...stream };
  }

  async function answerExchanges({ url }: PlainRequest): Promise<PlainResponse> {
    const { searchParams } = new URL(url);
    const [call, limit] = [searchParams.get("call"), searchParams.get("limit") ?? "100"];
    if (!/^[1-9]\d{0,3}$/.test(limit)) throw new BadRequest("limit is a whole number from 1 to 9999");
    const found: unknown[] = [];
    for (
      let number = live.history.next - 1;
      number >= live.history.first && found.length < Number(limit);
      number -= 1
    ) {
      const record = live.history.at(number);
      if (record?.kind !== "exchange") continue;
      const exchange = JSON.parse(await record.json()) as Partial<Exchange>;
      if (number % madeInTurn === 0) await nextTurn();
      if (call === null || exchange.callId === canonicalId(call)) found.push(exchange);
    }
    return json(200, { value: found.reverse() });
  }

  function answerFaults(request: PlainRequest): PlainResponse {
    if (request.method === "PUT") {
      begun(() => platform.setFaults(bodyOf(request) as readonly Fault[]));
      live.faultsChanged();
    } else if (request.method !== "GET") return notAllowed("GET, PUT");
    return json(200, { seed, value: platform.faults, names: faultNames, delaysMs: faultDelaysMs });
  }

  function answerCalls(request: PlainRequest): PlainResponse {
    if (request.method === "GET")
      return json(200, { value: [...calls.values()].map(({ id, state, ended }) => ({ id, state, ended })) });
    if (request.method !== "POST") return notAllowed("GET, POST");
    const { ring = false, ...options } = bodyOf(request, {}) as Readonly<Record<string, unknown>>;
    if (typeof ring !== "boolean") throw new BadRequest("ring is true or false");
    const { id } = begun(() => (ring ? platform.ring(options) : platform.startCall(options)));
    return json(201, { id }, { location: `/_platform/calls/${id}` });
  }

  /** The platform checks its options itself. */
  function begun<Made>(begin: () => Made): Made {
    try {
      return begin();
    } catch (error) {
      if (error instanceof TypeError) throw new BadRequest(error.message, { cause: error });
      throw error;
    }
  }

  async function answerCall({ method }: PlainRequest, call: SimulatedCall): Promise<PlainResponse> {
    if (method === "GET") return json(200, described(call));
    if (method !== "DELETE") return notAllowed("GET, DELETE");
    await call.end();
    return { status: 204, headers: {}, body: undefined };
  }

  async function answerCaller(request: PlainRequest, call: SimulatedCall): Promise<PlainResponse> {
    if (request.method !== "POST") return notAllowed("POST");
    const acts = actsIn(bodyOf(request));
    if (call.ended) return refused(409, "Conflict", `Call ${call.id} has ended; nobody is on the line.`);
    const joining = acts.filter(({ kind }) => kind === "join").length;
    if (joining > 0 && call.participants.length + joining > mostParticipants)
      throw new BadRequest(`A call has at most ${mostParticipants} participants`);
    const played = player.play(call, acts);
    if (new URL(request.url).searchParams.get("wait") !== "false") return json(200, await played);
    played.catch(onError);
    return json(202, { accepted: acts.length });
  }

  function answerVoice(request: PlainRequest, call: SimulatedCall): PlainResponse {
    if (request.method !== "POST") return notAllowed("POST");
    const { pcm: base64, voice: number, ms } = bodyOf(request) as Readonly<Record<string, unknown>>;
    const pcm = typeof base64 === "string" ? decodedBase64(base64) : undefined;
    if (!pcm) throw new BadRequest("pcm is base64");
    if (number !== undefined) {
      const known = voices.find(call.id, Number(number));
      if (!known) return refused(404, "NotFound", `The call has no voice ${Number(number)}, or it was too long ago.`);
      known.add(pcm);
      return json(200, { voice: Number(number) });
    }
    const lengthMs = ms ?? Math.floor(pcm.byteLength / bytesPerMs);
    if (!Number.isSafeInteger(lengthMs) || Number(lengthMs) < 1 || Number(lengthMs) > longestVoiceMs)
      throw new BadRequest(`ms is a whole number from 1 to ${longestVoiceMs}`);
    if (call.ended) return refused(409, "Conflict", `Call ${call.id} has ended; nobody is on the line.`);
    const begun = voices.begin(call.id);
    begun.voice.add(pcm);
    player.play(call, [{ kind: "speak", ms: Number(lengthMs), voice: begun.voice }]).catch(onError);
    return json(201, { voice: begun.number });
  }

  function forget(call: SimulatedCall): void {
    ended.push(call);
    const count = (): number => ended.reduce((total, { recordings }) => total + Math.max(1, recordings.length), 0);
    while (ended.length > 1 && count() > mostEnded) calls.delete(ended.shift()?.id ?? "");
  }

  return {
    take({ kind, callId }) {
      const call = kind === "callStarted" ? platform.call(callId) : calls.get(callId);
      if (call && kind === "callStarted") calls.set(call.id, call);
      else if (call && kind === "callEnded") forget(call);
    },
    async answer(request, signal) {
      try {
        return await answer(request, signal);
      } catch (error) {
        if (error instanceof BadRequest) return refused(400, "BadRequest", `${error.message}.`);
        throw error;
      }
    },
  };
}

function answerRecording({ method }: PlainRequest, { recordings }: SimulatedCall, operationId: string): PlainResponse {
  if (method !== "GET") return notAllowed("GET");
  const recording = recordings.find((one) => one.operationId === canonicalId(operationId));
  if (!recording) return refused(404, "NotFound", `The call has no recording ${operationId}.`);
  const wav = createWav({ segments: recording.segments });
  return {
    status: 200,
    headers: { "content-type": "audio/wav", "content-length": String(wav.byteLength) },
    body: wav.chunks(),
  };
}

/** With the tokens of its recordings, so that whoever runs the mock can hear them. */
function described({ events, recordings, ...call }: SimulatedCall): object {
  const { id, direction, state, mediaConfig, callbackUri, participants, ended } = call;
  return {
    id,
    direction,
    state,
    mediaConfig,
    callbackUri,
    participants,
    ended,
    events,
    recordings: recordings.map(({ operationId, clientContext, durationMs, location, accessToken }) => ({
      operationId,
      clientContext,
      durationMs,
      location,
      accessToken: accessToken.reveal(),
      file: `/_platform/calls/${id}/recordings/${operationId}`,
    })),
  };
}

/** The realm says what this is, to a second mock that finds its port taken too. */
function unauthenticated(): PlainResponse {
  const why = "Send Authorization: Bearer, with what --control-token was started with.";
  return refused(401, "Unauthenticated", why, { "www-authenticate": `Bearer realm="${controlRealm}"` });
}

/** In a time that does not show how much of it is right. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash("sha256").update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, other);
}

function actsIn(value: unknown): readonly CallerAct[] {
  try {
    return callerActs(value);
  } catch (error) {
    throw new BadRequest((error as Error).message, { cause: error });
  }
}

function bodyOf({ body }: PlainRequest, otherwise?: unknown): unknown {
  if (!body && otherwise !== undefined) return otherwise;
  const read = parseJson(body ?? "");
  if ("issue" in read) throw new BadRequest(`The body ${read.issue.message}`);
  if (typeof read.value !== "object" || read.value === null)
    throw new BadRequest("The body is a JSON object, or a list of acts");
  return read.value;
}

function decodedBase64(text: string): Uint8Array | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64") : undefined;
}

function notAllowed(allow: string): PlainResponse {
  return refused(405, "MethodNotAllowed", `This address takes ${allow}.`, { allow });
}
