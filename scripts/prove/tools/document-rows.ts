import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "../../lib/contract.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { load, runTool, versionOf } from "./installed.ts";
import type { Row } from "./rows.ts";

type Seriousme = {
  Validator: new () => { validate(document: object): Promise<{ valid: boolean; errors?: unknown }> };
};
type Readme = { validate(document: object): Promise<{ valid: boolean; errors?: unknown; warnings: unknown[] }> };

/** Rules of Spectral that the contract breaks knowingly: a row each, with its reason in the table. */
const acceptedRules = ["info-contact"];

/** The rows of other parties that judge the document itself. */
export function documentRows(contract: Contract): Row[] {
  let found: Promise<Finding[]> | undefined;
  const findings = (): Promise<Finding[]> => (found ??= spectral(contract));
  return [
    {
      name: "@seriousme/openapi-schema-validator",
      run: async () => {
        const { Validator } = await load<Seriousme>("@seriousme/openapi-schema-validator");
        return verdict(
          "@seriousme/openapi-schema-validator",
          await new Validator().validate(structuredClone(contract)),
        );
      },
    },
    {
      name: "@readme/openapi-parser",
      run: async () => {
        const { validate } = await load<Readme>("@readme/openapi-parser");
        return verdict("@readme/openapi-parser", await validate(structuredClone(contract)));
      },
    },
    {
      name: "Spectral: spectral:oas",
      run: async () => {
        const others = (await findings()).filter(({ code }) => !acceptedRules.includes(code));
        if (others.length > 0) throw new Error(others.map(({ code, message }) => `${code}: ${message}`).join("\n"));
        return versionOf("@stoplight/spectral-cli");
      },
    },
    ...acceptedRules.map((rule) => ({
      name: `Spectral: ${rule}`,
      run: async () => {
        if ((await findings()).some(({ code }) => code === rule)) throw new Error("It was found");
        return "not found";
      },
    })),
  ];
}

function verdict(name: string, result: { valid: boolean; errors?: unknown; warnings?: unknown[] }): string {
  if (!result.valid || (result.warnings ?? []).length > 0) throw new Error(JSON.stringify(result));
  return versionOf(name);
}

type Finding = { readonly code: string; readonly message: string };

async function spectral(contract: Contract): Promise<Finding[]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(contract));
  writeFileSync(join(folder, ".spectral.json"), '{ "extends": ["spectral:oas"] }');
  const args = ["lint", "openapi.json", "--ruleset", ".spectral.json", "--format", "json", "--quiet"];
  const { stdout, stderr } = await runTool("@stoplight/spectral-cli", args, folder);
  if (!stdout.trim().startsWith("[")) throw new Error(stderr || stdout || "It wrote no report");
  return JSON.parse(stdout) as Finding[];
}
