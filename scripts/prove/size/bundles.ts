const ground = ["<stdin>", "lib", "contract", "errors", "generated/vocabulary"];
const client = ["bot/client", "generated/client", "generated/validators", "openapi-fetch"];
const platform = ["platform", "generated/examples", "generated/operations", "generated/validators"];

/**
 * What each door may load, tree-shaken or not: wings of src/, files of generated/, packages. Each door of package.json that is
 * code has a row.
 */
export const doors: Readonly<Record<string, readonly string[]>> = {
  ".": ["index", "bot", ...client, ...ground],
  "./webhook": ["webhook", "bot/notifications", "jose", ...ground],
  "./msw": ["msw", ...platform, ...ground],
  "./testing": ["testing", "jose", ...platform, ...ground],
  "./openapi": ["<stdin>", "generated/types"],
};

/** What may be left in a bundle of these imports from "." alone. */
export const imports: Readonly<Record<string, readonly string[]>> = {
  parseNotifications: ["bot/notifications", ...ground],
  createCallsClient: [...client, ...ground],
  createOperationWaiter: ["bot/waiting", ...ground],
  "createCallsClient, parseNotifications, createOperationWaiter": [
    "bot/notifications",
    "bot/waiting",
    ...client,
    ...ground,
  ],
};
