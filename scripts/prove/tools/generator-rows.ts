import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../../lib/child.ts";
import type { Contract } from "../../lib/contract.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { compiled, consumerFiles, lineNames, typeOf } from "./consumers.ts";
import { type Generator, generators, type Line } from "./generators.ts";
import { runTool, versionOf } from "./installed.ts";
import type { Row } from "./rows.ts";

/** The rows of every generator: its output compiles, and so does each line of a consumer. */
export function generatorRows(contract: Contract): Row[] {
  return generators.flatMap((generator) => {
    let made: Promise<Output> | undefined;
    const output = (): Promise<Output> => (made ??= generated(generator, contract));
    const row = (what: string, run: (output: Output) => Promise<string> | string): Row => ({
      name: `${generator.name}: ${what}`,
      run: async () => run(await output()),
    });
    return [
      row("output compiles", ({ said }) => refused(said.get("")) ?? versionOf(generator.package)),
      ...lineNames.map((line) => row(line, (made) => refused(complaintOf(generator, line, made)) ?? "compiles")),
      ...(generator.validators
        ? [
            row("accepts the examples", ({ folder }) => judgedBy(generator, folder, validBodies(contract))),
            ...wrongBodies
              .filter(({ schema }) => generator.validators?.of[schema])
              .map((body) => row(`refuses ${body.name}`, ({ folder }) => judgedBy(generator, folder, [body]))),
          ]
        : []),
    ];
  });
}

/** A generator's output in a folder, and what the compiler says of it and of its consumer. */
type Output = { readonly folder: string; readonly said: ReadonlyMap<Line | "", string> };

async function generated(generator: Generator, contract: Contract): Promise<Output> {
  const folder = temporaryFolder();
  const files = {
    "openapi.json": JSON.stringify(contract),
    "package.json": '{ "type": "module" }',
    ...generator.files,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { code, stdout, stderr } = await runTool(generator.package, generator.args, folder);
  if (code !== 0) throw new Error(`${stdout}\n${stderr}`.trim());
  const consumer = consumerFiles(generator);
  for (const [name, text] of consumer) writeFileSync(join(folder, name), text);
  const outputs = outputFiles(folder);
  if (outputs.length === 0) throw new Error("It wrote no TypeScript");
  return { folder, said: compiled(folder, [...outputs, ...consumer.keys()]) };
}

function outputFiles(folder: string): string[] {
  mkdirSync(join(folder, "out"), { recursive: true });
  const names = readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => join("out", name));
}

/** Nothing to compile counts as a complaint, until the output mentions the webhook's operation. */
function complaintOf(generator: Generator, line: Line, { folder, said }: Output): string | undefined {
  if (typeOf(generator, line) !== undefined) return said.get(line);
  const mentions = outputFiles(folder).some((name) =>
    /receiveCommsNotifications/i.test(readFileSync(join(folder, name), "utf8")),
  );
  return mentions ? undefined : "Its output has nothing for it";
}

function refused(complaint: string | undefined): undefined {
  if (complaint !== undefined) throw new Error(complaint);
  return undefined;
}

type Body = { readonly schema: string; readonly name: string; readonly value: unknown; readonly isValid: boolean };

function validBodies({ components }: Contract): Body[] {
  return Object.entries(components.examples).map(([name, { value }]) => ({
    schema: name.slice(0, name.indexOf(".")),
    name,
    value,
    isValid: true,
  }));
}

const wrongBodies: readonly Body[] = [
  ["recordResponseRequest", "a recording of 121 s", { maxRecordDurationInSeconds: 121 }],
  ["recordResponseRequest", "a misspelt member", { maxRecordDurationInSecond: 1 }],
  ["recordOperation", "an operation without status", { id: "1" }],
  ["commsNotifications", "a notification without changeType", { value: [{ resourceUrl: "/app/calls/1" }] }],
  ["commsNotifications", "a notification without an address", { value: [{ changeType: "deleted" }] }],
  [
    "commsNotifications",
    "a notification of an operation without status",
    {
      value: [
        {
          changeType: "deleted",
          resourceUrl: "/",
          resourceData: { "@odata.type": "#microsoft.graph.recordOperation" },
        },
      ],
    },
  ],
].map(([schema, name, value]) => ({ schema: String(schema), name: String(name), value, isValid: false }));

/** Loads the output's validators in a process of its own, and compares their verdicts. */
async function judgedBy({ validators }: Generator, folder: string, bodies: readonly Body[]): Promise<string> {
  const { file, of } = validators ?? { file: "", of: {} };
  const judged = bodies.flatMap((body) => (of[body.schema] ? [{ ...body, validator: of[body.schema] }] : []));
  writeFileSync(join(folder, "bodies.json"), JSON.stringify(judged));
  writeFileSync(join(folder, "judge.ts"), judge(file));
  const { code, stdout, stderr } = await runToEnd(process.execPath, ["judge.ts"], { cwd: folder });
  if (code !== 0) throw new Error(stderr.trim());
  if (stdout.trim() !== "") throw new Error(stdout.trim().split("\n").join(", "));
  return judged.length === 1 ? "refused" : `${judged.length} bodies`;
}

const judge = (file: string): string => `import { readFileSync } from "node:fs";
import * as validators from "./${file}";
for (const { name, validator, value, isValid } of JSON.parse(readFileSync("bodies.json", "utf8")))
  if (validators[validator].safeParse(value).success !== isValid) console.log(name);
`;
