// For CommonJS, where the types of msw 2 are others than for modules: the same door, with the handlers of those.
import type { HttpHandler } from "msw";
import type { HandlersOptions } from "./handlers.js" with { "resolution-mode": "import" };

export type {
  Answers,
  Choice,
  ExampleAnswer,
  OperationRequest,
  OwnAnswer,
  Resolver,
} from "../platform/http/choice.js" with { "resolution-mode": "import" };
export type { HandlersOptions };
export declare const createHandlers: (options?: HandlersOptions) => HttpHandler[];
