/** A part of the spec: Redocly's name of its type, its file and JSON pointer (`paths/a.yaml#/post`), its key and what it is. */
export type Part = {
  readonly type: string;
  readonly at: string;
  readonly key: string | number;
  readonly node: Readonly<Record<string, unknown>>;
};

/** Where a keyword is allowed. */
export type Place =
  | "info"
  | "security scheme"
  | "operation"
  | "operation of a path"
  | "POST of a path"
  | "parameter"
  | "request body"
  | "response"
  | "default response"
  | "header"
  | "link"
  | "media type of a response"
  | "schema"
  | "component schema"
  | "schema with a pattern"
  | "member of a component schema"
  | "example"
  | "step of a workflow";

const isOfPath = ({ type, at }: Part): boolean => type === "Operation" && !/(?:^|\/)webhooks\//.test(at);

const places: { readonly [Name in Place]: (part: Part) => boolean } = {
  info: ({ type }) => type === "Info",
  "security scheme": ({ type }) => type === "SecurityScheme",
  operation: ({ type }) => type === "Operation",
  "operation of a path": isOfPath,
  "POST of a path": (part) => isOfPath(part) && part.key === "post",
  parameter: ({ type }) => type === "Parameter",
  "request body": ({ type }) => type === "RequestBody",
  response: ({ type }) => type === "Response",
  "default response": ({ type, key }) => type === "Response" && key === "default",
  header: ({ type }) => type === "Header",
  link: ({ type }) => type === "Link",
  "media type of a response": ({ type, at }) => type === "MediaType" && !/\/requestBod(?:y|ies)\//.test(at),
  schema: ({ type }) => type === "Schema",
  "component schema": ({ type, at }) => type === "Schema" && /^components\/schemas\/[^/]+#\/$/.test(at),
  "schema with a pattern": ({ type, node }) => type === "Schema" && "pattern" in node,
  "member of a component schema": ({ type, at }) =>
    type === "Schema" && /^components\/schemas\/[^/]+#(?:\/allOf\/\d+)?\/properties\/[^/]+$/.test(at),
  example: ({ type }) => type === "Example",
  "step of a workflow": ({ type }) => type === "Step",
};

export type Keyword = {
  readonly keyword: string;
  readonly places: readonly Place[];
  /** Files of scripts/ without their extension; none when only people read it. */
  readonly readBy: readonly string[];
  readonly means: string;
};

const rules: readonly Place[] = [
  "info",
  "security scheme",
  "operation",
  "parameter",
  "request body",
  "response",
  "header",
  "link",
  "schema",
];

/** The extensions of OpenAPI and Arazzo that this spec has. CONTRIBUTING.md shows the same table. */
export const keywords: readonly Keyword[] = [
  {
    keyword: "x-clause",
    places: [...rules, "step of a workflow"],
    readBy: ["lint/redocly-plugin", "lint/spec-files"],
    means: "The clauses of `openapi/clauses.yaml` that the part implements: an id, or a list of ids.",
  },
  {
    keyword: "x-source",
    places: rules,
    readBy: [],
    means: "Where the rule comes from: page and heading, or metadata and type; `inferred` when no source states it.",
  },
  {
    keyword: "x-note",
    places: ["schema"],
    readBy: [],
    means: "Why the contract differs from what a reader of Microsoft's pages or metadata expects.",
  },
  {
    keyword: "x-undocumented",
    places: ["operation of a path"],
    readBy: [],
    means: "`true`: only the metadata has the operation; Microsoft has no page for it.",
  },
  {
    keyword: "x-scope",
    places: ["security scheme"],
    readBy: [],
    means: "The default scope of the token.",
  },
  {
    keyword: "x-method",
    places: ["operation of a path"],
    readBy: ["stages/methods"],
    means: "Name of the client's method; the `operationId` by default.",
  },
  {
    keyword: "x-starts",
    places: ["operation of a path"],
    readBy: ["lib/outcome", "stages/methods"],
    means: "What the request starts: `operation` or `call`. A notification follows, unless the answer is final.",
  },
  {
    keyword: "x-permissions",
    places: ["operation of a path"],
    readBy: ["stages/methods", "stages/operations"],
    means:
      "The permissions of the reference, `application` and `delegated`. The client names the `application` ones on a 403; the mock looks at them where `checked` is `always`, or `groupCall` for a group call alone.",
  },
  {
    keyword: "x-repeatable",
    places: ["POST of a path"],
    readBy: ["stages/methods"],
    means: "`true`: the client may send the POST again after a 503.",
  },
  {
    keyword: "x-opaque-path",
    places: ["operation of a path"],
    readBy: ["stages/operations"],
    means: "`true`: the path is illustrative, and the mock takes any path of the server.",
  },
  {
    keyword: "x-status",
    places: ["default response"],
    readBy: ["lint/redocly-plugin", "stages/operations"],
    means: "The status that the mock answers with, as `default` is not one. Required there.",
  },
  {
    keyword: "x-link",
    places: ["header"],
    readBy: ["lint/redocly-plugin", "stages/operations"],
    means: "Name of the response's link whose address is the header's value.",
  },
  {
    keyword: "x-value",
    places: ["header"],
    readBy: ["stages/operations"],
    means: "The header's value as an OpenAPI runtime expression: `$request.header.client-request-id`.",
  },
  {
    keyword: "x-values",
    places: ["media type of a response"],
    readBy: ["stages/operations"],
    means: "Members of the body (JSON pointers) that the mock sets, as runtime expressions.",
  },
  {
    keyword: "x-names",
    places: ["component schema"],
    readBy: ["lint/redocly-plugin", "stages/vocabulary"],
    means: "Graph's names of an open enum's members, in the same order: `tones.pound` for `#`.",
  },
  {
    keyword: "x-pattern-means",
    places: ["schema with a pattern"],
    readBy: ["stages/vocabulary"],
    means: "Describes what the `pattern` accepts, for the messages of the validators.",
  },
  {
    keyword: "x-secret",
    places: ["member of a component schema"],
    readBy: ["stages/vocabulary"],
    means: "`true`: the member holds a secret. It is masked wherever an object is printed.",
  },
  {
    keyword: "x-versions",
    places: ["member of a component schema"],
    readBy: ["stages/vocabulary"],
    means: "`[beta]`: Graph v1.0 leaves the member out, and so does the simulated platform.",
  },
  {
    keyword: "x-error-code",
    places: ["member of a component schema"],
    readBy: ["stages/vocabulary"],
    means:
      "Graph's `error.code` when the member has too few or too many items. Of a request's body alone, not of an object in it.",
  },
  {
    keyword: "x-tolerated",
    places: ["component schema"],
    readBy: ["stages/vocabulary"],
    means:
      "Members outside the contract that the mock accepts, each with what the client's validation says to do instead.",
  },
  {
    keyword: "x-not-implemented",
    places: ["member of a component schema"],
    readBy: ["stages/vocabulary"],
    means:
      "Values of Graph that the contract leaves out, each with what it stands for; the mock answers them with 501.",
  },
  {
    keyword: "x-wav-samples",
    places: ["example"],
    readBy: ["lint/spec-files", "stages/examples"],
    means: "The example is a WAV file of this many samples; the mock makes it.",
  },
  {
    keyword: "x-result-source",
    places: ["example"],
    readBy: ["stages/examples"],
    means:
      "Where the codes of the notification's `resultInfo` come from: `documented`, `sibling` (Azure Communication Services) or `inferred`. The documented spelling has the documented ones alone.",
  },
];

export function isAllowedIn(part: Part, { places: allowed }: Keyword): boolean {
  return allowed.some((place) => places[place](part));
}
