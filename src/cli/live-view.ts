import { randomBytes } from "node:crypto";
import { canonicalId } from "../contract/ids.ts";
import type { RecordResponseRequest, WireRecordOperation } from "../contract/types.ts";
import { systemClock } from "../lib/clock.ts";
import { createMemory } from "../lib/memory.ts";
import type { SimulatedCall } from "../platform/call/call.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { faultDelaysMs, faultNames } from "../platform/call/faults.ts";
import type { PlainRequest, PlainResponse } from "../platform/http/plain.ts";
import { findRoute, type Route } from "../platform/http/route.ts";
import { recordingRules } from "../platform/kinds/recording/timeline.ts";
import { exchangeWithMock } from "./exchanges.ts";
import { createEventStreams, type EventStreams } from "./live/event-stream.ts";
import { createHistory, type History } from "./live/history.ts";
import type { DeferredRecord, Exchange, LiveRecord, MockState } from "./live/records.ts";

/** So much of what happened is kept for whoever looks later. [PL-14] */
const kept = { maxRecords: 20_000, maxLength: 32 * 1024 * 1024 };

/** So many recordings are known by their address. */
const mostPlaces = kept.maxRecords;

/** What whoever looks at the mock is shown of it. */
export interface LiveView {
  readonly history: History;
  readonly streams: EventStreams;
  take(event: CallEvent): void;
  /** A request was answered, `ms` after it came. */
  answered(request: PlainRequest, response: PlainResponse, ms: number): void;
  /** The mock asked somebody itself: the bot, or the host of a prompt. */
  asked(exchange: Exchange): void;
  /** Other faults are switched on. */
  faultsChanged(): void;
}

export interface LiveViewOptions extends Pick<MockState, "origin" | "version" | "callback" | "seed"> {
  readonly faults: () => MockState["faults"];
  readonly call: (id: string) => SimulatedCall | undefined;
}

export function createLiveView({ faults, call, ...facts }: LiveViewOptions): LiveView {
  const history = createHistory(kept);
  /** Calls by where their recordings are. */
  const places = createMemory<string>(systemClock, { maxEntries: mostPlaces });
  const run = randomBytes(4).toString("hex");
  const state = (): MockState => ({ run, ...facts, faultNames, faultDelaysMs, faults: faults(), now: Date.now() });
  const add = (record: WithoutTime<LiveRecord>): void => history.add({ at: Date.now(), ...record } as LiveRecord);
  const defer = (record: WithoutTime<DeferredRecord>): void =>
    history.add({ at: Date.now(), ...record } as DeferredRecord);

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

  return {
    history,
    streams: createEventStreams({ history, run, state }),
    take(event) {
      add({ kind: "call", data: { ...event, ...factsAtStart(event) } });
      if (event.kind === "stopped") lookForRecording(event.callId, event.operationId);
    },
    answered(request, response, ms) {
      const found = findRoute(request.method, request.url);
      const route = "route" in found ? found.route : undefined;
      const length = lengthOf(request, response);
      defer({
        kind: "exchange",
        length,
        async make() {
          const exchange = await exchangeWithMock(request, route, response, ms);
          return { ...exchange, callId: exchange.callId ?? places.get(new URL(request.url).pathname) };
        },
      });
      if (route?.operation.operationId === "recordResponse" && response.status === 200)
        defer({ kind: "limits", length, make: () => limitsAsked(request, route, response) });
    },
    asked: (exchange) => add({ kind: "exchange", data: exchange }),
    faultsChanged: () => add({ kind: "faults", data: { faults: faults() } }),
  };
}

type WithoutTime<Kept> = Kept extends unknown ? Omit<Kept, "at"> : never;

/** What the recording is held to that a request began. */
function limitsAsked({ body = "" }: PlainRequest, { path }: Route, { body: answer }: PlainResponse): Limits {
  const rules = recordingRules(JSON.parse(body) as RecordResponseRequest);
  const { id } = JSON.parse(String(answer)) as WireRecordOperation;
  const { initialSilenceMs, maxSilenceMs, maxRecordMs, stopTones } = rules;
  return {
    callId: canonicalId(path["callId"] ?? ""),
    operationId: canonicalId(id ?? ""),
    ...{ initialSilenceMs, maxSilenceMs, maxRecordMs, stopTones },
  };
}

/** Of a request and its answer, as far as they are text. */
function lengthOf({ url, headers, body = "" }: PlainRequest, response: PlainResponse): number {
  const answer = typeof response.body === "string" ? response.body : "";
  return [url, body, answer, ...Object.values(headers), ...Object.values(response.headers)].join("").length;
}

type Limits = Extract<LiveRecord, { kind: "limits" }>["data"];
