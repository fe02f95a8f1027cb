import { canonicalId } from "../contract/ids.ts";
import type { CommsNotifications } from "../contract/types.ts";

export const spellings = ["captured", "documented"] as const;
/** How notifications are written: as bots captured them, or as the documentation shows them. [PL-10] */
export type Spelling = (typeof spellings)[number];

/** What a notification is about. */
export interface NotifiedResource {
  readonly callId: string;
  /** Undefined for the call itself. */
  readonly operationId?: string | undefined;
  readonly spelling: Spelling;
}

/** The reference page's. */
const etag = 'W/"54451"';

/**
 * A captured notification, about another resource. The documented spelling has ids in capitals without dashes in its
 * addresses, `resourceUrl` alone, and `@odata.id` and `@odata.etag` in the resource.
 *
 * @param members of the resource, to set; undefined leaves one out
 */
export function notificationAbout(
  captured: CommsNotifications,
  { callId, operationId, spelling }: NotifiedResource,
  members: Readonly<Record<string, unknown>> = {},
): CommsNotifications {
  const isDocumented = spelling === "documented";
  const spelled = (id: string): string =>
    isDocumented ? canonicalId(id).replaceAll("-", "").toUpperCase() : canonicalId(id);
  const address = `/calls/${spelled(callId)}${operationId === undefined ? "" : `/operations/${spelled(operationId)}`}`;
  const resourceUrl = `/communications${address}`;
  const addresses = isDocumented ? { resourceUrl } : { resource: `/app${address}`, resourceUrl };
  const annotations = isDocumented ? { "@odata.id": resourceUrl, "@odata.etag": etag } : {};
  const { value, ...envelope } = structuredClone(captured);
  const items = value.map(({ resource: _older, resourceUrl: _newer, resourceData, ...item }) => {
    const { "@odata.type": type, ...others } = resourceData as Record<string, unknown>;
    const all = Object.entries({ "@odata.type": type, ...annotations, ...others, ...members });
    return {
      ...item,
      ...addresses,
      resourceData: Object.fromEntries(all.filter(([, member]) => member !== undefined)),
    };
  });
  return { ...envelope, value: items } as CommsNotifications;
}
