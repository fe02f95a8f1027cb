import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";

export const callPath: string = "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896";
export const operationPath: string = `${callPath}/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5`;

export type Item = Record<string, unknown>;

export const item = (overrides: Item = {}): Item => ({
  "@odata.type": "#microsoft.graph.commsNotification",
  changeType: "updated",
  resourceUrl: callPath,
  resourceData: { "@odata.type": "#microsoft.graph.call", state: "established" },
  ...overrides,
});

export const parseItems = (...value: unknown[]): readonly ParsedNotification[] =>
  parseNotifications({ "@odata.type": "#microsoft.graph.commsNotifications", value });

export function parseOne(overrides: Item): ParsedNotification {
  const [read, ...more] = parseItems(item(overrides));
  if (!read || more.length > 0) throw new Error(`one result is wanted, not ${more.length + 1}`);
  return read;
}

/** The code and the path of each issue; undefined for any other kind than `invalid`. */
export const faults = (read: ParsedNotification | undefined): unknown =>
  read?.kind === "invalid" ? read.issues.map(({ code, path }) => `${code} ${path}`) : undefined;
