import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract, JsonSchema, Response } from "../../scripts/lib/contract.ts";
import { projectFolder } from "./project-copy.ts";

/** Changes a copy of the contract. */
export type Edit = (contract: Contract) => void;

export const contract = JSON.parse(readFileSync(join(projectFolder, "generated/openapi.json"), "utf8")) as Contract;

export function edited(from: Contract, ...edits: Edit[]): Contract {
  const copy = structuredClone(from);
  for (const edit of edits) edit(copy);
  return copy;
}

export function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The contract no longer has what this test edits.");
  return value;
}

export const schema = ({ components }: Contract, name: string): JsonSchema => existing(components.schemas[name]);
/** The part of a schema with its own members: the last of its `allOf`, or all of it. */
export const ownPart = (from: Contract, name: string): JsonSchema =>
  schema(from, name).allOf?.at(-1) ?? schema(from, name);
export const properties = (from: Contract, name: string): Record<string, JsonSchema> =>
  existing(ownPart(from, name).properties);
export const property = (from: Contract, name: string, key: string): JsonSchema =>
  existing(properties(from, name)[key]);
export const members = (from: JsonSchema): unknown[] => existing((from.anyOf?.[0] ?? from).enum);
export const answerHeaders = ({ components }: Contract, name: string): NonNullable<Response["headers"]> =>
  existing((components.responses?.[name] as Response | undefined)?.headers);

export const dropRecordingLocation: Edit = (of) => delete properties(of, "recordOperation").recordingLocation;
export const addLocale: Edit = (of) =>
  (properties(of, "recordResponseRequest").locale = { description: "Language of the beep.", type: "string" });
export const describeAnew: Edit = (of) => (schema(of, "tone").description = "A key.");
