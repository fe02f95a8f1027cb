import type { CanonicalId } from "../../contract/ids.ts";
import type { Redacted } from "../../contract/redacted.ts";
import type { Call, ChangeType, CommsOperation, Participant } from "../../contract/types.ts";
import type { Issue } from "../../errors.ts";
import type { OtherOperation } from "../kinds/any-operation.ts";
import type { AnyKind, OperationOf } from "../kinds/kind.ts";
import type { NamedKind } from "../kinds/registry.ts";

/** What is known of every notification, whatever it carries. */
export interface NotificationFacts {
  /** In the contract's spelling whatever the body's; one that the contract does not name is kept as it is. */
  readonly changeType: ChangeType | undefined;
  /** `resourceUrl`, or in older bodies `resource`. */
  readonly resourceUrl: string | undefined;
  /** From the path first, from the body second; dashed and lower-case. */
  readonly callId: CanonicalId | undefined;
  readonly operationId: CanonicalId | undefined;
  /** True when path and body name different calls or operations; the path's are handed out. */
  readonly idsDisagree: boolean;
  /** True when two of those are full ids, of 32 hexadecimal digits: the waiter ends no operation and no call by it. [NT-16] */
  readonly fullIdsDisagree: boolean;
  /** The notification as it came, secrets included. */
  readonly raw: Redacted<unknown>;
}

type OperationResource<Kind extends AnyKind> = Kind extends AnyKind
  ? { readonly kind: Kind["name"]; readonly operation: OperationOf<Kind> }
  : never;

/**
 * What a notification carries, distinguished by `kind`: an operation of a type that this package names, an operation of
 * another type, a call, the roster of a call, or something else.
 */
export type Resource =
  | OperationResource<NamedKind>
  | { readonly kind: "operation"; readonly operation: OtherOperation }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "participants"; readonly participants: readonly Participant[] }
  | { readonly kind: "unknown"; readonly odataType: string | undefined };

type Notification<Carried> = Carried extends Resource ? NotificationFacts & Carried : never;

/** One notification of a batch, distinguished by `kind`. */
export type ParsedNotification =
  | Notification<Resource>
  | {
      readonly kind: "invalid";
      readonly callId?: undefined;
      readonly operationId?: undefined;
      readonly issues: readonly Issue[];
      readonly raw: Redacted<unknown>;
    };

/** A notification of an operation, whatever its type. */
export type OperationNotification = Extract<ParsedNotification, { readonly operation: CommsOperation }>;

export function isOperationNotification(notification: ParsedNotification): notification is OperationNotification {
  return "operation" in notification;
}

/** A notification of the end of a call. [CA-12] */
export function isCallEnd(notification: ParsedNotification): boolean {
  if (notification.kind !== "call") return false;
  return notification.call.state === "terminated" || notification.changeType === "deleted";
}
