import type { CanonicalId } from "../../contract/ids.ts";
import type { Call, Participant, ToneName } from "../../contract/types.ts";
import { isCallEnd, type ParsedNotification } from "../notifications/parsed.ts";

interface EventOf<Kind extends ParsedNotification["kind"]> {
  readonly callId: CanonicalId;
  readonly notification: Extract<ParsedNotification, { readonly kind: Kind }>;
}

/** A call has got to a state. */
export interface CallStepEvent extends EventOf<"call"> {
  /** As this notification carries it: most members are undefined. */
  readonly call: Call;
}

/** A key was pressed. */
export interface ToneEvent extends EventOf<"call"> {
  readonly tone: ToneName;
  /** Number of the key in its call, from 1. */
  readonly sequenceId: number;
}

/** Who takes part in a call. */
export interface ParticipantsEvent extends EventOf<"participants"> {
  readonly participants: readonly Participant[];
}

/** What each handler of a dispatcher is called with. */
export interface CallEvents {
  /** State `incoming`, once per call. The call ends unless it is answered within 15 s. [CA-10] */
  readonly onIncomingCall: CallStepEvent;
  /** State `established`, once per call. Media may not flow yet. [CA-11] */
  readonly onEstablished: CallStepEvent;
  /** `mediaState.audio` is `active`, once per call: prompts and recordings can begin. [CA-11] */
  readonly onMediaActive: CallStepEvent;
  /** A key was pressed, once per `sequenceId`; see `subscribeToTone`. [CA-09] */
  readonly onTone: ToneEvent;
  /** The roster, each time that it comes. [CA-13] */
  readonly onParticipants: ParticipantsEvent;
  /** State `terminated`, or the call was deleted, once per call; `call.resultInfo` says how it ended. [CA-12] */
  readonly onTerminated: CallStepEvent;
}

/** A step in the life of a call, by the name of its handler. */
export type CallStep = keyof CallEvents;

/** Ids are remembered, so a longer one is not taken for that of a call. */
const longestCallId = 512;

/** What a notification reports of its call, in the order in which the handlers start. [NT-16] */
export function eventsIn(notification: ParsedNotification): Partial<CallEvents> {
  if (notification.kind !== "call" && notification.kind !== "participants") return {};
  const { callId, fullIdsDisagree } = notification;
  if (callId === undefined || callId.length > longestCallId || fullIdsDisagree) return {};
  if (notification.kind === "participants")
    return { onParticipants: { callId, participants: notification.participants, notification } };
  const { call } = notification;
  const event: CallStepEvent = { callId, call, notification };
  if (isCallEnd(notification)) return { onTerminated: event };
  const { sequenceId, tone } = call.toneInfo ?? {};
  return {
    ...(call.state === "incoming" && { onIncomingCall: event }),
    ...(call.state === "established" && { onEstablished: event }),
    ...(call.mediaState?.audio === "active" && { onMediaActive: event }),
    ...(sequenceId !== undefined && tone !== undefined && { onTone: { callId, tone, sequenceId, notification } }),
  };
}
