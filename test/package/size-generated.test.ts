import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { validators } from "../../scripts/stages/validators.ts";
import { contract, edited } from "../support/contract-edits.ts";
import { projectFolder } from "../support/project-copy.ts";

const read = (path: string): string => readFileSync(join(projectFolder, path), "utf8");

describe("generated code has no side effects, so that a bundle keeps only what it uses", () => {
  const modules = readdirSync(join(projectFolder, "generated"), { recursive: true, encoding: "utf8" });

  test.each(modules.filter((name) => name.endsWith(".ts")))(
    "of %s nothing is left when nothing is imported from it",
    async (name) => {
      expect(await sideEffects(read(`generated/${name}`))).toEqual([]);
    },
  );

  const ofRequests = ["createCall", "answerCall", "playPrompt", "recordResponse", "cancelMediaProcessing"];

  test.each([
    {
      text: 'export { recordResponseRequest } from "generated";',
      brings: "one validator with what it refers to: prompts and mediaInfo",
      requests: ["recordResponse"],
      functions: 3,
    },
    {
      text: 'export { createCallsClient } from "graph-record-response";',
      brings: "those of its requests with what they refer to, and none of what is received",
      requests: [...ofRequests, "subscribeToTone"],
      functions: 17,
    },
  ])("$text brings in $brings", async ({ text, requests, functions }) => {
    const code = await bundled(text, read("generated/validators.ts"));
    expect(code.match(/^var check_\w+/gm)).toEqual(requests.map((name) => `var check_${name}Request`));
    expect(code.match(/^function validate\d+/gm)).toHaveLength(functions);
  });

  test("unevaluatedProperties is checked across references, without a side effect", async () => {
    const closed = edited(contract, (copy) => {
      copy.components.schemas.closedResource = {
        $ref: "#/components/schemas/resourceData",
        unevaluatedProperties: false,
      };
    });
    const [{ text } = { text: "" }] = await validators(closed);
    expect(text).toContain("_evaluated.props");
    expect(await sideEffects(text)).toEqual([]);
    const code = await bundled('export { closedResource } from "generated";', text);
    const { closedResource } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      closedResource: (value: unknown) => readonly { keyword: string }[];
    };
    const call = {
      "@odata.type": "#microsoft.graph.call",
      id: "57dab8b1-894c-409a-b240-bd8beae78896",
      state: "established",
    };
    expect(closedResource(call)).toEqual([]);
    expect(closedResource({ ...call, more: 1 }).map(({ keyword }) => keyword)).toEqual(["unevaluatedProperties"]);
  });
});

/** The statements that a bundler keeps for their side effects, and what they use: each by its first line. */
async function sideEffects(generated: string): Promise<string[]> {
  const lines = (await bundled('import "generated";', generated)).split("\n");
  return lines.filter((line) => /^[^\s}]/.test(line)).map((line) => line.slice(0, 60));
}

/** A bundle of a module that imports from "generated", whose side effects count. */
async function bundled(text: string, generated: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: projectFolder },
    bundle: true,
    format: "esm",
    platform: "neutral",
    treeShaking: true,
    external: ["openapi-fetch"],
    write: false,
    plugins: [
      {
        name: "generated",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^generated$/ }, ({ path }) => ({ path, namespace: "generated", sideEffects: true }));
          onLoad({ filter: /./, namespace: "generated" }, () => ({
            contents: generated,
            loader: "ts",
            resolveDir: join(projectFolder, "generated"),
          }));
        },
      },
    ],
  });
  return (outputFiles[0]?.text ?? "").replace(/^(\/\/|import ).*\n/gm, "").trim();
}
