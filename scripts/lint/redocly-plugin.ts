import { isObject } from "../../src/lib/untrusted.ts";
import {
  type Contract,
  type JsonSchema,
  type Link,
  type MediaType,
  methods,
  type Operation,
  openEnumMembers,
  type PathItem,
  type Reference,
  type Response,
} from "../lib/contract.ts";
import { nearest } from "../lib/nearest.ts";
import { isAllowedIn, keywords, type Part } from "./keywords.ts";

type AnyResponse = Response & { "x-status"?: unknown };
type Location = {
  source: { absoluteRef: string };
  pointer: string;
  child(path: string | string[]): Location;
  key(): Location;
};
type Context = {
  location: Location;
  type: { name: string };
  key: string | number;
  report(problem: { message: string; location: Location }): void;
  resolve<T>(node: T | Reference): { node?: T; location?: Location };
};
type Visit<T> = (node: T, context: Context) => unknown;
type Visitor = {
  any?: Visit<Part["node"]>;
  ref?: Visit<Part["node"]>;
  Operation?: Visit<Operation>;
  Responses?: Visit<Operation["responses"]>;
  Response?: Visit<Response> | { MediaType: Visit<MediaType> };
  Link?: Visit<Link>;
  Schema?: Visit<JsonSchema>;
  Paths?: { PathItem: Visit<PathItem> };
  Root?: { enter?: Visit<Contract>; leave?: Visit<Contract> };
};

/** The stages answer with the status in place of `default`. */
function defaultResponseHasStatus(): Visitor {
  return {
    Responses(responses, context) {
      if (!responses.default) return;
      const { node, location } = context.resolve<AnyResponse>(responses.default);
      if (!node || Number.isInteger(node["x-status"])) return;
      context.report({
        message: "A default response needs x-status: add the status to answer with, such as `x-status: 502`.",
        location: location ?? context.location.child("default").key(),
      });
    },
  };
}

/** Handlers select an answer by the name of its example, or by its status when it has no body. */
function answersHaveNamesOfTheirOwn(): Visitor {
  return {
    Operation({ operationId, responses = {} }, context) {
      const seen = new Set<string>();
      for (const [status, response] of Object.entries(responses)) {
        for (const name of answerNames(status, context.resolve<AnyResponse>(response).node)) {
          if (seen.has(name)) {
            context.report({
              message: `Two answers of ${operationId} are named \`${name}\`. Give one of the examples another name.`,
              location: context.location.child(["responses", status]).key(),
            });
          }
          seen.add(name);
        }
      }
    },
  };
}

function answerNames(
  status: string,
  { content = {}, "x-status": standIn }: AnyResponse = { description: "" },
): string[] {
  const examples = Object.values(content).flatMap((media) => Object.keys(media.examples ?? {}));
  return examples.length > 0 ? examples : [String(standIn ?? status)];
}

/** The examples of answers are components, so that each has one name: in the spec, in code and in the docs. */
function examplesAreComponents(): Visitor {
  return {
    Response: {
      MediaType({ examples = {} }, context) {
        for (const [name, example] of Object.entries(examples)) {
          if ("$ref" in example) continue;
          context.report({
            message: `The example \`${name}\` is inline. Move it to openapi/components/examples/<schema>.<case>.yaml and refer to it.`,
            location: context.location.child(["examples", name]).key(),
          });
        }
      },
    },
  };
}

/** Handlers reject invalid requests with declared answers: 401 without a token, 400 for a body or parameter, 415 if not JSON. */
function refusalsAreDeclared(): Visitor {
  let security: unknown[] = [];
  return {
    Root: { enter: (root) => void (security = root.security ?? []) },
    Paths: {
      PathItem(item, context) {
        for (const method of methods) {
          const operation = item[method];
          if (!operation) continue;
          const { operationId, requestBody, parameters = [], responses = {} } = operation;
          const checked = requestBody !== undefined || parameters.length + (item.parameters ?? []).length > 0;
          const refusals = {
            400: checked,
            401: (operation.security ?? security).length > 0,
            415: requestBody !== undefined,
          };
          const missing = Object.entries(refusals).filter(([status, wanted]) => {
            const answer = responses[status] ?? responses.default;
            return wanted && !(answer && context.resolve<Response>(answer).node?.content?.["application/json"]);
          });
          if (missing.length === 0) continue;
          context.report({
            message: `${operationId} can be refused with ${missing.map(([status]) => status).join(" and ")}. Declare that answer with a JSON body, or a default one.`,
            location: context.location.child([method, "responses"]).key(),
          });
        }
      },
    },
  };
}

/** A link leads to an operation of the contract. */
function linksLeadSomewhere(): Visitor {
  const operations = new Set<string>();
  const links: { operationId: string; location: Location }[] = [];
  return {
    Operation: ({ operationId }) => void operations.add(operationId),
    Link: ({ operationId }, { location }) => void links.push({ operationId, location: location.child("operationId") }),
    Root: {
      leave(_, context) {
        for (const { operationId, location } of links) {
          if (operations.has(operationId)) continue;
          context.report({
            message: `There is no operation ${operationId} for the link to lead to. Name one of the contract.`,
            location,
          });
        }
      },
    },
  };
}

/** `x-link` derives a header's value from a link of the same response. */
function headersNameTheirLink(): Visitor {
  return {
    Response({ headers = {}, links = {} }, context) {
      for (const [name, header] of Object.entries(headers)) {
        const link = context.resolve<{ "x-link"?: string }>(header).node?.["x-link"];
        if (link === undefined || link in links) continue;
        context.report({
          message: `The header ${name} is made of the link \`${link}\`, which the response lacks. Add it to the response's links.`,
          location: context.location.child(["headers", name]).key(),
        });
      }
    },
  };
}

/** `x-names` gives Graph's name of each member of an open enum, in the same order. */
function namesMatchMembers(): Visitor {
  return {
    Schema(schema, context) {
      const names = schema["x-names"] as string[] | undefined;
      const members = openEnumMembers(schema);
      if (!names || names.length === members?.length) return;
      context.report({
        message: `x-names has ${names.length} names for ${members?.length ?? 0} members of an open enum. Give each member one name.`,
        location: context.location.child("x-names"),
      });
    },
  };
}

/** Forms that other tools misread, and the form in which they keep what it says. */
const lostForms: readonly { readonly in: (schema: JsonSchema) => string | undefined; readonly says: string }[] = [
  {
    in: (schema) => ["if", "then", "else", "dependentSchemas"].find((keyword) => keyword in schema),
    says: "Other tools ignore it. Write a union: `anyOf` of components, each `allOf: [resource, { @odata.type }]`.",
  },
  {
    in: ({ allOf, ...schema }) => ["properties", "required"].find((keyword) => allOf && keyword in schema),
    says: "Other tools lose it beside `allOf`. Move it into a second item of the list.",
  },
  {
    in: (schema) => ["enum", "const"].find((keyword) => keyword in schema && !schema.type),
    says: "Other tools take any value without `type`. Add `type` beside it.",
  },
  {
    in: ({ anyOf, oneOf }) =>
      [anyOf, oneOf].some((parts) => parts?.some((part) => Object.keys(part).join() === "required"))
        ? anyOf
          ? "anyOf"
          : "oneOf"
        : undefined,
    says: "Other tools make a union of it. Write `not: { allOf: [{ not: { required } }, …] }`.",
  },
];

/** Schemas are written in forms that other tools keep; DECISIONS.md says which. */
function formsAreKept(): Visitor {
  return {
    Schema(schema, context) {
      for (const form of lostForms) {
        const keyword = form.in(schema);
        if (keyword === undefined) continue;
        context.report({
          message: `\`${keyword}\` is lost here. ${form.says}`,
          location: context.location.child(keyword).key(),
        });
      }
    },
  };
}

/** A pattern must be a valid JavaScript regular expression. */
function patternsAreReadable(): Visitor {
  return {
    Schema({ pattern }, context) {
      try {
        new RegExp(String(pattern), "u");
      } catch (error) {
        context.report({
          message: `${(error as Error).message}. Correct the pattern.`,
          location: context.location.child("pattern"),
        });
      }
    },
  };
}

/** A member says what it is, and names its clause. One that is a $ref has both there. */
function membersAreDescribed(): Visitor {
  return {
    Schema({ properties = {} }, context) {
      for (const [name, member] of Object.entries(properties)) {
        // an empty schema stands beside the member itself: in a `not`, say
        if (!isObject(member) || "$ref" in member || Object.keys(member).length === 0) continue;
        const { description, "x-clause": clause } = member;
        const isDescribed = typeof description === "string" && description.trim() !== "";
        const lacks = [!isDescribed && "a description", !clause && "an x-clause"];
        if (!lacks.some(Boolean)) continue;
        context.report({
          message: `\`${name}\` lacks ${lacks.filter(Boolean).join(" and ")}: say what it is, and which clause it is of (openapi/clauses.yaml).`,
          location: context.location.child(["properties", name]).key(),
        });
      }
    },
  };
}

/** Every extension is in the table of keywords, and used only where it has an effect. */
function keywordsAreKnown(): Visitor {
  const names = keywords.map(({ keyword }) => keyword);
  const judge: Visit<Part["node"]> = (node, context) => {
    for (const name of Object.keys(node ?? {}).filter((each) => each.startsWith("x-"))) {
      const keyword = keywords.find((each) => each.keyword === name);
      if (keyword && isAllowedIn(partOf(node, context), keyword)) continue;
      context.report({
        message: keyword
          ? `\`${name}\` has no effect here. Its place: ${keyword.places.join(", ")}. Move or remove it.`
          : `The spec has no keyword \`${name}\`. ${meant(nearest(name, names))}`,
        location: context.location.child(name).key(),
      });
    }
  };
  return {
    any: judge,
    // Siblings of a $ref count in a schema; elsewhere Redocly refuses them.
    ref: (node, context) => context.type.name === "Schema" && judge(node, context),
  };
}

function partOf(node: Part["node"], { type, key, location }: Context): Part {
  const file = location.source.absoluteRef.replaceAll("\\", "/").split("/openapi/").at(-1);
  return { type: type.name, at: `${file}${location.pointer}`, key, node };
}

const meant = (name: string | undefined): string =>
  name ? `Did you mean \`${name}\`?` : "Remove it, or add it to scripts/lint/keywords.ts.";

const rules: Record<string, () => Visitor> = {
  "default-response-has-status": defaultResponseHasStatus,
  "answers-have-names-of-their-own": answersHaveNamesOfTheirOwn,
  "examples-are-components": examplesAreComponents,
  "refusals-are-declared": refusalsAreDeclared,
  "links-lead-somewhere": linksLeadSomewhere,
  "headers-name-their-link": headersNameTheirLink,
  "names-match-members": namesMatchMembers,
  "forms-are-kept": formsAreKept,
  "patterns-are-readable": patternsAreReadable,
  "keywords-are-known": keywordsAreKnown,
  "members-are-described": membersAreDescribed,
};
/** The rules that also apply to workflows. */
const workflowRules: typeof rules = { "keywords-are-known": keywordsAreKnown };

/** Rules that cannot be expressed in redocly.yaml; Redocly loads a plugin by its default export. */
export default function contractPlugin(): { id: string; rules: { oas3: typeof rules; arazzo1: typeof rules } } {
  return { id: "contract", rules: { oas3: rules, arazzo1: workflowRules } };
}
