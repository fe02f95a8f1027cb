import { createHandlers } from "graph-record-response/msw";
import { getResponse } from "msw";
import { type Contract, type Operation, placedOperations, resolve, type Response as Answer } from "../contract.ts";
import type { Handler } from "../serve.ts";

/** Has the handlers for msw give every named example of every operation, whatever is asked; each passes `watch`. */
export async function playAnswers(contract: Contract, watch: (handler: Handler) => Handler): Promise<void> {
  for (const { place, path, method, item, operation } of placedOperations(contract)) {
    if (place !== "path") continue;
    const [server] = item.servers ?? contract.servers;
    const url = `${server?.url}${path.replace(/\{\w+\}/g, "57dab8b1-894c-409a-b240-bd8beae78896")}`;
    const sent = method === "post" ? { method, headers: { "content-type": "application/json" }, body: "{}" } : { method };
    for (const name of exampleNames(contract, operation.responses)) {
      const handlers = createHandlers({ answers: { [operation.operationId]: name } });
      const handler = watch(async (request) => (await getResponse(handlers, request)) ?? Response.error());
      const request = new Request(url, sent);
      request.headers.set("authorization", "Bearer any");
      await handler(request);
    }
  }
}

function exampleNames(contract: Contract, responses: Operation["responses"]): string[] {
  const media = Object.values(responses).flatMap((response) => Object.values(resolve<Answer>(contract, response).content ?? {}));
  return media.flatMap(({ examples = {} }) => Object.keys(examples));
}
