import type { Plugin, PluginContext } from "rolldown";

type Program = ReturnType<PluginContext["parse"]>;
type VariableDeclaration = Extract<Program["body"][number], { type: "VariableDeclaration" }>;
type Expression = NonNullable<VariableDeclaration["declarations"][number]["init"]>;
type Element = Extract<Expression, { type: "ArrayExpression" }>["elements"][number];

/**
 * Marks what modules compute when they are loaded as free of side effects. package.json says so of whole files
 * (`sideEffects`); once files are bundled, a consumer's bundler has to see it at each constant to leave out what nobody
 * imports.
 */
export function pureModules(isPure: (id: string) => boolean): Plugin {
  return {
    name: "pure-modules",
    transform: {
      filter: { id: /\.ts$/ },
      handler(code, id) {
        if (!isPure(id)) return undefined;
        let marked = "";
        let end = 0;
        for (const init of computed(this.parse(code, { lang: "ts" }))) {
          marked += `${code.slice(end, init.start)}/* @__PURE__ */ (() => (${code.slice(init.start, init.end)}))()`;
          end = init.end;
        }
        return { code: marked + code.slice(end), map: null }; // no line moves
      },
    },
  };
}

/** The values of a module's constants that take more than looking at them. */
function computed(program: Program): Expression[] {
  return program.body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") return [];
    return declaration.declarations.flatMap(({ init }) => (init && !isPlain(init) ? [init] : []));
  });
}

const plainTypes = new Set(["Literal", "Identifier", "ArrowFunctionExpression", "FunctionExpression"]);

/** Values that every bundler knows to be free of side effects. */
function isPlain(node: NonNullable<Element>): boolean {
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.every((element) => element === null || isPlain(element));
    case "ObjectExpression":
      return node.properties.every((each) => each.type === "Property" && !each.computed && isPlain(each.value));
    case "TemplateLiteral":
      return node.expressions.length === 0;
    case "UnaryExpression":
      return isPlain(node.argument);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return isPlain(node.expression);
    default:
      return plainTypes.has(node.type);
  }
}
