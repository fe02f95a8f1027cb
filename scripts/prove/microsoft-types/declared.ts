import ts from "typescript";
import { type Facts, listOf, type Members, named, property } from "./facts.ts";

type Declaration = { name: string; namespace: string; node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration };

/** The text of Microsoft's microsoft-graph.d.ts -> what it says of each type, inherited members included. */
export function declared(text: string): Facts {
  const { ParseNone } = ts.JSDocParsingMode;
  const source = ts.createSourceFile("microsoft-graph.d.ts", text, {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ParseNone,
  });
  const declarations = new Map(
    declarationsIn(source.statements, "").map((declaration) => [declaration.name, declaration]),
  );

  function bases({ namespace, node }: Declaration): Declaration[] {
    const clauses = ts.isInterfaceDeclaration(node) ? (node.heritageClauses ?? []) : [];
    return clauses
      .flatMap(({ types }) => types)
      .flatMap(({ expression }) => {
        const base = graphName(expression.getText(source));
        return declarations.get(`${namespace}${base}`) ?? declarations.get(base) ?? [];
      });
  }

  function membersOf(declaration: Declaration): Members {
    if (ts.isTypeAliasDeclaration(declaration.node)) return named(literals(declaration.node.type) ?? [], "a member");
    const inherited = bases(declaration).flatMap((base) => [...membersOf(base)]);
    return new Map([...inherited, ...declaration.node.members.filter(ts.isPropertySignature).map(factOf)]);
  }

  function factOf({ name, type, questionToken }: ts.PropertySignature): [string, string] {
    return [
      ts.isStringLiteral(name) ? name.text : name.getText(source),
      property(type ? alternatives(type) : ["any"], !questionToken),
    ];
  }

  function alternatives(type: ts.TypeNode): string[] {
    if (ts.isUnionTypeNode(type)) return type.types.flatMap(alternatives);
    if (ts.isParenthesizedTypeNode(type)) return alternatives(type.type);
    if (ts.isArrayTypeNode(type)) return [listOf(alternatives(type.elementType))];
    if (!ts.isTypeReferenceNode(type)) return [type.getText(source)];
    const name = type.typeName.getText(source);
    const [argument] = type.typeArguments ?? [];
    return name === "NullableOption" && argument
      ? [...alternatives(argument), "null"]
      : [graphName(type.getText(source))];
  }

  function isOperation(declaration: Declaration): boolean {
    return declaration.name === "commsOperation" || bases(declaration).some(isOperation);
  }

  const readable = [...declarations.values()].filter(
    ({ node }) => ts.isInterfaceDeclaration(node) || literals(node.type),
  );
  return {
    types: new Map(readable.map((declaration) => [declaration.name, () => membersOf(declaration)])),
    operations: named(
      readable.filter(isOperation).map(({ name }) => name),
      "an operation",
    ),
  };
}

function declarationsIn(statements: readonly ts.Statement[], namespace: string): Declaration[] {
  return statements.flatMap((node) => {
    if (ts.isModuleDeclaration(node)) return inNamespace(node, namespace);
    const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    return isType ? { name: `${namespace}${graphName(node.name.text)}`, namespace, node } : [];
  });
}

function inNamespace({ name, body }: ts.ModuleDeclaration, outer: string): Declaration[] {
  const namespace = `${outer}${graphName(name.text)}.`;
  if (!body) return [];
  if (ts.isModuleDeclaration(body)) return inNamespace(body, namespace);
  return ts.isModuleBlock(body) ? declarationsIn(body.statements, namespace) : [];
}

/** Members of `"a" | "b"`; undefined for any other type. */
function literals(type: ts.TypeNode): string[] | undefined {
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const texts = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : [],
  );
  return texts.length === parts.length ? texts : undefined;
}

/** `microsoftgraphbeta.CallRecords.Session` -> `callRecords.session`, as Graph spells it. */
function graphName(name: string): string {
  const parts = name.split(".").filter((part) => part !== "microsoftgraphbeta");
  return parts.map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join(".");
}
