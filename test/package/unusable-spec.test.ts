import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Contract, type Operation, type RequestBody, SpecError } from "../../scripts/lib/contract.ts";
import { stages } from "../../scripts/stages/all.ts";
import { contract, type Edit, edited, existing, property, schema } from "../support/contract-edits.ts";
import { copyProject, type ProjectCopy } from "../support/project-copy.ts";

type Case = { name: string; spoil: (project: ProjectCopy) => Promise<void>; says: unknown[] };

const cases: Case[] = [
  {
    name: "YAML that cannot be read, in any file: nothing else is judged before that is fixed",
    spoil: async (project) => {
      await project.replace("openapi/openapi.yaml", "\ninfo:", "\ninfo: : x");
      await project.replace("openapi/clauses.yaml", "\nRR-01:", "\nRR-01: a: b");
      await project.replace(
        "openapi/components/schemas/tone.yaml",
        "type: string\n    minLength",
        "type: [string\n    minLength",
      );
      await project.replace("openapi/components/schemas/call.yaml", "type: object", "minimun: 3");
    },
    says: [
      "openapi/clauses.yaml:8:8 Nested mappings are not allowed in compact mappings. Correct the YAML of this line, or of the one before it. (yaml)",
      "openapi/components/schemas/tone.yaml:6:5 Flow sequence in block collection must be sufficiently indented and end with a ]. Correct the YAML of this line, or of the one before it. (yaml)",
      "openapi/openapi.yaml:2:7 Nested mappings are not allowed in compact mappings. Correct the YAML of this line, or of the one before it. (yaml)",
    ],
  },
  {
    name: "a file that everything stands on is gone",
    spoil: (project) => rm(join(project.folder, "openapi/clauses.yaml")),
    says: ["openapi/clauses.yaml:1:1 The file is missing. Bring it back. (file-exists)"],
  },
  {
    name: "a misspelt lint rule, which Redocly alone would accept silently",
    spoil: (project) => project.replace("redocly.yaml", "tag-description", "tag-descriptio"),
    says: [
      "redocly lint wrote no report. Its output:",
      expect.stringMatching(/^\[1\] redocly\.yaml:\d+:3 at #\/rules\/tag-descriptio$/),
      "Property `tag-descriptio` is not expected here.",
    ],
  },
  {
    name: "a name for a method that is none, which a stage refuses after the lint",
    spoil: (project) =>
      project.replace(
        "openapi/paths/communications_calls_{callId}_recordResponse.yaml",
        "  x-starts: operation\n",
        "  x-starts: operation\n  x-method: record-response\n",
      ),
    says: [
      "recordResponse cannot be the client's method record-response: x-method must be a name such as getOperation.",
    ],
  },
];

const recordResponse = ({ paths }: Contract): Operation =>
  existing(paths["/communications/calls/{callId}/recordResponse"]?.post);

/** Each is refused by a stage alone: the lint has no rule for it. */
const unfit: { name: string; spoil: Edit; says: string }[] = [
  {
    name: "a schema that no validator can be made of",
    spoil: (of) => (schema(of, "pathId").minContains = 1),
    says: 'No validator can be made of pathId: strict mode: "minContains" without "contains" is ignored. Correct the schema in openapi/components/schemas/, or inline at its operation.',
  },
  {
    name: "a schema that the JSON Schema standard refuses",
    spoil: (of) => (schema(of, "pathId").multipleOf = 0),
    says: "No validator can be made of components/schemas: pathId/multipleOf must be > 0. Correct the schema in openapi/components/schemas/, or inline at its operation.",
  },
  {
    name: "a resource that breaks its schema and would pass as one of another type",
    spoil: (of) => {
      const { not } = property(of, "otherResource", "@odata.type");
      const types = existing(not?.anyOf);
      types.splice(
        types.findIndex(({ $ref }) => $ref?.endsWith("/callType")),
        1,
      );
    },
    says: "otherResource accepts what callResource refuses. Add callType to the types under its `not`.",
  },
  {
    name: "an error code where the mock does not look for one",
    spoil: (of) => (property(of, "mediaInfo", "uri")["x-error-code"] = "8523"),
    says: "mediaInfo.uri has x-error-code, which works in the schema of a request's body alone.",
  },
  {
    name: "an inline schema whose validator would have a component's name",
    spoil: (of) => {
      const body = of.components.requestBodies?.recordResponse as RequestBody;
      const json = existing(body.content?.["application/json"]);
      json.schema = { type: "object", properties: { a: existing(json.schema) } };
    },
    says: "Two schemas would share the validator recordResponseRequest: move the inline one to openapi/components/schemas/ and refer to it.",
  },
  {
    name: "two operations that would be one method of the client",
    spoil: (of) => (recordResponse(of)["x-method"] = "getOperation"),
    says: "recordResponse cannot be the client's method getOperation: getCallOperation has that name too; give one another x-method.",
  },
  {
    name: "an action that starts an operation and answers with something else",
    spoil: (of) => (existing(schema(of, "recordResponseAnswer").oneOf)[0] = { $ref: "#/components/schemas/mediaInfo" }),
    says: "recordResponse has x-starts: operation, and its answer is not an operation. Build the answer's schema on commsOperation.yaml with allOf, or leave x-starts out.",
  },
  {
    name: "operations of one security scheme on two servers, of which a client could take one",
    spoil: (of) => (recordResponse(of).servers = [{ url: "https://graph.contoso.com/beta" }]),
    says: "The operations of the security scheme graphToken have different servers: https://graph.microsoft.com/beta, https://graph.contoso.com/beta. Give createCall, getCall, deleteCall, answerCall, playPrompt, recordResponse, recordResponseByApp, cancelMediaProcessing, subscribeToTone, keepCallAlive, getCallOperation the same first server, or another scheme.",
  },
];

describe.concurrent("what cannot be used at all stops the generator in plain words, and leaves generated/ as it was", () => {
  test.each(cases)("$name", async ({ spoil, says }) => {
    await using project = await copyProject();
    await spoil(project);
    const before = await project.generated();
    const { code, stderr } = await project.generate();
    expect(code).toBe(1);
    expect(stderr.split("\n")).toEqual(expect.arrayContaining(says));
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await project.generated()).toEqual(before);
  });
});

describe("what is valid OpenAPI, and no package can be made of, is named by the stage that cannot", () => {
  test.each(unfit)("$name", async ({ spoil, says }) => {
    const spoilt = edited(contract, spoil);
    await expect(async () => {
      for (const stage of Object.values(stages)) await stage(spoilt);
    }).rejects.toThrow(new SpecError(says));
  });
});
