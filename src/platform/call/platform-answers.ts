import type { OperationEntry } from "../../../generated/operations.ts";
import { canonicalId } from "../../contract/ids.ts";
import { answerNames } from "../http/answer.ts";
import type { Answers, OperationRequest } from "../http/choice.ts";
import { callable } from "../http/route.ts";
import type { PlatformKind } from "../kinds/kind.ts";
import type { PlatformCall } from "./call.ts";
import type { FaultName, Faults } from "./faults.ts";

export interface AnswersOptions {
  /** A call under way; undefined for an unknown or ended one. */
  readonly callWith: (callId: string) => PlatformCall | undefined;
  readonly newId: () => string;
  readonly faults: Faults;
  /** By the schema of the operation. */
  readonly kinds: ReadonlyMap<string, PlatformKind>;
}

/** The name of an example, alone or with members set otherwise; undefined leaves it to the first. */
type Chosen = string | { readonly example?: string | undefined; readonly members: object } | undefined;

/**
 * What the platform answers to requests that keep the contract: the contract's examples, chosen and filled by its state.
 * What an operation does not have an answer for is left to its first example.
 */
export function createAnswers({ callWith, newId, faults, kinds }: AnswersOptions): Answers {
  function strike(name: FaultName, call: PlatformCall | undefined): boolean {
    const struck = faults.strike(name) !== undefined;
    if (struck) call?.report({ kind: "fault", fault: name, operationId: undefined });
    return struck;
  }

  /** What answers an operation below a call: a refusal, or what `answer` says of the call. [RR-17] */
  function ofCall(
    operation: OperationEntry,
    unknown: string,
    answer: (call: PlatformCall, request: OperationRequest) => Chosen,
  ): (request: OperationRequest) => Chosen {
    const names = answerNames(operation);
    const named = (name: string): Chosen => (names.includes(name) ? name : undefined);
    return (request) => {
      const call = callWith(canonicalId(request.path.callId ?? ""));
      if (strike("throttled", call)) return named("tooManyRequests");
      if (strike("serverError", call)) return named("internalServerError");
      return call ? answer(call, request) : named(unknown);
    };
  }

  /** What answers a request that starts an operation. [RR-16, RR-18, PL-01] */
  function starting(operation: OperationEntry, kind: PlatformKind): (request: OperationRequest) => Chosen {
    const names = answerNames(operation);
    return ofCall(operation, "notFound", (call, { body }) => {
      if (call.call.mediaConfig === "appHosted") return "notServiceHostedMedia";
      const id = newId();
      const status = call.ask(id, kind, body);
      return { example: names.includes(status) ? status : undefined, members: { id, status } };
    });
  }

  function answerOf(operation: OperationEntry): ((request: OperationRequest) => Chosen) | undefined {
    const kind = operation.resource ? kinds.get(operation.resource.schema) : undefined;
    if (operation.starts === "operation" && !operation.final && kind) return starting(operation, kind);
    const isOfCall = operation.parameters.some(({ name, in: place }) => name === "callId" && place === "path");
    return isOfCall ? ofCall(operation, "notFound", () => undefined) : undefined;
  }

  /** [OP-08] */
  const getCallOperation = (operation: OperationEntry): ((request: OperationRequest) => Chosen) =>
    ofCall(operation, "operationNotFound", (call, { path }) => {
      const id = canonicalId(path.operationId ?? "");
      const found = call.operation(id);
      if (!found) return "operationNotFound";
      return { example: found.status, members: { id, clientContext: found.clientContext } };
    });

  const byOperation = callable.map((operation) => {
    const answer = operation.operationId === "getCallOperation" ? getCallOperation(operation) : answerOf(operation);
    return [operation.operationId, answer] as const;
  });
  const ofKinds = [...kinds.values()].map(({ answers }) => answers);
  return Object.assign(Object.fromEntries(byOperation.filter(([, answer]) => answer)), ...ofKinds) as Answers;
}
