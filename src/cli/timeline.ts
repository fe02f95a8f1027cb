import { systemClock } from "../lib/clock.ts";
import { createMemory, type Memory } from "../lib/memory.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import { bar, cellMs, rowCells, ruler } from "./bars.ts";
import type { Colour } from "./colours.ts";
import type { Terminal } from "./terminal.ts";
import { beside } from "./wrapped.ts";

/** Draws calls while they happen. */
export interface Timeline {
  take(event: CallEvent): void;
  /** A line between them. */
  note(what: string, text: string): void;
  /** Takes the growing line away. */
  close(): void;
}

interface Phase {
  readonly name: string;
  readonly glyph: string;
  readonly colour: Colour;
  readonly sinceMs: number;
}

interface DrawnCall {
  readonly label: string;
  /** When it began, milliseconds of the machine's clock. */
  readonly startedAtMs: number;
  recordings: number;
}

interface DrawnRecording {
  readonly call: DrawnCall;
  /** `2.1`: the first recording of the second call. */
  readonly label: string;
  /** When its strip begins; undefined while it waits its turn. Milliseconds since the call began, as all times here. */
  beganAtMs: number | undefined;
  phase: Phase | undefined;
  /** False of a prompt by itself. */
  isRecording: boolean;
}

type EventOf<Kind extends CallEvent["kind"]> = Extract<CallEvent, { kind: Kind }>;
type PhaseEvent = Extract<
  CallEvent,
  { kind: "promptStarted" | "beepStarted" | "listening" | "speechStarted" | "silenceStarted" | "toneStarted" }
>;

const timeWidth = 9;
const labelWidth = 6;
const whatWidth = 10;
const lengthWidth = 9;
const margin = timeWidth + 2 + labelWidth + whatWidth + lengthWidth;
/** What is over sooner comes of timers that do not ring to the millisecond; milliseconds. */
const shortestMs = 5;
/** So many calls and recordings keep their numbers. */
const mostKept = 1_000;

const phases: Readonly<Record<PhaseEvent["kind"], Omit<Phase, "sinceMs">>> = {
  promptStarted: { name: "prompt", glyph: "▒", colour: "blue" },
  beepStarted: { name: "beep", glyph: "≈", colour: "yellow" },
  listening: { name: "waiting", glyph: "·", colour: "dim" },
  speechStarted: { name: "speech", glyph: "█", colour: "green" },
  silenceStarted: { name: "silence", glyph: "·", colour: "dim" },
  toneStarted: { name: "key", glyph: "", colour: "magenta" },
};

/**
 * Prints a line for each thing that happens in a call: when, in which recording, what, for how long, and a bar to scale
 * at its place in the recording. A phase is printed when it has ended; at a terminal it is seen growing until then.
 */
export function createTimeline(terminal: Terminal): Timeline {
  const { paint } = terminal;
  const cells = rowCells(terminal.columns - margin - 1);
  const calls = createMemory<DrawnCall>(systemClock, { maxEntries: mostKept });
  const recordings = createMemory<DrawnRecording>(systemClock, { maxEntries: mostKept });
  let begun = 0;
  let hasSaidWhoIsTrusted = false;
  let ticking: ReturnType<typeof setInterval> | undefined;

  function line(atMs: number, label: string, what: string, text: string, lengthMs?: number): string {
    const length = lengthMs === undefined ? "" : inSeconds(lengthMs).padEnd(lengthWidth);
    return `${paint("dim", inSeconds(atMs).padStart(timeWidth))}  ${label.padEnd(labelWidth)}${what.padEnd(whatWidth)}${length}${text}`;
  }

  const print = (atMs: number, label: string, what: string, text: string): void =>
    terminal.print(beside(line(atMs, label, what, ""), text, terminal.columns));

  function note(what: string, text: string): void {
    terminal.print(beside(" ".repeat(timeWidth + 2 + labelWidth) + what.padEnd(whatWidth), text, terminal.columns));
  }

  function rowsOf({ beganAtMs = 0, phase, label }: DrawnRecording, toMs: number): readonly string[] {
    if (!phase) return [];
    const { name, glyph, colour, sinceMs } = phase;
    const [first = "", ...others] = bar(glyph, sinceMs - beganAtMs, toMs - beganAtMs, cells).map((row) =>
      paint(colour, row),
    );
    return [line(sinceMs, label, name, first, toMs - sinceMs), ...others.map((row) => " ".repeat(margin) + row)];
  }

  function endPhase(recording: DrawnRecording, atMs: number): void {
    if (recording.phase && atMs - recording.phase.sinceMs >= shortestMs)
      terminal.print(rowsOf(recording, atMs).join("\n"));
    recording.phase = undefined;
  }

  function beginPhase(recording: DrawnRecording, event: PhaseEvent): void {
    endPhase(recording, event.atMs);
    if (recording.beganAtMs === undefined) {
      recording.beganAtMs = event.atMs;
      terminal.print(paint("dim", `${"seconds".padStart(margin - 1)} ${ruler(cells)}`));
    }
    if (event.kind !== "promptStarted") recording.isRecording = true;
    const { name, ...phase } = phases[event.kind];
    const own =
      event.kind === "toneStarted" ? { name: `${name} ${event.key}`, ...phase, glyph: event.key } : { name, ...phase };
    recording.phase = { ...own, sinceMs: event.atMs };
  }

  /** The line that grows is that of the phase which began last. */
  function grow(): void {
    if (!terminal.isLive) return;
    const growing = recordings.values().findLast(({ phase }) => phase !== undefined);
    const rows =
      growing && rowsOf(growing, Math.max(Date.now() - growing.call.startedAtMs, growing.phase?.sinceMs ?? 0));
    terminal.live(rows?.at(-1));
    if (!growing) stopTicking();
    else ticking ??= setInterval(grow, cellMs).unref();
  }

  function stopTicking(): void {
    clearInterval(ticking);
    ticking = undefined;
  }

  function stopped(recording: DrawnRecording, event: EventOf<"stopped">): void {
    endPhase(recording, event.atMs);
    const { completionReason, why, durationMs } = event;
    const length = recording.isRecording && durationMs > 0 ? `; ${inSeconds(durationMs)} recorded` : "";
    const reason = completionReason === undefined ? paint("red", "no notification") : paint("bold", completionReason);
    print(event.atMs, recording.label, "stopped", `${reason}: ${why}${length}`);
  }

  function notified(label: string, event: EventOf<"notified">): void {
    const { verdict, status, why, atMs } = event;
    const about = event.operationId === undefined ? `of the call, ${event.about}: ` : "";
    if (verdict === "noCallback") {
      print(atMs, label, "unsent", paint("dim", `${about}there is no callback; set one with --callback URL`));
      return;
    }
    const isFine = verdict === "taken" || verdict === "asksForGraphFormat";
    const answer = status === undefined ? `not answered: ${why}` : isFine ? `${status}, ${why}` : `refused: ${why}`;
    print(atMs, label, "notified", about + paint(isFine ? "green" : "red", answer));
    if ((status === 401 || status === 403) && !hasSaidWhoIsTrusted) {
      hasSaidWhoIsTrusted = true;
      note("", "does the bot trust the issuer, the keys and the app id that are printed above?");
    }
  }

  function downloaded(label: string, { atMs, status }: EventOf<"downloaded">): void {
    print(atMs, label, "fetched", status === 200 ? "200, the file" : paint("red", `${status}, the token is another`));
  }

  function takeOfCall(event: CallEvent, call: DrawnCall): void {
    const { label } = call;
    if (event.kind === "callStarted") print(event.atMs, label, "call", `begins: ${event.callId}`);
    else if (event.kind === "callState")
      print(event.atMs, label, "call", `${paint("bold", event.state)}: ${event.why}`);
    else if (event.kind === "roster") print(event.atMs, label, "roster", namesOf(["the bot", ...event.names]));
    else if (event.kind === "callEnded") print(event.atMs, label, "call", `${paint("bold", "ends")}: ${event.why}`);
    else if (event.kind === "fault") print(event.atMs, label, "fault", paint("yellow", event.fault));
    else if (event.kind === "notified") notified(label, event);
  }

  function takeOfRecording(event: CallEvent, recording: DrawnRecording): void {
    const { label } = recording;
    if (event.kind === "asked") print(event.atMs, label, "asked", askedFor(event));
    else if (event.kind === "stopped") stopped(recording, event);
    else if (event.kind === "notified") notified(label, event);
    else if (event.kind === "downloaded") downloaded(label, event);
    else if (event.kind === "fault") print(event.atMs, label, "fault", paint("yellow", event.fault));
    else if (event.kind in phases) beginPhase(recording, event as PhaseEvent);
  }

  function callOf({ callId, atMs }: CallEvent): DrawnCall {
    return kept(calls, callId, () => ({ label: String(++begun), startedAtMs: Date.now() - atMs, recordings: 0 }));
  }

  function recordingOf(operationId: string, call: DrawnCall): DrawnRecording {
    return kept(recordings, operationId, () => ({
      call,
      label: `${call.label}.${++call.recordings}`,
      beganAtMs: undefined,
      phase: undefined,
      isRecording: false,
    }));
  }

  return {
    take(event) {
      const call = callOf(event);
      if ("operationId" in event && event.operationId !== undefined)
        takeOfRecording(event, recordingOf(event.operationId, call));
      else takeOfCall(event, call);
      grow();
    },
    note,
    close() {
      stopTicking();
      terminal.live(undefined);
    },
  };
}

/** So many people of a roster are printed. */
const mostNames = 10;

function namesOf(names: readonly string[]): string {
  const left = names.length - mostNames;
  return [...names.slice(0, mostNames), ...(left > 0 ? [`${left} more`] : [])].join(", ");
}

function askedFor({ status, clientContext }: EventOf<"asked">): string {
  const turn = status === "running" ? "runs at once" : "waits its turn";
  return clientContext === undefined ? turn : `${turn}; clientContext ${JSON.stringify(clientContext)}`;
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

/** The value of a key, made at first. */
function kept<Value>(memory: Memory<Value>, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
