import openapiTS, { astToString, type OpenAPI3, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import {
  type Artefact,
  banner,
  type Contract,
  type JsonSchema,
  openEnumMembers,
  resourceVariants,
  schemaName,
} from "../lib/contract.ts";

/** Contract -> types.ts: every path, webhook and schema, open enums with completion, received unions with their members. */
export async function types(contract: Contract): Promise<Artefact[]> {
  const nodes = await openapiTS(withoutAlternatives(contract) as unknown as OpenAPI3, {
    defaultNonNullable: false,
    silent: true,
    transform: (schema: SchemaObject) => typeNode(schema as JsonSchema),
  });
  return [{ path: "types.ts", text: `${banner(contract, "types")}\n${astToString(nodes)}` }];
}

/** `anyOf: [{ required }, …]` says which members may replace each other; as a type it would become `unknown`. */
function withoutAlternatives(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value: unknown) => {
    const { anyOf, ...rest } = (value ?? {}) as JsonSchema;
    return Array.isArray(anyOf) && anyOf.every((part) => Object.keys(part).join() === "required") ? rest : value;
  }) as Contract;
}

function typeNode(schema: JsonSchema): ts.TypeNode | undefined {
  const members = openEnumMembers(schema);
  if (members) return union([...members.map(literal), anyOtherString()]);
  const variants = resourceVariants(schema);
  if (variants) return union([...variants.map(variantNode), unknownResource()]);
  return undefined;
}

function variantNode({ odataTypes, schema }: { odataTypes: readonly string[]; schema: JsonSchema }): ts.TypeNode {
  const component = ts.factory.createTypeReferenceNode(`components["schemas"][${JSON.stringify(schemaName(schema))}]`);
  return ts.factory.createIntersectionTypeNode([
    component,
    object([property("@odata.type", union(odataTypes.map(literal)))]),
  ]);
}

/** A resource of a type that the contract does not name: all members kept, none known. */
function unknownResource(): ts.TypeNode {
  return object([
    property("@odata.type", anyOtherString(), true),
    ts.factory.createIndexSignature(
      undefined,
      [
        ts.factory.createParameterDeclaration(
          undefined,
          undefined,
          "member",
          undefined,
          keyword(ts.SyntaxKind.StringKeyword),
        ),
      ],
      keyword(ts.SyntaxKind.UnknownKeyword),
    ),
  ]);
}

/** `string & {}`: any string, while editors still complete the literals beside it. */
function anyOtherString(): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([keyword(ts.SyntaxKind.StringKeyword), object([])]),
  );
}

const union = (members: ts.TypeNode[]): ts.TypeNode => ts.factory.createUnionTypeNode(members);
const object = (members: ts.TypeElement[]): ts.TypeNode => ts.factory.createTypeLiteralNode(members);
const keyword = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => ts.factory.createKeywordTypeNode(kind);
const literal = (text: string): ts.TypeNode => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(text));
const property = (name: string, type: ts.TypeNode, optional = false): ts.TypeElement =>
  ts.factory.createPropertySignature(
    undefined,
    ts.factory.createStringLiteral(name),
    optional ? ts.factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
    type,
  );
