import type { RecordResponseRequest } from "../../../contract/types.ts";
import { choice, number, rule, shownAddress } from "../../../lib/options.ts";
import { absoluteUrl } from "../../../lib/url.ts";
import type { Begin, CallPart, KindCall, KindPlatform, MediaKind } from "../kind.ts";
import { type PromptOptions, promptChecks, promptsLength } from "../prompt-options.ts";
import { createRecordingFiles, type RecordingFiles, recordingsHost, type SimulatedRecording } from "./files.ts";
import { hasRecording, recordingNotification } from "./notification.ts";
import {
  beginRecording,
  canceled,
  cut,
  dueMs,
  hear,
  passTime,
  type RecordingFault,
  type RecordingReason,
  type RecordingRules,
  type RecordingState,
  recordingFaults,
  recordingRules,
  type TimelineEvent,
} from "./timeline.ts";

export interface RecordingOptions extends PromptOptions {
  /** Where recordings are served, or where those of a call are. Default: the contract's illustrative host, `https://file.location`. */
  readonly baseUrl?: string | ((callId: string) => string) | undefined;
  /** Length of the beep, milliseconds. Default 500. */
  readonly beepMs?: number | undefined;
  /**
   * What becomes of a recording that another request ends by `bargeInAllowed`: `canceled` fails without a file, `completed`
   * has a file of what was said, if anything was. Default `canceled`; both are inferred. [PL-02]
   */
  readonly bargedIn?: "canceled" | "completed" | undefined;
}

/** What happens in a recording, and to its file. */
export type RecordingEvent =
  | TimelineEvent
  | { readonly atMs: number; readonly kind: "downloaded"; readonly status: 200 | 401 };

export interface RecordingView {
  /** What was recorded and kept, in order; of a very long call the last 1,000. Gone from the platform once the call has ended. */
  readonly recordings: readonly SimulatedRecording[];
}

const keptPerCall = 1_000;

/** Recordings: a prompt, a beep, what the caller says, and the file that is kept of it until the call ends. [PL-03, PL-07] */
export const recording: MediaKind<RecordingOptions, RecordingFault, RecordingEvent, RecordingView, RecordingState> = {
  name: "recordOperation",
  faults: recordingFaults,
  checks: {
    baseUrl: rule(
      (value) => typeof value === "function" || (typeof value === "string" && absoluteUrl(value) !== undefined),
      "an absolute address, such as http://127.0.0.1:4010, or a function that gives one",
      shownAddress,
    ),
    ...promptChecks,
    beepMs: number({ finite: true }),
    bargedIn: choice("canceled", "completed"),
  },
  create(platform, options) {
    const files = createRecordingFiles(platform.random("recordings"), platform.time);
    return {
      timeline: { dueMs, passTime, hear, cut },
      canceled,
      interruption: (request) =>
        (request as RecordResponseRequest).bargeInAllowed ? "a request with bargeInAllowed came" : undefined,
      prepare(request) {
        const rules = rulesFor(request as RecordResponseRequest, platform, options);
        return rules instanceof Promise ? rules.then(beginningBy) : beginningBy(rules);
      },
      inCall: (call) => inCall(call, platform, files, options),
      answers: {
        /** [PL-07, RF-05] */
        downloadRecording({ path, request }) {
          const file = files.open(path.recordingId ?? "", request.headers.authorization ?? "");
          if (typeof file === "object") return { status: 200, body: file.chunks() };
          return ({ unknown: "recordingNotFound", refused: "recordingUnauthorized", gone: "recordingGone" } as const)[
            file
          ];
        },
      },
    };
  },
};

const beginningBy =
  (rules: RecordingRules): Begin<RecordingState> =>
  (atMs, sound) =>
    beginRecording(rules, atMs, sound);

function rulesFor(
  request: RecordResponseRequest,
  { time, strikes }: KindPlatform,
  { promptMs, beepMs, fetchPrompt }: RecordingOptions,
): RecordingRules | Promise<RecordingRules> {
  const settings = { promptMs, beepMs, fault: drawFault(recordingRules(request), strikes) };
  if (!request.prompts?.length || !fetchPrompt) return recordingRules(request, settings);
  return promptsLength(request.prompts, fetchPrompt, time).then((length) =>
    recordingRules(request, { ...settings, promptMs: typeof length === "number" ? length : "unplayable" }),
  );
}

/** A fault is not spent on a recording in which it cannot happen. */
function drawFault(
  { promptMs, beepMs }: RecordingRules,
  strikes: (fault: RecordingFault) => boolean,
): RecordingFault | undefined {
  const possible = recordingFaults.filter(
    (fault) =>
      (fault !== "playPromptFailed" || promptMs !== undefined) && (fault !== "playBeepFailed" || beepMs !== undefined),
  );
  return possible.find(strikes);
}

function inCall(
  { id, report }: KindCall<RecordingEvent>,
  { version, spelling }: KindPlatform,
  files: RecordingFiles,
  { bargedIn, baseUrl = recordingsHost }: RecordingOptions,
): CallPart<RecordingView, RecordingState> {
  const recordings: SimulatedRecording[] = [];

  function keep(facts: Omit<SimulatedRecording, "location" | "accessToken">): SimulatedRecording {
    const base = typeof baseUrl === "string" ? baseUrl : baseUrl(id);
    const kept = files.keep(base, facts, (status) => report(facts.operationId, { kind: "downloaded", status }));
    recordings.push(kept);
    if (recordings.length > keptPerCall) files.discard(recordings.shift() as SimulatedRecording);
    return kept;
  }

  return {
    view: { recordings },
    ended({ operationId, clientContext }, { completionReason, durationMs, cutBy }, state) {
      const reason = completionReason as RecordingReason | undefined;
      if (reason === undefined) return undefined;
      const segments = state?.segments ?? [];
      const isKept = cutBy === "bargeIn" && bargedIn === "completed" && segments.length > 0;
      const kept =
        isKept || hasRecording(reason) ? keep({ operationId, clientContext, segments, durationMs }) : undefined;
      const place = kept && { location: kept.location, token: kept.accessToken.reveal() };
      return () => recordingNotification({ callId: id, operationId, clientContext, reason, place, version, spelling });
    },
    over() {
      for (const kept of recordings) files.discard(kept);
    },
  };
}
