const ground = ["<stdin>", "lib", "contract", "errors", "generated/vocabulary"];
const kinds = ["bot/kinds"];
const client = ["bot/client", "generated/methods", "generated/requests", "generated/validators", ...kinds];
const sockets = ["events", "module", "net", "tls", "worker_threads"].map((name) => `node:${name}`);
const platform = ["platform", "generated/examples", "generated/operations", "generated/validators"];

/**
 * What each entry point may load, tree-shaken or not: folders of src/, files of generated/, packages. Each entry point of
 * package.json that is code has a row.
 */
export const doors: Readonly<Record<string, readonly string[]>> = {
  ".": ["index", "bot", ...client, ...ground],
  "./client": ["<stdin>", "generated/client", "generated/requests", "openapi-fetch"],
  "./webhook": ["webhook", "bot/notifications", "jose", ...kinds, ...ground],
  "./redis": ["redis", "node:crypto", "bot/notifications", "bot/waiting", ...kinds, ...ground],
  "./msw": ["msw", ...platform, ...ground],
  "./testing": ["testing", "jose", ...platform, ...ground],
  "./redirect": ["<stdin>", "redirect", "lib/url", "platform/microsoft-hosts", "generated/operations", ...sockets],
  "./openapi": ["<stdin>", "generated/types"],
};

/** What may be left in a bundle of these imports from "." alone. */
export const imports: Readonly<Record<string, readonly string[]>> = {
  parseNotifications: ["bot/notifications", ...kinds, ...ground],
  createCallsClient: [...client, ...ground],
  createOperationWaiter: ["bot/waiting", "bot/notifications", ...kinds, ...ground],
  "createCallsClient, parseNotifications, createOperationWaiter": [
    "bot/notifications",
    "bot/waiting",
    ...client,
    ...ground,
  ],
};
