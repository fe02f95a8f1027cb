import type { CommsNotifications } from "../../contract/types.ts";
import { withDeadline } from "../../lib/deadline.ts";
import { bodyStream, type Fetch, type FetchedResponse } from "../../lib/fetch.ts";
import { redactText } from "../../lib/redact.ts";
import type { PlatformTime } from "../time/platform-time.ts";
import type { CallFacts } from "./call-events.ts";
import { type Callback, sender } from "./callback.ts";
import type { FaultName, Faults } from "./faults.ts";

/** Whatever signs callback tokens, as `createTokenIssuer` does. */
export interface TokenSigner {
  sign(claims?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Ids of a call for the headers of its notifications. */
export interface Tracing {
  /** `callChainId` of the call. */
  readonly chainId: string;
  readonly scenarioId: string;
}

export interface DeliveryOptions extends Tracing {
  /** The bot: its address, or a fetch handler. Undefined: only calls that name an address of this machine are notified. */
  readonly callback: Callback | undefined;
  /** The address that the call named; undefined: the callback's. */
  readonly address: () => string | undefined;
  /** Reaches an address. */
  readonly fetch: Fetch;
  readonly tokens: TokenSigner;
  /** Audience of the tokens; undefined leaves it to the signer. */
  readonly appId: string | undefined;
  readonly faults: Faults;
  readonly time: PlatformTime;
  /** Aborted when the platform closes: what is held back then is never sent. */
  readonly closed: AbortSignal;
  /** An id for each notification. */
  readonly newId: () => string;
}

/** A notification on its way. */
export interface Outgoing {
  /** Undefined for one of the call itself. */
  readonly operationId: string | undefined;
  /** What it is about; undefined for an operation. */
  readonly about?: string | undefined;
  /** Writes it: the same each time. */
  readonly body: () => CommsNotifications;
}

interface Message extends Outgoing {
  /** Reaches whom the call notified when this came about; undefined for nobody. */
  readonly reach: ReturnType<typeof sender>;
  /** The same in each delivery of it. */
  readonly id: string;
}

type Answer = Pick<Extract<CallFacts, { kind: "notified" }>, "verdict" | "status" | "why">;
type Report = (facts: CallFacts) => void;

/** How long a bot may take to answer, in milliseconds. */
const answerWithinMs = 30_000;
/** How long the answer to one notification holds up the next, in milliseconds. */
const patienceMs = 1_000;
/**
 * Delivers the notifications of one call, in order: the next is sent when the one before was answered, or after a second.
 * It is sent once, whatever the answer, since no source states that the platform would try again. [PL-06, PL-09]
 */
export function createDelivery(options: DeliveryOptions, report: Report): (outgoing: Outgoing) => void {
  const { faults, time, closed } = options;
  let unanswered: Promise<void> | undefined;
  let heldBack: readonly Message[] = [];

  function send(message: Message): void {
    const sent = sendAfter(unanswered, message);
    // Where nobody is to answer, nothing needs to wait.
    if (!message.reach && !unanswered) return;
    const done = time.hold(sent);
    unanswered = done;
    void done.then(() => {
      if (unanswered === done) unanswered = undefined;
    });
  }

  async function sendAfter(before: Promise<void> | undefined, message: Message): Promise<void> {
    if (before) await within(before, patienceMs);
    const { operationId, about } = message;
    report({ kind: "notified", operationId, ...(about && { about }), ...(await post(message, options)) });
  }

  /** Whichever is first: the work is done, or `ms` are over. */
  async function within(work: Promise<unknown>, ms: number): Promise<void> {
    const over = new AbortController();
    await Promise.race([work, time.sleep(ms, over.signal).catch(() => undefined)]);
    over.abort("over");
  }

  function strike(name: FaultName, { operationId }: Outgoing): { readonly ms: number } | undefined {
    const struck = faults.strike(name);
    if (struck) report({ kind: "fault", fault: name, operationId });
    return struck;
  }

  function later(ms: number, work: () => void): void {
    time.sleep(ms, closed).then(work, () => undefined);
  }

  /** Sends them after the next notification, or when `ms` are over and there was none. */
  function holdBack(copies: readonly Message[], ms: number): void {
    heldBack = copies;
    later(ms, () => {
      if (heldBack === copies) releaseHeldBack().forEach(send);
    });
  }

  function releaseHeldBack(): readonly Message[] {
    const released = heldBack;
    heldBack = [];
    return released;
  }

  return (outgoing) => {
    const id = options.newId();
    if (strike("lost", outgoing)) return;
    const isBare = faults.isArmed("noResultInfo") && hasResult(outgoing.body()) && strike("noResultInfo", outgoing);
    const message = {
      ...outgoing,
      reach: sender(options, options.address()),
      id,
      body: isBare ? () => withoutResult(outgoing.body()) : outgoing.body,
    };
    const copies = strike("doubled", outgoing) ? [message, message] : [message];
    const late = strike("late", outgoing);
    if (late) return later(late.ms, () => copies.forEach(send));
    const reordered = heldBack.length > 0 ? undefined : strike("reordered", outgoing);
    if (reordered) return holdBack(copies, reordered.ms);
    for (const each of [...copies, ...releaseHeldBack()]) send(each);
  };
}

const hasResult = ({ value }: CommsNotifications): boolean =>
  value.some(({ resourceData }) => Boolean((resourceData as { resultInfo?: unknown } | undefined)?.resultInfo));

function withoutResult({ value, ...envelope }: CommsNotifications): CommsNotifications {
  const items = value.map((item) => ({ ...item, resourceData: { ...item.resourceData, resultInfo: undefined } }));
  return { ...envelope, value: items } as CommsNotifications;
}

async function post(message: Message, options: DeliveryOptions): Promise<Answer> {
  const { tokens, appId, time } = options;
  const { reach } = message;
  if (!reach) return { verdict: "noCallback", status: undefined, why: "there is no callback to notify" };
  try {
    const token = await time.hold(tokens.sign(appId === undefined ? {} : { aud: appId }), "clockless");
    const headers = { authorization: `Bearer ${token}`, ...platformHeaders(message.id, options) };
    const init = { method: "POST", headers, body: JSON.stringify(message.body()), redirect: "manual" } as const;
    const timedOut = (): Error => new Error(`no answer came within ${answerWithinMs} ms`);
    const deadline = { clock: time, timeoutMs: answerWithinMs, timedOut };
    const response = await withDeadline(deadline, (signal) => reach({ ...init, signal }));
    await bodyStream(response)?.cancel();
    return judged(response);
  } catch (error) {
    return { verdict: "unanswered", status: undefined, why: inWords(error) };
  }
}

/** The headers of a notification, beside its token. [PL-10] @param id the same in each delivery of it */
export function platformHeaders(id: string, { chainId, scenarioId }: Tracing): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Microsoft-Skype/3.0,(Calling/1.0)",
    "x-microsoft-skype-chain-id": chainId,
    "x-microsoft-skype-message-id": id,
    "scenario-id": scenarioId,
  };
}

function judged({ status, headers }: FetchedResponse): Answer {
  if (status === 204) return { verdict: "asksForGraphFormat", status, why: "asks for the Graph format" };
  if (status >= 200 && status < 300) return { verdict: "taken", status, why: "taken" };
  const target =
    status === 302
      ? `; redirects to ${redactText(headers.get("location") ?? "", [])}, which this platform does not follow`
      : "";
  return { verdict: "refused", status, why: `answered ${status}${target}` };
}

/** Why a notification was not taken; undefined when it was. */
export function whyNotTaken({ verdict, why }: Pick<Answer, "verdict" | "why">): string | undefined {
  switch (verdict) {
    case "taken":
    case "asksForGraphFormat":
      return undefined;
    case "refused":
      return `the callback ${why}`;
    case "unanswered":
      return `the callback did not answer: ${why}`;
    case "noCallback":
      return why;
  }
}

/** What went wrong, and below it. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
