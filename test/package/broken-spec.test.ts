import { rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { copyProject, type ProjectCopy, type Ran } from "../support/project-copy.ts";

type Mistake = {
  name: string;
  file: string;
  spoil: (project: ProjectCopy, file: string) => Promise<void>;
  /** Text that stands first on the faulty line. */
  at: string;
  says: string;
};

const replace =
  (from: string | RegExp, to: string): Mistake["spoil"] =>
  (project, file) =>
    project.replace(file, from, to);
const append =
  (text: string): Mistake["spoil"] =>
  async (project, file) =>
    project.write(file, (await project.read(file)) + text);

const mistakes: Mistake[] = [
  {
    name: "a $ref to a file that is not there",
    file: "openapi/components/responses/conflict.yaml",
    spoil: replace("headers/requestId.yaml", "headers/requestIdd.yaml"),
    at: "    $ref: ../headers/requestIdd.yaml",
    says: "Can't resolve $ref: ENOENT: no such file or directory 'openapi/components/headers/requestIdd.yaml'. Correct the path of the $ref, or add the file that it names. (no-unresolved-refs)",
  },
  {
    name: "an example that its schema refuses",
    file: "openapi/components/examples/recordResponseRequest.reference.yaml",
    spoil: replace("maxRecordDurationInSeconds: 10", "maxRecordDurationInSeconds: 121"),
    at: "  maxRecordDurationInSeconds",
    says: "Example value must conform to the schema: `maxRecordDurationInSeconds` property must be <= 120. Correct the example, or the schema that it breaks. (no-invalid-media-type-examples)",
  },
  {
    name: "a parameter's example that its schema refuses",
    file: "openapi/components/parameters/clientRequestId.yaml",
    spoil: replace(/example: .*/, "example: ''"),
    at: "example",
    says: "Example value must conform to the schema: must NOT have fewer than 1 characters. Correct the example, or the schema that it breaks. (no-invalid-parameter-examples)",
  },
  {
    name: "a keyword misspelt",
    file: "openapi/components/schemas/recordResponseRequest.yaml",
    spoil: replace("minimum", "minimun"),
    at: "    minimun",
    says: "Property `minimun` is not expected here. Did you mean `minimum` or `maximum`? (struct)",
  },
  {
    name: "a keyword with a value of another type",
    file: "openapi/components/schemas/resultInfo.yaml",
    spoil: replace("required: [code, subcode]", "required: code"),
    at: "required",
    says: "Expected type `array` but got `string`. Correct the keyword, its value or its place; an extension begins with x-. (struct)",
  },
  {
    name: "a pattern that is not a regular expression",
    file: "openapi/components/schemas/commsOperation.yaml",
    spoil: replace("        maxLength: 256", "        maxLength: 256\n        pattern: '['"),
    at: "        pattern",
    says: "Invalid regular expression: /[/u: Unterminated character class. Correct the pattern. (contract/patterns-are-readable)",
  },
  {
    name: "a clause that clauses.yaml lacks",
    file: "openapi/components/schemas/mediaInfo.yaml",
    spoil: replace("x-clause: [RR-06, RR-14]", "x-clause: [RR-66, RR-14]"),
    at: "x-clause: [RR-66",
    says: "There is no clause RR-66. Quote an id of openapi/clauses.yaml, or add the clause there. (clause-exists)",
  },
  {
    name: "a clause in a list that clauses.yaml lacks",
    file: "openapi/components/links/getCallOperation.yaml",
    spoil: replace("[RR-18, OP-08]", "[RR-18, OP-88]"),
    at: "x-clause",
    says: "There is no clause OP-88. Quote an id of openapi/clauses.yaml, or add the clause there. (clause-exists)",
  },
  {
    name: "an operation that quotes no clause",
    file: "openapi/paths/communications_calls_{callId}_operations_{operationId}.yaml",
    spoil: replace(/ {2}x-clause: .*\n/, ""),
    at: "get:",
    says: "Name the clause (x-clause, from openapi/clauses.yaml) and where it comes from (x-source). (rule/operation-quotes-its-clause)",
  },
  {
    name: "an operationId that is not in camelCase",
    file: "openapi/webhooks/commsNotifications.yaml",
    spoil: replace("operationId: receiveCommsNotifications", "operationId: ReceiveCommsNotifications"),
    at: "  operationId",
    says: "Give the operation an operationId in camelCase; the generated client is named after it. (rule/operation-id-is-camel-case)",
  },
  {
    name: "an operationId that another operation has",
    file: "openapi/paths/app_calls_{callId}_recordResponse.yaml",
    spoil: replace("operationId: recordResponseByApp", "operationId: recordResponse"),
    at: "  operationId",
    says: "Every operation must have a unique `operationId`. (operation-operationId-unique)",
  },
  {
    name: "a body without an example",
    file: "openapi/components/responses/recordOperationRead.yaml",
    spoil: replace(/ {4}examples:\n( {6}.*\n)+/, ""),
    at: "  application/json",
    says: "Give the media type a named example; handlers answer with it and the docs show it. (rule/media-type-has-an-example)",
  },
  {
    name: "an example that stands inline",
    file: "openapi/components/responses/notFound.yaml",
    spoil: replace("    examples:", "    examples:\n      another:\n        value: { error: { code: a, message: b } }"),
    at: "      another",
    says: "The example `another` is inline. Move it to openapi/components/examples/<schema>.<case>.yaml and refer to it. (contract/examples-are-components)",
  },
  {
    name: "an example named after no schema",
    file: "openapi/components/examples/notice.reference.yaml",
    spoil: async (project, file) => {
      await rename(
        join(project.folder, "openapi/components/examples/commsNotifications.reference.yaml"),
        join(project.folder, file),
      );
      await project.replace(
        "openapi/components/requestBodies/commsNotifications.yaml",
        "commsNotifications.reference.yaml",
        "notice.reference.yaml",
      );
    },
    at: "summary",
    says: "The example is named after no schema: there is no openapi/components/schemas/notice.yaml. Name the file <schema>.<case>.yaml. (example-is-named-after-its-schema)",
  },
  {
    name: "a schema whose name is none for code",
    file: "openapi/components/schemas/call-state.yaml",
    spoil: async (project, file) => {
      await rename(join(project.folder, "openapi/components/schemas/callState.yaml"), join(project.folder, file));
      await project.replace("openapi/components/schemas/call.yaml", "callState.yaml", "call-state.yaml");
    },
    at: "description",
    says: "Code cannot be named after call-state. Name the file in camelCase, as Graph names the type. (schema-has-a-name-for-code)",
  },
  {
    name: "a file that nothing refers to",
    file: "openapi/components/schemas/forgotten.yaml",
    spoil: (project, file) => project.write(file, "type: string\n"),
    at: "type",
    says: "No $ref names this file, so the contract lacks it. Refer to it, or delete it. (file-is-used)",
  },
  {
    name: "a default response without the status that stands for it",
    file: "openapi/components/responses/unexpectedError.yaml",
    spoil: replace(/x-status: .*\n/, ""),
    at: "description",
    says: "A default response needs x-status: add the status to answer with, such as `x-status: 502`. (contract/default-response-has-status)",
  },
  {
    name: "two answers of one name",
    file: "openapi/paths/recordings_{recordingId}.yaml",
    spoil: (project) =>
      project.replace(
        "openapi/components/responses/recordingGone.yaml",
        "      recordingGone:",
        "      recordingNotFound:",
      ),
    at: "    '410'",
    says: "Two answers of downloadRecording are named `recordingNotFound`. Give one of the examples another name. (contract/answers-have-names-of-their-own)",
  },
  {
    name: "a refusal that handlers would have no answer for",
    file: "openapi/paths/communications_calls_{callId}_operations_{operationId}.yaml",
    spoil: replace(/ {4}('400'|default):\n.*\n/g, ""),
    at: "  responses:",
    says: "getCallOperation can be refused with 400. Declare that answer with a JSON body, or a default one. (contract/refusals-are-declared)",
  },
  {
    name: "a link to no operation",
    file: "openapi/components/links/getCallOperation.yaml",
    spoil: replace("operationId: getCallOperation", "operationId: getCallOperations"),
    at: "operationId",
    says: "There is no operation getCallOperations for the link to lead to. Name one of the contract. (contract/links-lead-somewhere)",
  },
  {
    name: "a header made of a link that its response lacks",
    file: "openapi/components/responses/unauthorized.yaml",
    spoil: replace(
      "headers:",
      "headers:\n  X-Call: { x-link: getCall, description: The call., schema: { type: string } }",
    ),
    at: "  X-Call",
    says: "The header X-Call is made of the link `getCall`, which the response lacks. Add it to the response's links. (contract/headers-name-their-link)",
  },
  {
    name: "a name too few for an enum's members",
    file: "openapi/components/schemas/tone.yaml",
    spoil: replace("x-names: [tone0, ", "x-names: ["),
    at: "x-names",
    says: "x-names has 15 names for 16 members of an open enum. Give each member one name. (contract/names-match-members)",
  },
  {
    name: "a condition, which other tools ignore",
    file: "openapi/components/schemas/resourceData.yaml",
    spoil: append("if: { type: object }\n"),
    at: "if",
    says: "`if` is lost here. Other tools ignore it. Write a union: `anyOf` of components, each `allOf: [resource, { @odata.type }]`. (contract/forms-are-kept)",
  },
  {
    name: "members beside a base, which other tools lose",
    file: "openapi/components/schemas/recordOperation.yaml",
    spoil: append("properties: { size: { type: integer, description: Its length., x-clause: OP-01 } }\n"),
    at: "properties",
    says: "`properties` is lost here. Other tools lose it beside `allOf`. Move it into a second item of the list. (contract/forms-are-kept)",
  },
  {
    name: "an enum without a type, which other tools take for any value",
    file: "openapi/components/schemas/changeType.yaml",
    spoil: replace("  - type: string\n    enum:", "  - enum:"),
    at: "  - enum",
    says: "`enum` is lost here. Other tools take any value without `type`. Add `type` beside it. (contract/forms-are-kept)",
  },
  {
    name: "members that stand for each other, which other tools take for a union",
    file: "openapi/components/schemas/odataError.yaml",
    spoil: append("anyOf: [{ required: [error] }, { type: object }]\n"),
    at: "anyOf",
    says: "`anyOf` is lost here. Other tools make a union of it. Write `not: { allOf: [{ not: { required } }, …] }`. (contract/forms-are-kept)",
  },
  {
    name: "an optional member without description and clause",
    file: "openapi/components/schemas/chatInfo.yaml",
    spoil: append("  retries:\n    type: integer\n"),
    at: "  retries",
    says: "`retries` lacks a description and an x-clause: say what it is, and which clause it is of (openapi/clauses.yaml). (contract/members-are-described)",
  },
  {
    name: "a member of which nothing is said",
    file: "openapi/components/schemas/toneInfo.yaml",
    spoil: append("  silly:\n"),
    at: "  silly",
    says: "Expected type `Schema` (object) but got `null`. Correct the keyword, its value or its place; an extension begins with x-. (struct)",
  },
  {
    name: "a member with a blank description",
    file: "openapi/components/schemas/mediaStream.yaml",
    spoil: append("  blank: { description: ' ', type: string, x-clause: CA-13 }\n"),
    at: "  blank",
    says: "`blank` lacks a description: say what it is, and which clause it is of (openapi/clauses.yaml). (contract/members-are-described)",
  },
  {
    name: "an optional member without clause",
    file: "openapi/components/schemas/odataError.yaml",
    spoil: replace("              x-clause: RR-23\n", ""),
    at: "            code",
    says: "`code` lacks an x-clause: say what it is, and which clause it is of (openapi/clauses.yaml). (contract/members-are-described)",
  },
  {
    name: "an extension misspelt",
    file: "openapi/components/headers/clientRequestId.yaml",
    spoil: replace("x-value:", "x-valeu:"),
    at: "x-valeu",
    says: "The spec has no keyword `x-valeu`. Did you mean `x-value`? (contract/keywords-are-known)",
  },
  {
    name: "an extension that is like no other",
    file: "openapi/components/parameters/operationId.yaml",
    spoil: append("x-internal: true\n"),
    at: "x-internal",
    says: "The spec has no keyword `x-internal`. Remove it, or add it to scripts/lint/keywords.ts. (contract/keywords-are-known)",
  },
  {
    name: "a secret that is not a member of a component schema",
    file: "openapi/components/schemas/changeType.yaml",
    spoil: append("x-secret: true\n"),
    at: "x-secret",
    says: "`x-secret` has no effect here. Its place: member of a component schema. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "an extension beside a $ref, where the stage does not read it",
    file: "openapi/components/schemas/commsNotifications.yaml",
    spoil: replace("$ref: commsNotification.yaml", "$ref: commsNotification.yaml\n      x-versions: [beta]"),
    at: "      x-versions",
    says: "`x-versions` has no effect here. Its place: member of a component schema. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "a status that stands for a response with a status of its own",
    file: "openapi/components/responses/recordingUnauthorized.yaml",
    spoil: append("x-status: 401\n"),
    at: "x-status",
    says: "`x-status` has no effect here. Its place: default response. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "values of an answer at a request's body",
    file: "openapi/components/requestBodies/recordResponse.yaml",
    spoil: replace("  application/json:", "  application/json:\n    x-values: { /a: $statusCode }"),
    at: "    x-values",
    says: "`x-values` has no effect here. Its place: media type of a response. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "a method of the client for what the platform calls",
    file: "openapi/webhooks/commsNotifications.yaml",
    spoil: replace("  tags:", "  x-method: notify\n  tags:"),
    at: "  x-method",
    says: "`x-method` has no effect here. Its place: operation of a path. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "a GET that may be repeated, as each may",
    file: "openapi/paths/recordings_{recordingId}.yaml",
    spoil: replace("  x-opaque-path: true", "  x-opaque-path: true\n  x-repeatable: true"),
    at: "  x-repeatable",
    says: "`x-repeatable` has no effect here. Its place: POST of a path. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "the meaning of a pattern that is not there",
    file: "openapi/components/schemas/entity.yaml",
    spoil: replace("    description:", "    x-pattern-means: an id\n    description:"),
    at: "    x-pattern-means",
    says: "`x-pattern-means` has no effect here. Its place: schema with a pattern. Move or remove it. (contract/keywords-are-known)",
  },
  {
    name: "a step of a workflow, whose operation has another id now; later steps name that",
    file: "openapi/record-response.arazzo.yaml",
    spoil: replace(/(?<=receiveCommsNotifications.*)receiveCommsNotifications/gs, "ReceiveCommsNotifications"),
    at: "        operationId: $sourceDescriptions.notifications",
    says: "There is no operation $sourceDescriptions.notifications.receiveCommsNotifications. Name $sourceDescriptions.notifications.ReceiveCommsNotifications. (operation-exists)",
  },
  {
    name: "an extension of the contract in a workflow",
    file: "openapi/record-response.arazzo.yaml",
    spoil: replace("    steps:\n      - stepId: ask", "    x-source: nowhere\n    steps:\n      - stepId: ask"),
    at: "    x-source",
    says: "`x-source` has no effect here. Its place: info, security scheme, operation, parameter, request body, response, header, link, schema. Move or remove it. (contract/keywords-are-known)",
  },
];

async function lineOf(project: ProjectCopy, { file, at }: Pick<Mistake, "file" | "at">): Promise<number> {
  const lines = (await project.read(file)).split("\n");
  return 1 + lines.findIndex((line) => line.startsWith(at));
}

describe("mistakes in the spec stop the generator, all reported at once with file, line and what to do", () => {
  let ran: Ran;
  let lines: Record<string, number>;
  let before: Record<string, string>;
  let after: Record<string, string>;

  beforeAll(async () => {
    await using project = await copyProject();
    for (const { spoil, file } of mistakes) await spoil(project, file);
    before = await project.generated();
    ran = await project.generate();
    after = await project.generated();
    lines = Object.fromEntries(
      await Promise.all(mistakes.map(async (mistake) => [mistake.name, await lineOf(project, mistake)] as const)),
    );
  });

  const said = (): string[] =>
    ran.stderr
      .trim()
      .split("\n")
      .map((line) => line.replace(/^(openapi\/[^:]+:\d+):\d+ /, "$1 "));
  const expected = ({ name, file, says }: Mistake): string => `${file}:${lines[name]} ${says}`;

  test.each(mistakes)("$name", (mistake) => {
    expect(said()).toContain(expected(mistake));
  });

  test("the exit code is 1, nothing else is said, and generated/ is as it was, byte for byte", () => {
    expect(ran.code).toBe(1);
    expect(said().sort()).toEqual(mistakes.map(expected).sort());
    expect(ran.stdout).toMatch(/^lint +\d+ ms\n$/);
    expect(after).toEqual(before);
  });
});

test("a workflow that does not fit its language, or names what the contract lacks, stops it too", async () => {
  const file = "openapi/record-response.arazzo.yaml";
  await using project = await copyProject();
  await project.replace(file, "contract.getCallOperation", "contract.getOperation");
  await project.replace(file, "x-clause: OP-08", "x-clause: OP-88");
  await project.replace(file, "- workflowId: refuse\n", "- workflow: refuse\n");
  const [operation, clause, workflow] = await Promise.all(
    ["        operationId: $sourceDescriptions.contract.getOp", "        x-clause: OP-88", "  - workflow: "].map((at) =>
      lineOf(project, { file, at }),
    ),
  );
  const { code, stderr } = await project.generate();
  const operations = [
    ...["recordResponseByApp", "createCall", "getCall", "deleteCall", "answerCall", "cancelMediaProcessing"],
    ...["keepCallAlive", "getCallOperation", "playPrompt", "recordResponse", "subscribeToTone", "downloadRecording"],
  ];
  expect(code).toBe(1);
  expect(
    stderr
      .trim()
      .split("\n")
      .map((line) => line.replace(/:\d+ /, " "))
      .sort(),
  ).toEqual([
    `${file}:${workflow} Property \`workflow\` is not expected here. Did you mean \`workflowId\`? (struct)`,
    `${file}:${workflow} The field \`workflowId\` must be present on this level. Correct the keyword, its value or its place; an extension begins with x-. (struct)`,
    `${file}:${operation} There is no operation $sourceDescriptions.contract.getOperation. Name ${operations.map((name) => `$sourceDescriptions.contract.${name}`).join(" or ")}. (operation-exists)`,
    `${file}:${clause} There is no clause OP-88. Quote an id of openapi/clauses.yaml, or add the clause there. (clause-exists)`,
  ]);
});
