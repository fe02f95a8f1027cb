import type { AnswerNames, OperationId } from "../../../generated/operations.ts";
import type { operations as OperationTypes } from "../../../generated/types.ts";
import type { PlainRequest } from "./plain.ts";

/** What a resolver is given of a request that keeps the contract. */
export interface OperationRequest {
  readonly request: PlainRequest;
  /** Values of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The body as JSON reads it. */
  readonly body: unknown;
}

type Responses<Id extends OperationId> = OperationTypes[Id]["responses"];
type BodyOf<Response> = Response extends { content: infer Content }
  ? "application/json" extends keyof Content
    ? Content["application/json"]
    : Iterable<Uint8Array>
  : undefined;

/** An answer of one's own, typed by the operation: one of its statuses, with that status's body. */
export type OwnAnswer<Id extends OperationId> = {
  [Status in keyof Responses<Id> & number]: {
    status: Status;
    headers?: Record<string, string>;
  } & (undefined extends BodyOf<Responses<Id>[Status]>
    ? { body?: undefined }
    : { body: BodyOf<Responses<Id>[Status]> });
}[keyof Responses<Id> & number];

/** A named example, or the operation's first, with members of its body set otherwise. */
export interface ExampleAnswer<Id extends OperationId> {
  readonly example?: AnswerNames[Id] | undefined;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** How to answer: the name of an example of the contract, that with other members, or an answer of one's own. */
export type Choice<Id extends OperationId> = AnswerNames[Id] | ExampleAnswer<Id> | OwnAnswer<Id>;
/** Chooses by the request; undefined leaves it to the contract's first example. */
export type Resolver<Id extends OperationId> = (request: OperationRequest) => Choice<Id> | undefined;
/** For each operation a fixed choice or a resolver; the others answer with their first example. */
export type Answers = { readonly [Id in OperationId]?: Choice<Id> | Resolver<Id> };
