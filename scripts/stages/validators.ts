import { runInNewContext } from "node:vm";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import {
  type Artefact,
  banner,
  bodies,
  type Contract,
  type JsonSchema,
  parameterSchemas,
  SpecError,
} from "../lib/contract.ts";
import { judged } from "../lib/judged-schemas.ts";

const root = "contract";

/** Contract -> validators.ts: one function per body and parameter, compiled here so that nothing is compiled at run time. */
export async function validators(contract: Contract): Promise<Artefact[]> {
  const schemas = judged(contract, namedSchemas(contract));
  const names = Object.keys(schemas);
  // allErrors: every fault at once. unicode false: lengths count UTF-16 units. validateFormats false: a format is an
  // annotation in JSON Schema 2020-12; what must be checked is written as a keyword.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowMatchingProperties: true,
    unicode: false,
    validateFormats: false,
    inlineRefs: false,
    logger: false,
    messages: false, // src/contract/validate.ts words them
    code: { source: true, esm: true, optimize: 2 },
  });
  // Only unevaluatedProperties and unevaluatedItems use what a schema has evaluated.
  ajv.opts.unevaluated = /"unevaluated(Properties|Items)":/.test(JSON.stringify(schemas));
  const code = compiled(ajv, schemas);
  return [{ path: "validators.ts", text: [head(contract), await selfContained(code), tail(names)].join("\n") }];
}

/** The component schemas, and the inline ones under derived names. */
function namedSchemas(contract: Contract): Record<string, JsonSchema> {
  const schemas = { ...contract.components.schemas };
  for (const { name, schema } of [...bodies(contract), ...parameterSchemas(contract)]) {
    if (schema.$ref) continue;
    if (name in schemas) {
      throw new SpecError(
        `Two schemas would share the validator ${name}: move the inline one to openapi/components/schemas/ and refer to it.`,
      );
    }
    schemas[name] = schema;
  }
  return schemas;
}

function compiled(ajv: Ajv2020, schemas: Record<string, JsonSchema>): string {
  const defined = { $id: root, $defs: definitions(schemas) };
  usable("components/schemas", () => new Ajv2020({ ...ajv.opts, messages: true }).addSchema(defined));
  ajv.addSchema(defined);
  const addresses = Object.keys(schemas).map((name) => [name, `${root}#/$defs/${name}`] as const);
  for (const [name, address] of addresses) usable(name, () => ajv.getSchema(address));
  return standalone.default(ajv, Object.fromEntries(addresses.map(([name, address]) => [`check_${name}`, address])));
}

function usable(name: string, compile: () => unknown): void {
  try {
    compile();
  } catch (error) {
    const fault = (error as Error).message.replace("schema is invalid: data/$defs/", "");
    throw new SpecError(
      `No validator can be made of ${name}: ${fault}. Correct the schema in openapi/components/schemas/, or inline at its operation.`,
    );
  }
}

function head(contract: Contract): string {
  return `${banner(contract, "validators")}// @ts-nocheck: the body is compiled code; the exports below are typed.

/** One fault as the compiled code reports it; src/contract/validate.ts makes it readable. */
export interface Fault {
  instancePath: string;
  /** True inside a branch of a union. */
  ofBranch?: boolean;
  keyword: string;
  params: Record<string, unknown>;
}

/** Every fault of a value; none when it is valid. */
export type Validate = (value: unknown) => readonly Fault[];
`;
}

function tail(names: string[]): string {
  const wrap = `function fault(all, instancePath, keyword, params, ofBranch) {
  all ??= [];
  all.push({ instancePath, keyword, params, ...(ofBranch && { ofBranch }) });
  return all;
}

// Adds in place: a list copied for each faulty item would take the square of the input's length.
function joined(all, more) {
  if (all === null) return more;
  for (const fault of more) all.push(fault);
  return all;
}

const faults = (check): Validate => (value) => (check(value) ? [] : check.errors);\n`;
  const exported = names.map((name) => `export const ${name}: Validate = /* @__PURE__ */ faults(check_${name});`);
  const map = [
    "/** The same by name. */",
    `export const validators: { readonly [Name in ${names.map((name) => JSON.stringify(name)).join(" | ")}]: Validate } = {`,
    ...names.map((name) => `  ${name},`),
    "};",
  ];
  return [wrap, ...exported, "", ...map, ""].join("\n");
}

/** Component schemas as JSON Schema alone: extensions and descriptions dropped, references pointed at `$defs`. */
function definitions(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return JSON.parse(
    JSON.stringify(schemas, (key, value: unknown) =>
      key.startsWith("x-") || key === "example" || (key === "description" && typeof value === "string")
        ? undefined
        : value,
    ).replaceAll('"$ref":"#/components/schemas/', '"$ref":"#/$defs/'),
    (_, value: unknown) => grouped(value),
  ) as Record<string, JsonSchema>;
}

const literally = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Members of an open object with the same schema, three at least, are compiled as one loop over their names. */
function grouped(value: unknown): unknown {
  const { properties, additionalProperties, ...rest } = Object(value) as JsonSchema;
  if (!properties || additionalProperties !== undefined) return value;
  const members = new Map<string, [name: string, schema: JsonSchema][]>();
  for (const entry of Object.entries(properties)) {
    const key = JSON.stringify(entry[1]);
    members.set(key, [...(members.get(key) ?? []), entry]);
  }
  const sets = [...members.values()];
  const alone = sets.filter(({ length }) => length < 3).flat();
  const together = sets.filter(({ length }) => length >= 3);
  if (together.length === 0) return value;
  const patterns = together.map(
    (set) => [`^(?:${set.map(([name]) => literally(name)).join("|")})$`, set[0]?.[1]] as const,
  );
  return {
    ...rest,
    ...(alone.length > 0 && { properties: Object.fromEntries(alone) }),
    patternProperties: { ...rest.patternProperties, ...Object.fromEntries(patterns) },
  };
}

/**
 * The same code with what it would `require` bundled in, and its exports turned into plain names. `validate1.evaluated = {…}`
 * becomes a variable and a pattern pure: a bundler keeps a validator that nobody imports for any side effect it may have.
 */
async function selfContained(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    write: false,
    logLevel: "silent",
  });
  return withValues(outputFiles[0]?.text ?? "")
    .replace(/\nexport \{[^}]*\};\s*$/, "\n")
    .replace(/^\/\/ .*\n/gm, "")
    .replace(/vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g, "joined(vErrors, $1.errors)")
    .replace(
      /const (err\d+) = \{ (.*) \};\n\s*if \(vErrors === null\) \{\n\s*vErrors = \[\1\];\n\s*\} else \{\n\s*vErrors\.push\(\1\);\n\s*\}/g,
      (_, _name, members: string) => `vErrors = fault(vErrors, ${shortened(members)});`,
    )
    .replace(/, parentData\b.*?, rootData, dynamicAnchors \}\)/g, " })")
    .replace(/\{ instancePath = "", parentData, .*? \} = \{\}/g, '{ instancePath = "" } = {}')
    .replace(/^(validate\d+)\.evaluated = /gm, "var $1_evaluated = ")
    .replace(/\b(validate\d+)\.evaluated\b/g, "$1_evaluated")
    .replace(/^(var pattern\d+ = )(?=new RegExp)/gm, "$1/* @__PURE__ */ ")
    .replace(/^function validate[\s\S]*?^\}/gm, withoutCount);
}

/** Where no branch compares how many faults there were before it, the list of faults says all. */
function withoutCount(validator: string): string {
  if (/\b_errs\d*\b/.test(validator)) return validator;
  return validator
    .replace(/^ *(?:let errors = 0|errors\+\+|errors = vErrors\.length);\n/gm, "")
    .replace("return errors === 0;", "return vErrors === null;");
}

/** Of whole schemas the code uses single values, such as a list of types: the values stand in their places. */
function withValues(code: string): string {
  const schemas = new Map([...code.matchAll(/^var (schema\d+) = (\{.*\});$/gm)].map(([, name, text]) => [name, text]));
  return code.replace(
    /\b(schema\d+)((?:\.\w+|\["(?:[^"\\]|\\.)*"\]|\[\d+\])+)/g,
    (whole, name: string, path: string) => {
      const value: unknown = runInNewContext(`(${schemas.get(name)})${path}`);
      const text = JSON.stringify(value);
      return text.length > longestValue ? whole : text;
    },
  );
}

const longestValue = 200;

/** The members of a fault as arguments; of its place in the schema only the union matters. */
function shortened(members: string): string {
  const found =
    /^instancePath(?:: (.*?))?, schemaPath: "(.*?)", keyword: (".*?"), params: (.*?)(?:, propertyName: \w+)?$/.exec(
      members,
    );
  if (!found) throw new Error(`No fault can be read in the code of the validators: ${members}`);
  const [, path = "instancePath", place = "", keyword, params] = found;
  const ofBranch = /\/(?:anyOf|oneOf)\/\d+\//.test(place) ? ", true" : "";
  return `${path}, ${keyword}, ${params}${ofBranch}`;
}
