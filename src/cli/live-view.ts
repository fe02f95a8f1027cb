import { randomBytes } from "node:crypto";
import { canonicalId } from "../contract/ids.ts";
import type { RecordResponseRequest } from "../contract/types.ts";
import { systemClock } from "../lib/clock.ts";
import { parseJson } from "../lib/json.ts";
import { createMemory } from "../lib/memory.ts";
import { isObject } from "../lib/untrusted.ts";
import type { SimulatedCall } from "../platform/call/call.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { faultDelaysMs, faultNames } from "../platform/call/faults.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { recordingRules } from "../platform/kinds/recording/timeline.ts";
import { exchangeWithMock } from "./exchanges.ts";
import { createEventStreams, type EventStreams } from "./live/event-stream.ts";
import { createHistory, type History } from "./live/history.ts";
import type { Exchange, LiveRecord, MockState } from "./live/records.ts";
import type { RoutedRequest } from "./routed.ts";

/** So much of what happened is kept for whoever looks later. [PL-14] */
const kept = { maxRecords: 20_000, maxLength: 32 * 1024 * 1024 };

/** A longer exchange is made at once, which shortens it. UTF-16 units. */
const longestDeferred = 64 * 1024;

/** So many recordings are known by their address. */
const mostPlaces = kept.maxRecords;

/** What whoever looks at the mock is shown of it. */
export interface LiveView {
  readonly history: History;
  readonly streams: EventStreams;
  take(event: CallEvent): void;
  /** A request was answered, `ms` after it came. */
  answered(request: RoutedRequest, response: PlainResponse, ms: number): void;
  /** The mock asked somebody itself: the bot, or the host of a prompt. */
  asked(exchange: Exchange): void;
  /** Other faults are switched on. */
  faultsChanged(): void;
}

export interface LiveViewOptions extends Pick<MockState, "origin" | "version" | "callback" | "seed"> {
  readonly faults: () => MockState["faults"];
  readonly call: (id: string) => SimulatedCall | undefined;
  /** Called with what keeps an exchange from being shown. */
  readonly onError: (error: unknown) => void;
}

export function createLiveView({ faults, call, onError, ...facts }: LiveViewOptions): LiveView {
  const history = createHistory(kept);
  /** Calls by where their recordings are. */
  const places = createMemory<string>(systemClock, { maxEntries: mostPlaces });
  const run = randomBytes(4).toString("hex");
  const state = (): MockState => ({ run, ...facts, faultNames, faultDelaysMs, faults: faults(), now: Date.now() });
  const add = (record: NewRecord): void => history.add({ at: Date.now(), ...record } as LiveRecord);

  function factsAtStart(event: CallEvent): object {
    const begun = event.kind === "callStarted" ? call(event.callId) : undefined;
    if (!begun) return {};
    const { direction, mediaConfig, participants } = begun;
    return { direction, mediaConfig, participants };
  }

  /** The file is kept once the recording has stopped. */
  function lookForRecording(callId: string, operationId: string): void {
    const ofCall = call(callId);
    queueMicrotask(() => {
      const made = ofCall?.recordings.findLast((recording) => recording.operationId === operationId);
      if (!made) return;
      places.set(new URL(made.location).pathname, callId);
      const file = `/_platform/calls/${callId}/recordings/${operationId}`;
      add({ kind: "recording", data: { callId, operationId, durationMs: made.durationMs, file } });
    });
  }

  async function exchangeOf(request: RoutedRequest, answer: PlainResponse, ms: number): Promise<Exchange> {
    try {
      const exchange = await exchangeWithMock(request, answer, ms);
      return { ...exchange, callId: exchange.callId ?? places.get(new URL(request.url).pathname) };
    } catch (error) {
      onError(error);
      return notShown(request, answer, ms);
    }
  }

  return {
    history,
    streams: createEventStreams({ history, run, state }),
    take(event) {
      add({ kind: "call", data: { ...event, ...factsAtStart(event) } });
      if (event.kind === "stopped") lookForRecording(event.callId, event.operationId);
    },
    answered(request, response, ms) {
      const answer = withoutFile(response);
      const length = lengthOf(request, answer);
      const make = (): Promise<Exchange> => exchangeOf(request, answer, ms);
      const isLong = length > longestDeferred;
      history.add({
        kind: "exchange",
        at: Date.now(),
        length: isLong ? 0 : length,
        make: isLong ? given(make()) : make,
      });
      const limits = limitsAsked(request, response);
      if (limits) add({ kind: "limits", data: limits });
    },
    asked: (exchange) => add({ kind: "exchange", data: exchange }),
    faultsChanged: () => add({ kind: "faults", data: { faults: faults() } }),
  };
}

type NewRecord = LiveRecord extends infer Each ? (Each extends LiveRecord ? Omit<Each, "at"> : never) : never;

/** What the recording is held to that a request began. */
function limitsAsked({ body = "", route }: RoutedRequest, { status, body: answer }: PlainResponse): Limits | undefined {
  if (status !== 200 || route?.operation.operationId !== "recordResponse") return undefined;
  const [asked, answered] = [parseJson(body), parseJson(String(answer))];
  if (!("value" in asked) || !("value" in answered) || !isObject(answered.value)) return undefined;
  const rules = recordingRules(asked.value as RecordResponseRequest);
  const { initialSilenceMs, maxSilenceMs, maxRecordMs, stopTones } = rules;
  return {
    callId: canonicalId(route.path["callId"] ?? ""),
    operationId: canonicalId(String(answered.value["id"])),
    ...{ initialSilenceMs, maxSilenceMs, maxRecordMs, stopTones },
  };
}

/** Keeps nothing but the value. */
const given =
  <Value>(value: Value) =>
  (): Value =>
    value;

/** A file is not shown. */
const withoutFile = ({ body, ...answer }: PlainResponse): PlainResponse => ({
  ...answer,
  body: typeof body === "string" ? body : body && [],
});

function lengthOf({ url, headers, body = "" }: PlainRequest, answer: PlainResponse): number {
  const bodies = url.length + body.length + (typeof answer.body === "string" ? answer.body.length : 0);
  const values = [...Object.values(headers), ...Object.values(answer.headers)];
  return values.reduce((sum, { length }) => sum + length, bodies);
}

function notShown({ method, route }: RoutedRequest, { status }: PlainResponse, ms: number): Exchange {
  const nothing = { headers: {}, body: undefined };
  return {
    ...{ direction: "toMock", callId: undefined, operation: route?.operation.operationId, about: undefined, method },
    ...{ target: "(could not be shown)", request: nothing, faults: [], answerFaults: [], error: undefined },
    ...{ answer: { status, ...nothing }, ms: Math.round(ms) },
  };
}

type Limits = Extract<LiveRecord, { kind: "limits" }>["data"];
