import { type Contract, placedOperations, resolve, SpecError } from "../../lib/contract.ts";
import type { Arazzo, Step } from "../../stages/arazzo.ts";

/** Path of the address that answers with the notification for the query's `correlationId`, or the next of a call, once it has arrived. */
export const notificationPath = "/notification";

/** The files that stand in for a description's sources, by their type. */
export type Files = { openapi: string; asyncapi: string };

/**
 * The workflows in Arazzo 1.0, which Redocly's runner can run whole. It sends requests and receives no messages, so a step
 * that waits for one asks the bot what it was sent.
 */
export function runnable(description: Arazzo, files: Files): Arazzo {
  const asked: Arazzo = {
    ...description,
    arazzo: "1.0.1",
    sourceDescriptions: description.sourceDescriptions.map(({ name, type }) => {
      return { name, type: "openapi", url: files[type] };
    }),
    workflows: description.workflows.map((workflow) => ({ ...workflow, steps: workflow.steps.map(asking) })),
  };
  return JSON.parse(JSON.stringify(asked).replaceAll("$message.payload", "$response.body")) as Arazzo;
}

function asking({ action, correlationId, timeout: _, dependsOn: __, ...step }: Step): Step {
  if (!action) return step;
  return {
    ...step,
    ...(correlationId && { parameters: [{ name: "correlationId", in: "query", value: correlationId }] }),
  };
}

/** The address of the bot in OpenAPI: the webhook's operation, with its body as the answer. */
export function botDescribed(contract: Contract, origin: string): object {
  const webhook = placedOperations(contract).find(({ place }) => place === "webhook")?.operation;
  if (!webhook?.requestBody) throw new SpecError("The contract has no webhook with a body that a bot could show.");
  const { content } = resolve(contract, webhook.requestBody);
  return {
    openapi: "3.1.0",
    info: { title: "A bot that shows what it was sent", version: contract.info.version },
    servers: [{ url: origin }],
    paths: {
      [notificationPath]: {
        get: {
          operationId: webhook.operationId,
          parameters: [{ name: "correlationId", in: "query", schema: { type: "string" } }],
          responses: { 200: { description: "What it was sent.", content } },
        },
      },
    },
    components: contract.components,
  };
}
