import type { PlayPromptRequest, WirePlayPromptOperation } from "../../contract/types.ts";
import type { Unplayable } from "../audio/prompt-length.ts";
import { notificationAbout, resourceIn } from "../spelling.ts";
import type { Begin, Cut, MediaKind, PlayEnd, PlayState, Step } from "./kind.ts";
import { type PromptOptions, promptChecks, promptsLength } from "./prompt-options.ts";

/** How a prompt ends, by the names of the examples. */
type PromptEnding = "promptPlayed" | "promptBargedIn" | "promptCanceled" | "promptUnreachable" | "promptUnusable";

interface PromptEnd extends PlayEnd {
  /** Undefined when the call ended first. */
  readonly ending: PromptEnding | undefined;
}

interface PromptState extends PlayState {
  /** Infinity with `loop`. */
  readonly endsAtMs: number;
  readonly end: PromptEnd | undefined;
}

/** What happens in a prompt. */
export type PromptEvent = { readonly atMs: number } & (
  | { readonly kind: "promptStarted" }
  | ({ readonly kind: "stopped" } & PlayEnd)
);

type PromptStep = Step<PromptState, PromptEvent>;

const cuts = { bargeIn: "promptBargedIn", cancel: "promptCanceled" } as const satisfies Record<Cut, PromptEnding>;
const canceled = "mediaOperationCanceled";

const unchanged = (state: PromptState): PromptStep => ({ state, events: [] });

function stop(
  state: PromptState,
  atMs: number,
  ending: PromptEnding | undefined,
  why: string,
  cutBy?: Cut,
): PromptStep {
  const completionReason = ending && (exampleOf(ending).completionReason ?? undefined);
  const facts = { completionReason, durationMs: atMs - state.sinceMs, why, ...(cutBy && { cutBy }) };
  return {
    state: { ...state, end: { ...facts, ending }, sinceMs: atMs },
    events: [{ kind: "stopped", atMs, ...facts }],
  };
}

function exampleOf(ending: PromptEnding): WirePlayPromptOperation {
  return resourceIn(`commsNotifications.captured.${ending}`) as WirePlayPromptOperation;
}

function passTime(state: PromptState, toMs: number): PromptStep {
  const isOver = state.end === undefined && state.endsAtMs <= toMs;
  return isOver ? stop(state, state.endsAtMs, "promptPlayed", "it was played to its end") : unchanged(state);
}

function cut(state: PromptState, atMs: number, cutBy: Cut | undefined, why: string): PromptStep {
  const { state: before, events } = passTime(state, atMs);
  if (before.end) return { state: before, events };
  return stop(before, atMs, cutBy && cuts[cutBy], why, cutBy);
}

const begin =
  (length: number | Unplayable, loop: boolean): Begin<PromptState> =>
  (atMs) => {
    const state: PromptState = { sinceMs: atMs, endsAtMs: Number.POSITIVE_INFINITY, end: undefined };
    if (length === "unreachable") return stop(state, atMs, "promptUnreachable", "a file could not be fetched");
    if (length === "unusable")
      return stop(state, atMs, "promptUnusable", "a file is not a WAV of 16 kHz, mono, 16 bit");
    const started = { kind: "promptStarted", atMs } as const;
    const { state: begun, events } = passTime(loop ? state : { ...state, endsAtMs: atMs + length }, atMs);
    return { state: begun, events: [started, ...events] };
  };

/** Prompts: played one after the other, in one queue with recordings; with `loop` until they are cut short. [CA-05, CA-06] */
export const prompt: MediaKind<PromptOptions, never, PromptEvent, object, PromptState> = {
  name: "playPromptOperation",
  faults: [],
  checks: promptChecks,
  create: ({ spelling, time, version }, { promptMs = 1_000, fetchPrompt }) => ({
    timeline: {
      dueMs: ({ end, endsAtMs }) => (end ? Number.POSITIVE_INFINITY : endsAtMs),
      passTime,
      hear: passTime,
      cut,
    },
    canceled,
    interruption: () => undefined,
    prepare(request) {
      const { prompts, loop } = request as PlayPromptRequest;
      if (!fetchPrompt) return begin(promptMs * prompts.length, loop ?? false);
      return promptsLength(prompts, fetchPrompt, time).then((length) => begin(length, loop ?? false));
    },
    inCall: ({ id: callId }) => ({
      view: {},
      ended({ operationId, clientContext, request }, { cutBy }, state) {
        const ending = state?.end?.ending ?? (cutBy && cuts[cutBy]);
        const { prompts, loop } = request as PlayPromptRequest;
        const isCut = cutBy !== undefined;
        if (ending === undefined || (loop && isCut)) return undefined;
        const isDocumented = spelling === "documented";
        const members = {
          prompts: isDocumented ? undefined : prompts,
          ...(isDocumented && version === "v1.0" && { completionReason: undefined }),
          clientContext,
          id: operationId,
        };
        return () =>
          notificationAbout(`commsNotifications.captured.${ending}`, { callId, operationId, spelling }, members);
      },
      over: () => undefined,
    }),
    answers: {},
  }),
};
