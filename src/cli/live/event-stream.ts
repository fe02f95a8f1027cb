import type { History } from "./history.ts";
import type { Gap, MockState } from "./records.ts";

export interface EventStreamsOptions {
  readonly history: History;
  /** Of this run, in the ids of events. */
  readonly run: string;
  /** Asked for at the start of each stream. */
  readonly state: () => MockState;
  /** Default: 16. */
  readonly maxStreams?: number;
  /** How long nothing is sent before a comment shows that the stream is alive, milliseconds. Default: 15,000. */
  readonly heartbeatMs?: number;
  /** A reader that took nothing for so long gives its place to another, milliseconds. Default: 60,000. */
  readonly stalledMs?: number;
}

/** Streams of server-sent events over one history. [PL-14] */
export interface EventStreams {
  /** How many are open. */
  readonly open: number;
  /**
   * A stream of what happens, from after the event with this id on; undefined: of all that is kept. The text comes as it
   * is taken. Undefined when as many are open as may be. Ends with the signal; `end` aborts when it has.
   */
  stream(
    after: string | undefined,
    signal: AbortSignal,
  ): { readonly body: AsyncIterable<string>; readonly end: AbortSignal } | undefined;
}

/** Sent in one piece, UTF-16 units. */
const pieceLength = 64 * 1024;

interface Reader {
  takenAtMs: number;
  readonly end: AbortController;
}

export function createEventStreams({
  history,
  run,
  state,
  maxStreams = 16,
  heartbeatMs = 15_000,
  stalledMs = 60_000,
}: EventStreamsOptions): EventStreams {
  const readers = new Set<Reader>();

  /** Where a reader goes on, and what it missed. */
  function placeAfter(id: string | undefined): { readonly number: number; readonly gap: Gap | undefined } {
    if (id === undefined) return { number: history.first, gap: undefined };
    const [, ofRun, digits = ""] = /^([0-9a-f]+)-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits) + 1;
    if (ofRun !== run || number > history.next) return { number: history.first, gap: { why: "restarted" } };
    return { number: Math.max(number, history.first), gap: forgottenBefore(number) };
  }

  const forgottenBefore = (number: number): Gap | undefined =>
    number < history.first ? { why: "forgotten" } : undefined;

  async function* read(after: string | undefined, reader: Reader): AsyncGenerator<string> {
    const { end } = reader;
    let { number, gap } = placeAfter(after);
    yield `retry: 1000\n${event("mock", JSON.stringify(state()))}${gap ? event("gap", JSON.stringify(gap)) : ""}`;
    while (!end.signal.aborted) {
      reader.takenAtMs = performance.now();
      gap = forgottenBefore(number);
      let piece = gap ? event("gap", JSON.stringify(gap)) : "";
      number = Math.max(number, history.first);
      for (let next = history.at(number); next && piece.length < pieceLength; next = history.at(number)) {
        piece += event(next.kind, await next.json(), `${run}-${number}`);
        number += 1;
      }
      if (piece !== "") yield piece;
      else if (!(await history.more(heartbeatMs, end.signal)) && !end.signal.aborted) yield ":\n\n";
    }
  }

  function makeRoom(): void {
    const stalled = [...readers].find(({ takenAtMs }) => performance.now() - takenAtMs > stalledMs);
    stalled?.end.abort();
  }

  return {
    get open() {
      return readers.size;
    },
    stream(after, signal) {
      if (readers.size >= maxStreams) makeRoom();
      if (readers.size >= maxStreams || signal.aborted) return undefined;
      const reader: Reader = { takenAtMs: performance.now(), end: new AbortController() };
      readers.add(reader);
      reader.end.signal.addEventListener("abort", () => readers.delete(reader));
      signal.addEventListener("abort", () => reader.end.abort());
      return { body: read(after, reader), end: reader.end.signal };
    },
  };
}

/** The data is one line, as JSON is. */
function event(kind: string, json: string, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${kind}\ndata: ${json}\n\n`;
}
