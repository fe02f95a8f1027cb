import { parse } from "yaml";
import type { Contract } from "../../lib/contract.ts";
import { projectFile } from "../../lib/project.ts";
import { asyncapiRows } from "./asyncapi.ts";
import { documentRows } from "./document-rows.ts";
import { generatorRows } from "./generator-rows.ts";
import { prismRows } from "./prism-rows.ts";
import type { Reasons, Row } from "./rows.ts";

export const reasonsFile = "test/tools/not-possible.yaml";

export function readReasons(): Reasons {
  return new Map(Object.entries(parse(projectFile(reasonsFile)) as Record<string, string>));
}

/** Every row, in the order in which they are printed. */
export function allRows(contract: Contract): Row[] {
  return [...generatorRows(contract), ...documentRows(contract), ...asyncapiRows(), ...prismRows(contract)];
}
