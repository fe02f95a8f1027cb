import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { validators } from "../../generated/validators.ts";
import { type Contract, type JsonSchema, json, type Parameter, resolve } from "../../scripts/lib/contract.ts";
import { mutatedJson } from "../../scripts/prove/fuzz/mutate.ts";
import { createRandom } from "../../scripts/prove/fuzz/random.ts";
import { arazzo } from "../../scripts/stages/arazzo.ts";
import { asyncapi } from "../../scripts/stages/asyncapi.ts";
import { contract, type Edit, edited, existing, schema } from "../support/contract-edits.ts";
import { copyProject, run } from "../support/project-copy.ts";

type Message = { summary: string; correlationId?: object; examples?: { name: string; payload: unknown }[] };
type AsyncApi = {
  info: { version: string };
  servers: { bot: { protocol: string; variables: { callbackHost: { default: string } } } };
  channels: { commsNotifications: { parameters: object; messages: object } };
  operations: { receiveCommsNotifications: object };
  components: {
    messages: Record<string, Message>;
    correlationIds: object;
    schemas: Record<string, JsonSchema>;
    securitySchemes: object;
  };
};
type Workflows = {
  info: { version: string };
  sourceDescriptions: object[];
  components: { failureActions: object };
  workflows: { workflowId: string; steps: { stepId: string; action?: string; workflowId?: string }[] }[];
};

/** What the stage makes of the contract, or of an edited one. */
async function made<Of>(stage: (from: Contract) => Promise<{ text: string }[]>, ...edits: Edit[]): Promise<Of> {
  const [file] = await stage(edited(contract, ...edits));
  return JSON.parse(existing(file).text) as Of;
}

const notifications: AsyncApi = await made(asyncapi);
const workflows: Workflows = await made(arazzo);
const kinds = ["recordOperation", "playPromptOperation", "participant", "call", "otherOperation", "other"].map(
  (kind) => `${kind}Notifications`,
);

describe("[CT-05] the notifications as AsyncAPI 3", () => {
  test("the bot receives, at an address of its own, posts with the platform's token", () => {
    expect(notifications.operations).toMatchObject({
      receiveCommsNotifications: {
        action: "receive",
        channel: { $ref: "#/channels/commsNotifications" },
        security: [{ $ref: "#/components/securitySchemes/callbackToken" }],
        bindings: { http: { method: "POST" } },
        "x-clause": ["NT-01", "NT-02", "AU-01", "AU-14"],
      },
    });
    expect(notifications.components.securitySchemes).toMatchObject({ callbackToken: { scheme: "bearer" } });
    const { protocol, variables } = notifications.servers.bot;
    expect([protocol, variables.callbackHost.default]).toEqual(["https", "bot.contoso.com"]);
    expect(notifications.channels.commsNotifications.parameters).toMatchObject({
      callbackPath: { default: "api/calls" },
    });
  });

  test("a message for each kind of resource, and one for what is mixed", async () => {
    expect(Object.keys(notifications.channels.commsNotifications.messages)).toEqual([...kinds, "mixedNotifications"]);
    expect(Object.values(notifications.components.messages).map(({ summary }) => summary)).toEqual([
      "A batch in which each notification carries one resource: a record operation, with its type.",
      "A batch in which each notification carries one resource: a prompt, with its type.",
      "A batch in which each notification carries one resource: a participant, with its type.",
      "A batch in which each notification carries one resource: the call, with its type.",
      "A batch in which each notification carries one resource: an operation whose type has no schema of its own, with that type.",
      "A batch in which each notification carries one resource: any other, of a type that has no schema or without one.",
      "A batch of several kinds, an empty one, or one in which a notification carries several resources or none.",
    ]);
    const { channels } = await made<AsyncApi>(asyncapi, (from) => {
      from.components.schemas.sharingResource = { description: "What is shown in the call.", type: "object" };
      schema(from, "resourceData").anyOf?.push({ $ref: "#/components/schemas/sharingResource" });
    });
    expect(Object.keys(channels.commsNotifications.messages)).toContain("sharingNotifications");
  });

  test("those of operations are correlated by the clientContext", () => {
    const correlated = Object.entries(notifications.components.messages).filter(([, message]) => message.correlationId);
    expect(correlated.map(([name]) => name)).toEqual([
      "recordOperationNotifications",
      "playPromptOperationNotifications",
      "otherOperationNotifications",
    ]);
    expect(notifications.components.correlationIds).toMatchObject({
      clientContext: { location: "$message.payload#/value/0/resourceData/clientContext" },
    });
  });

  test("the headers are the token's, and those that the webhook declares", async () => {
    const scenario: Parameter = { name: "Scenario-Id", in: "header", required: true, schema: { type: "string" } };
    const { components } = await made<AsyncApi>(asyncapi, (from) => {
      existing(from.webhooks.commsNotifications?.post).parameters = [scenario];
    });
    expect(components.schemas.commsNotificationsHeaders).toMatchObject({
      required: ["Authorization", "Scenario-Id"],
      properties: { Authorization: { type: "string" }, "Scenario-Id": { type: "string" } },
    });
  });

  test("a keyword that AsyncAPI's dialect of JSON Schema would ignore is refused, by name", async () => {
    const closed = made(asyncapi, (from) => void (schema(from, "commsNotification").unevaluatedProperties = false));
    await expect(closed).rejects.toThrow("asyncapi.json cannot have the keyword unevaluatedProperties.");
  });
});

describe("[CT-05] the schemas of AsyncAPI and OpenAPI, of different drafts of JSON Schema, judge a body alike", () => {
  const ajv = new Ajv({ strict: false, unicode: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: "asyncapi", components: { schemas: notifications.components.schemas } });
  const accepts = (name: string, body: unknown): boolean =>
    ajv.validate(`asyncapi#/components/schemas/${name}`, body) === true;
  const messages = Object.keys(notifications.components.messages);
  const examples = Object.values(notifications.components.messages).flatMap((message) => message.examples ?? []);

  test("each example of the webhook is one of exactly one message", () => {
    const { requestBody } = existing(contract.webhooks.commsNotifications?.post);
    const body = resolve(contract, existing(requestBody)).content[json];
    const named = Object.keys(existing(body?.examples));
    expect(examples.map(({ name }) => name).sort()).toEqual(named.sort());
  });

  test("bodies after structural edits too", () => {
    const verdicts = { valid: 0, invalid: 0 };
    for (let run = 0; run < 3_000; run += 1) {
      const random = createRandom(11, run);
      const body = mutatedJson(random, JSON.stringify(random.pick(examples).payload));
      const valid = validators.commsNotifications(body).length === 0;
      verdicts[valid ? "valid" : "invalid"] += 1;
      expect({ body, valid: accepts("commsNotifications", body) }).toEqual({ body, valid });
      expect({ body, of: messages.filter((name) => accepts(name, body)).length }).toEqual({ body, of: valid ? 1 : 0 });
    }
    expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(300);
  });
});

describe("[CT-05] the exchange as Arazzo 1.1", () => {
  test("the notification is a step that receives, correlated by what the request sent, with a time limit", () => {
    const steps = existing(workflows.workflows[0]).steps;
    expect(steps.find(({ stepId }) => stepId === "awaitNotification")).toMatchObject({
      operationId: "$sourceDescriptions.notifications.receiveCommsNotifications",
      action: "receive",
      correlationId: "$steps.ask.outputs.clientContext",
      timeout: 60_000,
      dependsOn: ["ask"],
    });
  });

  test("an incoming call, from the ring to its end: what is not waited for is passed over, and the recording is the workflow above", () => {
    const { steps } = existing(workflows.workflows.find(({ workflowId }) => workflowId === "answerAndRecord"));
    expect(steps.map(({ stepId, action, workflowId }) => [stepId, action ?? workflowId ?? "sends"])).toEqual([
      ["awaitCall", "receive"],
      ["answer", "sends"],
      ["awaitMedia", "receive"],
      ["read", "sends"],
      ["greet", "sends"],
      ["awaitGreeting", "receive"],
      ["record", "recordAnAnswer"],
      ["hangUp", "sends"],
      ["awaitEnd", "receive"],
      ["readAfterwards", "sends"],
    ]);
    for (const step of steps.filter(({ action }) => action === "receive")) {
      const isOfCall = step.stepId !== "awaitGreeting";
      expect(step).toMatchObject(
        isOfCall
          ? { timeout: 60_000, onFailure: [{ reference: "$components.failureActions.awaitAnother" }] }
          : { timeout: 60_000, correlationId: "$steps.greet.outputs.clientContext" },
      );
    }
    expect(workflows.components.failureActions).toEqual({
      awaitAnother: { name: "awaitAnother", type: "retry", retryAfter: 0, retryLimit: 20 },
    });
  });

  test("it names the two documents beside it, and its only extension is x-clause", () => {
    expect(workflows.sourceDescriptions).toEqual([
      { name: "contract", type: "openapi", url: "./openapi.json" },
      { name: "notifications", type: "asyncapi", url: "./asyncapi.json" },
    ]);
    const extensions = JSON.stringify(workflows).match(/"x-[^"]+"(?=:)/g);
    expect([...new Set(extensions)]).toEqual(['"x-clause"']);
  });

  test("all three documents have the version of the spec", async () => {
    const released: Edit = (from) => void (from.info.version = "7.8.9");
    const { info } = await made<AsyncApi>(asyncapi, released);
    const { info: ofWorkflows } = await made<Workflows>(arazzo, released);
    expect([info.version, ofWorkflows.version]).toEqual(["7.8.9", "7.8.9"]);
  });
});

describe("[CT-05] Redocly", () => {
  const documents = ["asyncapi", "arazzo"].map((name) => `generated/${name}.json`);
  const lint = (folder: string) =>
    run("npx", ["redocly", "lint", "notifications", "generated/arazzo.json", "--lint-config", "error"], folder);

  test("accepts both documents, and refuses them with an action that does not exist", async () => {
    await using project = await copyProject();
    const { code, stderr } = await lint(project.folder);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("descriptions are valid") });
    for (const file of documents) await project.replace(file, '"action": "receive"', '"action": "recieve"');
    const spoilt = await lint(project.folder);
    expect(spoilt.code).toBe(1);
    for (const file of documents) expect(spoilt.stderr + spoilt.stdout).toContain(file);
  });
});
