export type { Answers, Choice, ExampleAnswer, OperationRequest, OwnAnswer, Resolver } from "../platform/http/choice.ts";
export { createHandlers, type HandlersOptions } from "./handlers.ts";
