export { authenticateCallback, type CallbackIdentity } from "./authenticate.ts";
export type { NotificationContext, Refusal, RefusalReason } from "./handlers.ts";
export type { KeySet } from "./key-set.ts";
export { createKeySource, createLocalKeySource, type KeySource, type KeySourceOptions } from "./keys.ts";
export { toNodeListener, type NodeRequest, type NodeResponse } from "./node-listener.ts";
export { createWebhookReceiver, type WebhookReceiver, type WebhookReceiverOptions } from "./receive.ts";
export type { AuthenticationOptions } from "./rules.ts";
export { UnauthenticatedError, type AuthenticationFailure } from "./unauthenticated.ts";
