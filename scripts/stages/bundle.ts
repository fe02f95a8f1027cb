import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, SpecError } from "../contract.ts";
import { redocly } from "../redocly.ts";

/** Spec -> one document, with references only within itself. */
export async function bundle(): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  try {
    const file = join(folder, "openapi.json");
    const { code, stderr } = await redocly(["bundle", "contract", "--output", file]);
    if (code !== 0) throw new SpecError(`redocly bundle failed. It said:\n${stderr}`);
    return JSON.parse(await readFile(file, "utf8")) as Contract;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
