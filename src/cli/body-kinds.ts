import type { ValidatorName } from "../../generated/operations.ts";
import { validators } from "../../generated/validators.ts";
import * as memberNames from "../../generated/vocabulary/memberNames.ts";
import { resourceTypes } from "../../generated/vocabulary.ts";
import { readableIssues, validateRecordResponseRequest } from "../contract/validate.ts";
import type { Issue } from "../errors.ts";
import { isObject } from "../lib/untrusted.ts";

/** What a captured body can be. */
export const bodyKinds = ["request", "operation", "notifications", "error"] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** Every fault of a body that is said to be of a kind; none when it keeps the contract. */
export function faultsOf(kind: BodyKind, value: unknown): readonly Issue[] {
  switch (kind) {
    case "request":
      return validateRecordResponseRequest(value);
    case "operation":
      return value === null ? [] : faultsBy(operationSchema(value), value);
    case "notifications":
      return faultsBy("commsNotifications", value);
    case "error":
      return faultsBy("odataError", value);
  }
}

function faultsBy(schema: ValidatorName, value: unknown): readonly Issue[] {
  return readableIssues(validators[schema](value), schema);
}

/** An operation of its own has an id; one of another type is read by what all operations have in common. */
function operationSchema(value: unknown): ValidatorName {
  const type = String(asObject(value)["@odata.type"] ?? "")
    .split(".")
    .at(-1) as keyof typeof resourceTypes;
  const schema = resourceTypes[type];
  if (schema === "commsOperation") return schema;
  return schema === "playPromptOperation" ? "identifiedPlayPromptOperation" : "identifiedRecordOperation";
}

/** What a body looks like, and what gives it away; undefined when it could be anything. */
export function guessKind(value: unknown): { readonly kind: BodyKind; readonly because: string } | undefined {
  if (value === null) return { kind: "operation", because: "null is an answer without an operation" };
  const names = Object.keys(asObject(value));
  for (const { kind, signs } of distinctive) {
    const sign = signs.find((name) => names.includes(name));
    if (sign !== undefined) return { kind, because: `it has ${JSON.stringify(sign)}` };
  }
  return undefined;
}

/** Members that only one kind of body has; the first that is there decides. */
const distinctive: readonly { readonly kind: BodyKind; readonly signs: readonly string[] }[] = [
  { kind: "notifications", signs: ["value"] },
  { kind: "error", signs: ["error"] },
  {
    kind: "operation",
    signs: ["status", "completionReason", "recordingLocation", "recordingAccessToken", "resultInfo"],
  },
  { kind: "request", signs: memberNames.recordResponseRequest },
];

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
