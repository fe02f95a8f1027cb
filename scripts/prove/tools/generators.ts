/** What a consumer of a generator's output wants to write; each is a file of its own. */
export type Line = "resource narrows" | "answer is typed" | "request is checked" | "webhook is typed";

/** A generator of types, its command, and the names that its output has for the parts of the contract. */
export interface Generator {
  readonly name: string;
  readonly package: string;
  readonly args: readonly string[];
  /** Files that it reads besides `openapi.json`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Imports of the consumer, and its types for the parts of the contract; none where the output has nothing for one. */
  readonly imports: string;
  readonly resource?: string;
  readonly answer: string;
  readonly request: string;
  readonly webhook?: string;
  /** The validators in its output, by the schema that they are for. */
  readonly validators?: { readonly file: string; readonly of: Readonly<Record<string, string>> };
}

const types = { resource: 'CommsNotification["resourceData"]', request: "RecordResponseRequest" };

export const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    package: "openapi-typescript",
    args: ["openapi.json", "--output", "out/api.ts", "--default-non-nullable=false"],
    imports: 'import type { components, operations, webhooks } from "./out/api.ts";',
    resource: 'components["schemas"]["commsNotification"]["resourceData"]',
    answer: 'operations["recordResponse"]["responses"][200]["content"]["application/json"]',
    request: 'operations["recordResponse"]["requestBody"]["content"]["application/json"]',
    webhook: 'webhooks["commsNotifications"]["post"]["requestBody"]["content"]["application/json"]',
  },
  {
    name: "hey-api",
    package: "@hey-api/openapi-ts",
    args: ["--input", "openapi.json", "--output", "out"],
    imports:
      'import type { CommsNotification, ReceiveCommsNotificationsWebhookPayload, RecordResponseData, RecordResponseResponse } from "./out/index.ts";',
    ...types,
    answer: "RecordResponseResponse",
    request: 'RecordResponseData["body"]',
    webhook: "ReceiveCommsNotificationsWebhookPayload",
  },
  {
    name: "orval",
    package: "orval",
    args: ["--config", "orval.config.mjs"],
    files: {
      "orval.config.mjs":
        'export default { api: { input: "openapi.json", output: { target: "out/api.ts", client: "fetch", mode: "split" } } };',
    },
    imports:
      'import type { recordResponseResponseSuccess } from "./out/api.ts";\nimport type { CommsNotification, RecordResponseRequest } from "./out/api.schemas.ts";',
    ...types,
    answer: 'recordResponseResponseSuccess["data"]',
  },
  {
    name: "kubb",
    package: "@kubb/cli",
    args: ["generate", "--config", "kubb.config.mjs"],
    files: {
      "kubb.config.mjs": `import { defineConfig } from "@kubb/core";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  root: ".", input: { path: "openapi.json" }, output: { path: "out" }, plugins: [pluginOas({ validate: false }), pluginTs()],
});`,
    },
    imports:
      'import type { CommsNotification, RecordResponseMutationResponse, RecordResponseRequest } from "./out/types/index.ts";',
    ...types,
    answer: "RecordResponseMutationResponse",
  },
  {
    name: "swagger-typescript-api",
    package: "swagger-typescript-api",
    args: ["generate", "--path", "openapi.json", "--output", "out", "--name", "api.ts"],
    imports: 'import type { Api, CommsNotification, RecordResponseRequest } from "./out/api.ts";',
    ...types,
    answer: 'Awaited<ReturnType<Api<unknown>["communications"]["recordResponse"]>>["data"]',
  },
  {
    name: "hey-api zod",
    package: "@hey-api/openapi-ts",
    args: ["--file", "hey-api.config.mjs"],
    files: { "hey-api.config.mjs": 'export default { input: "openapi.json", output: "out", plugins: ["zod"] };' },
    imports: `import type { TypeOf, input } from "zod";
import type {
  zCommsNotification, zReceiveCommsNotificationsWebhookRequest, zRecordResponseBody, zRecordResponseResponse
} from "./out/zod.gen.ts";`,
    resource: 'TypeOf<typeof zCommsNotification>["resourceData"]',
    answer: "TypeOf<typeof zRecordResponseResponse>",
    request: "input<typeof zRecordResponseBody>",
    webhook: 'TypeOf<typeof zReceiveCommsNotificationsWebhookRequest>["body"]',
    validators: {
      file: "out/zod.gen.ts",
      of: {
        commsNotifications: "zCommsNotifications",
        odataError: "zOdataError",
        recordOperation: "zRecordOperation",
        recordResponseAnswer: "zRecordResponseAnswer",
        recordResponseRequest: "zRecordResponseRequest",
      },
    },
  },
  {
    name: "orval zod",
    package: "orval",
    args: ["--config", "orval.config.mjs"],
    files: {
      "orval.config.mjs": `export default { api: {
  input: "openapi.json",
  output: { target: "out/api.ts", client: "zod", override: { zod: { strict: { body: true } } } },
} };`,
    },
    imports: `import type { TypeOf, input } from "zod";
import type { RecordResponseBody, RecordResponseResponse } from "./out/api.ts";`,
    answer: "TypeOf<typeof RecordResponseResponse>",
    request: "input<typeof RecordResponseBody>",
    validators: {
      file: "out/api.ts",
      of: { recordOperation: "RecordResponseResponse", recordResponseRequest: "RecordResponseBody" },
    },
  },
];
