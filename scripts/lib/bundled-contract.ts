import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command.ts";
import type { Contract } from "./contract.ts";
import { projectFile, projectRoot } from "./project.ts";

const file = "generated/openapi.json";

/** The bundled contract, as last generated. */
export function readBundledContract(): Contract {
  if (!existsSync(join(projectRoot, file))) throw new CommandError(`${file} is missing: run \`npm run generate\`.`);
  return JSON.parse(projectFile(file)) as Contract;
}
