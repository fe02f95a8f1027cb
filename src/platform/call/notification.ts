import type { CommsNotifications } from "../../contract/types.ts";
import { notificationAbout, type Spelling } from "../spelling.ts";
import { type Person, rosterResource } from "./roster.ts";

/** How a call ends, by the names of the examples. */
export type CallEnding =
  | "callTerminatedByCaller"
  | "callTerminatedByBot"
  | "callLeftAlone"
  | "callUnanswered"
  | "callGivenUp"
  | "callNotAnsweredByBot"
  | "callNotKeptAlive";

/** What the bot is notified of about the call itself, by the names of the examples. */
export type CallNews =
  | "callIncoming"
  | "callEstablishing"
  | "callEstablished"
  | "callMediaActive"
  | "callTone"
  | "callTerminating"
  | CallEnding;

/** What is known of a call while it lives, under the names of the contract. */
export interface CallIdentity {
  readonly id: string;
  readonly direction: "incoming" | "outgoing";
  readonly callChainId: string;
  readonly myParticipantId: string;
  readonly callbackUri: string | undefined;
  readonly tenantId: string;
  readonly source: object;
  readonly targets: readonly object[];
  readonly chatInfo: object | undefined;
  readonly meetingInfo: object | undefined;
  /** What else the bot sent when it created or answered the call. */
  readonly sent: Readonly<Record<string, unknown>>;
}

/** What captures and the documentation disagree on. */
export interface CallVariants {
  /** Each notification of a call has its `id`, those of calls that the bot began too. Default false, as captured. [CA-11] */
  readonly callIds?: boolean | undefined;
  /** A call of two has a roster, as one was captured once the call had a chat. Default false, as documented. */
  readonly p2pRoster?: boolean | undefined;
  /** Hanging up is notified as `terminating` before `terminated`. Default true in the documented spelling alone. */
  readonly terminating?: boolean | undefined;
}

/** Members that a notification of an incoming call has at its beginning and at its end. */
function ofIncoming({ id, direction, callbackUri, source, targets, tenantId }: CallIdentity): object {
  return { direction, callbackUri, source, targets, tenantId, id };
}

/** The contract's example, about this call. [PL-10] */
export function callNotification(
  news: CallNews,
  call: CallIdentity,
  { spelling, variants }: { readonly spelling: Spelling; readonly variants: CallVariants },
  own: Readonly<Record<string, unknown>> = {},
): CommsNotifications {
  const example = `commsNotifications.captured.${news}` as const;
  const isIncoming = call.direction === "incoming";
  const { callChainId, chatInfo, meetingInfo } = call;
  const members = {
    ...(news !== "callTone" && { callChainId }),
    ...(news === "callEstablished" && { direction: isIncoming ? undefined : "outgoing" }),
    ...(news === "callEstablishing" && { chatInfo, meetingInfo: withoutSecrets(meetingInfo) }),
    ...(news === "callMediaActive" && { chatInfo }),
    ...(isIncoming && news === "callIncoming" && ofIncoming(call)),
    ...(isIncoming && endsCall(news) && { ...ofIncoming(call), terminationReason: "CallTerminated" }),
    ...(variants.callIds && { id: call.id }),
    ...own,
  };
  return notificationAbout(example, { callId: call.id, spelling }, members);
}

/** The platform keeps a passcode and a token to itself. */
function withoutSecrets(meetingInfo: object | undefined): object | undefined {
  const { token: _, passcode: __, ...rest } = (meetingInfo ?? {}) as Record<string, unknown>;
  return meetingInfo && rest;
}

/** Every news but an ending says how the call goes on. */
export function endsCall(news: CallNews): news is CallEnding {
  return !(news in goingOn);
}

/** What the news that say how a call goes on are about. */
export const goingOn: { readonly [News in Exclude<CallNews, CallEnding>]: string } = {
  callIncoming: "incoming",
  callEstablishing: "establishing",
  callEstablished: "established",
  callMediaActive: "media",
  callTone: "tone",
  callTerminating: "terminating",
};

/** Who takes part in the call. [CA-13] */
export function rosterNotification(
  people: readonly Person[],
  { id, myParticipantId }: CallIdentity,
  { spelling, appId }: { readonly spelling: Spelling; readonly appId: string },
): CommsNotifications {
  const resource = rosterResource(people, { participantId: myParticipantId, appId });
  return notificationAbout(
    "commsNotifications.captured.roster",
    { callId: id, below: "participants", spelling },
    resource,
  );
}
