import { documentedResults, examples } from "../../generated/examples.ts";
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
  /** What stands behind the address: the roster of a call. */
  readonly below?: "participants" | undefined;
  readonly spelling: Spelling;
}

/** The reference page's. */
const etag = 'W/"54451"';

/** An example of the contract that is a notification as bots captured it. */
type CapturedExample = Extract<keyof typeof examples, `commsNotifications.captured.${string}`>;

/** What an example notifies of. */
export function resourceIn(captured: CapturedExample): unknown {
  return examples[captured].value.map(({ resourceData }) => resourceData)[0];
}

/**
 * A captured notification, about another resource. The documented spelling has ids in capitals without dashes in its
 * addresses, `resourceUrl` alone, `@odata.id` and `@odata.etag` in the resource, and a `resultInfo` only where the
 * documentation shows the one of the example.
 *
 * @param captured the name of an example, or a body
 * @param members of the resource, to set; undefined leaves one out. A list takes the place of a list
 */
export function notificationAbout(
  captured: CapturedExample | CommsNotifications,
  { callId, operationId, below, spelling }: NotifiedResource,
  members: Readonly<Record<string, unknown>> | readonly object[] = {},
): CommsNotifications {
  const isDocumented = spelling === "documented";
  const spelled = (id: string): string =>
    isDocumented ? canonicalId(id).replaceAll("-", "").toUpperCase() : canonicalId(id);
  const operation = operationId === undefined ? "" : `/operations/${spelled(operationId)}`;
  const address = `/calls/${spelled(callId)}${operation}${below === undefined ? "" : `/${below}`}`;
  const resourceUrl = `/communications${address}`;
  const addresses = isDocumented ? { resourceUrl } : { resource: `/app${address}`, resourceUrl };
  const annotations = isDocumented ? { "@odata.id": resourceUrl, "@odata.etag": etag } : {};
  const isNamed = typeof captured === "string";
  const hasResult = !isDocumented || (isNamed && documentedResults.includes(captured));
  const own = { ...(hasResult ? {} : { resultInfo: undefined }), ...members };
  const { value, ...envelope } = structuredClone(isNamed ? examples[captured] : captured);
  const items = value.map(({ resource: _older, resourceUrl: _newer, resourceData, ...item }) => {
    if (Array.isArray(members)) return { ...item, ...addresses, resourceData: members };
    const { "@odata.type": type, ...others } = resourceData as Record<string, unknown>;
    const all = Object.entries({ "@odata.type": type, ...annotations, ...others, ...own });
    return {
      ...item,
      ...addresses,
      resourceData: Object.fromEntries(all.filter(([, member]) => member !== undefined)),
    };
  });
  return { ...envelope, value: items } as CommsNotifications;
}
