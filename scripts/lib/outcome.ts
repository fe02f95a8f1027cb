import {
  allProperties,
  type Contract,
  isOperation,
  type JsonSchema,
  json,
  type PlacedOperation,
  type Response,
  resolve,
  resourceOf,
  SpecError,
} from "./contract.ts";

/** What a request starts, whether that has already ended when the answer arrives, and which resource the answer is. */
export interface Outcome {
  readonly starts: "operation" | "call" | null;
  readonly final: boolean;
  readonly resource: { readonly schema: string; readonly isOperation: boolean } | null;
}

export function outcomeOf(contract: Contract, placed: PlacedOperation): Outcome {
  const starts = placed.operation["x-starts"] ?? null;
  const answer = answerSchema(contract, placed);
  const schema = answer && resourceOf(contract, answer);
  const isKnown = schema !== undefined && isOperation(contract, schema);
  if (starts === "operation" && answer && !isKnown) {
    throw new SpecError(
      `${placed.operation.operationId} has x-starts: operation, and its answer is not an operation. Build the answer's schema ` +
        "on commsOperation.yaml with allOf, or leave x-starts out.",
    );
  }
  return {
    starts,
    final: starts === "operation" && answer !== undefined && hasEnded(contract, answer),
    resource: schema ? { schema, isOperation: isOperation(contract, schema) } : null,
  };
}

function answerSchema(contract: Contract, { operation }: PlacedOperation): JsonSchema | undefined {
  const successes = Object.entries(operation.responses).filter(([status]) => /^2\d\d$/.test(status));
  const schemas = successes.map(([, response]) => resolve<Response>(contract, response).content?.[json]?.schema);
  return schemas.find((schema) => schema !== undefined);
}

/** Whether a schema allows only statuses of an operation that has ended. */
function hasEnded(contract: Contract, schema: JsonSchema): boolean {
  const { status } = allProperties(contract, schema);
  const statuses = status && (status.const === undefined ? status.enum : [status.const]);
  return statuses?.every((each) => each === "completed" || each === "failed") ?? false;
}
