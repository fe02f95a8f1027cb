import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, SpecError } from "../lib/contract.ts";
import { redocly } from "../lib/redocly.ts";
import { inTemporaryFolder } from "../lib/temporary-folder.ts";

/** Spec -> one document, with references only within itself. */
export function bundle(): Promise<Contract> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, "openapi.json");
    const { code, stderr } = await redocly(["bundle", "contract", "--output", file]);
    if (code !== 0) throw new SpecError(`redocly bundle failed. Its output:\n${stderr}`);
    return JSON.parse(await readFile(file, "utf8")) as Contract;
  });
}
