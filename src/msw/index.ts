export type { Answers, Choice, ExampleAnswer, OperationRequest, OwnAnswer, Resolver } from "../mock/choice.ts";
export { createHandlers, type HandlersOptions } from "./handlers.ts";
