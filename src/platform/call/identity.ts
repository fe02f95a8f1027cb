import { examples } from "../../../generated/examples.ts";
import type { CreateCallRequest } from "../../contract/types.ts";
import { defaultTenantId } from "../issuer-facts.ts";
import type { Random } from "../random.ts";
import { resourceIn } from "../spelling.ts";
import type { LifeState } from "./call-events.ts";
import type { CallIdentity } from "./notification.ts";

/** `p2p`: with one other; `group`: with several; `meeting`: a meeting that the bot joins. */
export type CallShape = "p2p" | "group" | "meeting";

type Members = Readonly<Record<string, unknown>>;
const example = examples["identifiedCall.establishing"];

/** What a request to create a call makes: one target is a call of two, more are a group, none is a meeting. [CA-01] */
export function shapeOf({ targets }: Pick<CreateCallRequest, "targets">): CallShape {
  const count = targets?.length ?? 0;
  return count === 0 ? "meeting" : count === 1 ? "p2p" : "group";
}

/** Names of those whom a request calls. */
export function namesOf({ targets }: Pick<CreateCallRequest, "targets">): readonly string[] {
  const names = (targets ?? []).map(({ identity }, index) => {
    const [name] = Object.values(identity).flatMap(
      (one) => (one as { displayName?: unknown } | null)?.displayName ?? [],
    );
    return typeof name === "string" ? name : `Callee ${index + 1}`;
  });
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} ${index + 1}`));
}

interface IdentityFacts {
  readonly id: string;
  readonly direction: "incoming" | "outgoing";
  readonly callChainId: string;
  readonly callbackUri: string | undefined;
  readonly appId: string;
  readonly random: Random;
  /** Who calls, where that is not the bot. */
  readonly from?: string | undefined;
  readonly request?: Partial<CreateCallRequest> | undefined;
  readonly tenantId?: string | undefined;
}

/** A call under the names of the contract, its parties as the examples have them. */
export function identityOf({ random, appId, from, request = {}, tenantId, ...facts }: IdentityFacts): CallIdentity {
  const myParticipantId = random.guid();
  const bot = { ...example.source, identity: withMember(example.source?.identity, "application", { id: appId }) };
  const { source: user } = resourceIn("commsNotifications.captured.callIncoming") as { source: { identity: Members } };
  const caller = { ...user, identity: withMember(user.identity, "user", { id: random.guid(), displayName: from }) };
  return {
    ...facts,
    myParticipantId,
    tenantId: request.tenantId ?? tenantId ?? defaultTenantId,
    source: facts.direction === "incoming" ? caller : (request.source ?? bot),
    targets: facts.direction === "incoming" ? [bot] : (request.targets ?? []),
    chatInfo: request.chatInfo ?? undefined,
    meetingInfo: request.meetingInfo ?? undefined,
    sent: sentIn(request),
  };
}

/** What Graph repeats of a request. [CA-01] */
export function sentIn(request: Partial<CreateCallRequest>): Members {
  const { subject, callOptions, mediaConfig, requestedModalities } = request;
  const all = Object.entries({ subject, callOptions, mediaConfig, requestedModalities });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== null));
}

function withMember(identity: unknown, kind: string, own: Members): Members {
  const set = identity as Readonly<Record<string, Members>>;
  return { ...set, [kind]: { ...set[kind], ...own } };
}

/** The call as Graph answers it. [CA-01, CA-03] */
export function callResource(call: CallIdentity, state: LifeState, isMediaActive: boolean): Members {
  const { chatInfo = null, meetingInfo = null, sent, ...members } = call;
  const mediaState = isMediaActive ? examples["identifiedCall.established"].mediaState : null;
  return { ...members, ...sent, state, mediaState, chatInfo, meetingInfo };
}
