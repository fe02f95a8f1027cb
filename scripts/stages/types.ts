import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import {
  type Artefact,
  banner,
  type Contract,
  type JsonSchema,
  openEnumMembers,
  SpecError,
  typeNames,
} from "../lib/contract.ts";
import { withLimits } from "../lib/limits.ts";

/**
 * Contract -> types.ts: every path, webhook and schema, open enums with completion, received unions with their members.
 * What is sent, and each enum, is a type with a name, which editors and compilers show in place of its members.
 */
export async function types(contract: Contract): Promise<Artefact[]> {
  const nodes = await openapiTS(withLimits(withPatternsAsMembers(contract)) as unknown as OpenAPI3, {
    defaultNonNullable: false,
    silent: true,
    transform: (schema: SchemaObject) => typeNode(schema as JsonSchema),
  });
  const names = typeNames(contract);
  const text = readableComments(astToString(withDeclarations(withIndexSignatures(nodes), names)));
  return [{ path: "types.ts", text: `${banner(contract, "types")}\n${referredByName(text, names)}` }];
}

/** The same with a declaration for each schema that has a name, and the name where the schema stood. */
function withDeclarations(nodes: ts.Node[], names: ReadonlyMap<string, string>): ts.Node[] {
  const declarations: ts.Node[] = [];

  function named(schema: ts.TypeElement): ts.TypeElement {
    const { name, type } = schema as ts.PropertySignature;
    const typeName = names.get(textOf(name));
    if (!typeName || !type) return schema;
    const declaration = declared(typeName, type);
    declarations.push(ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(schema)));
    return ts.factory.createPropertySignature(undefined, name, undefined, ts.factory.createTypeReferenceNode(typeName));
  }

  function withNames(part: ts.TypeElement): ts.TypeElement {
    const { name, type } = part as ts.PropertySignature;
    if (textOf(name) !== "schemas" || !type || !ts.isTypeLiteralNode(type)) return part;
    return ts.factory.createPropertySignature(undefined, name, undefined, object(type.members.map(named)));
  }

  const rewritten = nodes.map((node) =>
    ts.isInterfaceDeclaration(node) && node.name.text === "components"
      ? ts.factory.createInterfaceDeclaration(
          node.modifiers,
          node.name,
          undefined,
          undefined,
          node.members.map(withNames),
        )
      : node,
  );
  return [...rewritten, ...declarations];
}

const textOf = (name: ts.PropertyName): string => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "");

/** An interface where the type has members of its own, as editors show its name alone; else an alias. */
function declared(name: string, type: ts.TypeNode): ts.Statement {
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
}

/** `components["schemas"]["tone"]` -> `Tone`. */
function referredByName(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(
    /components\["schemas"\]\["(\w+)"\]/g,
    (reference, schema: string) => names.get(schema) ?? reference,
  );
}

/**
 * openapi-typescript tags each description; editors print what is tagged under the text of a comment, by the name of its
 * tag. Here it is the text itself, behind the summary, or what is said of something deprecated.
 */
function readableComments(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//g, (comment) =>
    comment
      .replace(/^( +\*) (?!@)(.+)\n\1 @description /m, "$1 $2\n$1\n$1 ")
      .replace("@description ", "")
      .replace(/\n +\* @enum \{string\}/, "")
      .replace(/^( +\*) {5}(?=\S)/gm, "$1 "),
  );
}

const patternMark = "matches ";

/** openapi-typescript makes an index signature for every string of patternProperties, which would accept any member. */
function withPatternsAsMembers(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value: unknown) => {
    const { patternProperties, ...rest } = (value ?? {}) as JsonSchema;
    if (!patternProperties) return value;
    const members = Object.entries(patternProperties).map(([pattern, schema]) => [patternMark + pattern, schema]);
    return { ...rest, properties: { ...rest.properties, ...Object.fromEntries(members) } };
  }) as Contract;
}

/** Members that stand for a pattern -> index signatures of exactly the names that match it. */
function withIndexSignatures(nodes: readonly ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    const name = ts.isPropertySignature(node) ? textOf(node.name) : "";
    if (!name.startsWith(patternMark)) return ts.visitEachChild(node, visit, undefined);
    const signature = indexSignature(matching(name.slice(patternMark.length)), (node as ts.PropertySignature).type);
    return ts.setSyntheticLeadingComments(signature, ts.getSyntheticLeadingComments(node));
  };
  return nodes.map(visit);
}

/** Every string that contains the text of the pattern. */
function matching(pattern: string): ts.TypeNode {
  const text = pattern.replaceAll("\\.", ".");
  if (!/^[\w@.]+$/.test(text) || pattern.replaceAll("\\.", "").includes("."))
    throw new SpecError(
      `No type can be made of the pattern ${pattern} in patternProperties; write text without wildcards.`,
    );
  const string = keyword(ts.SyntaxKind.StringKeyword);
  return ts.factory.createTemplateLiteralType(ts.factory.createTemplateHead(""), [
    ts.factory.createTemplateLiteralTypeSpan(string, ts.factory.createTemplateMiddle(text)),
    ts.factory.createTemplateLiteralTypeSpan(string, ts.factory.createTemplateTail("")),
  ]);
}

function indexSignature(key: ts.TypeNode, type: ts.TypeNode = keyword(ts.SyntaxKind.UnknownKeyword)): ts.TypeElement {
  const parameter = ts.factory.createParameterDeclaration(undefined, undefined, "member", undefined, key);
  return ts.factory.createIndexSignature(undefined, [parameter], type);
}

function typeNode(schema: JsonSchema): ts.TypeNode | undefined {
  const members = openEnumMembers(schema);
  if (members) return union([...members.map(literal), anyOtherString()]);
  return schema.type === "string" && schema.not ? anyOtherString() : undefined;
}

/** `string & {}`: any string, while editors still complete the literals beside it. */
function anyOtherString(): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([keyword(ts.SyntaxKind.StringKeyword), object([])]),
  );
}

const union = (members: ts.TypeNode[]): ts.TypeNode => ts.factory.createUnionTypeNode(members);
const object = (members: readonly ts.TypeElement[]): ts.TypeNode => ts.factory.createTypeLiteralNode(members);
const keyword = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => ts.factory.createKeywordTypeNode(kind);
const literal = (text: string): ts.TypeNode => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(text));
