export {
  type AnyCommsError,
  type AuthenticationFailure,
  isCommsError,
  UnauthenticatedError,
} from "../errors.ts";
export { authenticateCallback, type CallbackIdentity } from "./authenticate.ts";
export type { AuthenticationOptions } from "./authentication-options.ts";
export type { CallbackRequest } from "./callback-request.ts";
export type { KeySet } from "./key-set.ts";
export { createKeySource, createLocalKeySource, type KeySource, type KeySourceOptions } from "./keys.ts";
export type { DeliveryEvent, NotificationContext, NotificationSink, Refusal, RefusalReason } from "./listeners.ts";
export { type NodeRequest, type NodeResponse, toNodeListener, type WrappedRequest } from "./node-listener.ts";
export { createWebhookReceiver, type WebhookReceiver, type WebhookReceiverOptions } from "./receive.ts";
export { type FunctionsV3Request, fromFunctionsV3, fromLambdaEvent, type LambdaEvent } from "./serverless.ts";
