import { createHandlers } from "graph-record-response/msw";
import { getResponse } from "msw";
import {
  type Response as Answer,
  type Contract,
  type Example,
  json,
  type Operation,
  placedOperations,
  resolve,
} from "../../lib/contract.ts";
import type { Handler } from "../../lib/serve.ts";

/** Has the handlers for msw send every named example of every operation through `watch`, and checks each status. */
export async function playAnswers(contract: Contract, watch: (handler: Handler) => Handler): Promise<void> {
  for (const { place, path, method, item, operation } of placedOperations(contract)) {
    if (place !== "path") continue;
    const [server] = item.servers ?? contract.servers;
    const url = `${server?.url}${path.replace(/\{\w+\}/g, "57dab8b1-894c-409a-b240-bd8beae78896")}`;
    const sent = { method, ...bodyOf(contract, operation) };
    for (const { name, status } of namedAnswers(contract, operation)) {
      const handlers = createHandlers({ answers: { [operation.operationId]: name } });
      const handler = watch(
        async (asked) => (await getResponse(handlers, asked)) ?? new Response(null, { status: 501 }),
      );
      const request = new Request(url, sent);
      request.headers.set("authorization", "Bearer any");
      const response = await handler(request);
      if (response.status !== status)
        throw new Error(`${operation.operationId} was answered ${response.status} for ${name}, not ${status}`);
    }
  }
}

/** The first example of what the operation is sent. */
function bodyOf(contract: Contract, { requestBody }: Operation): RequestInit {
  const examples = requestBody ? resolve(contract, requestBody).content[json]?.examples : undefined;
  const [example] = Object.values(examples ?? {});
  if (!example) return {};
  const { value } = resolve<Example>(contract, example);
  return { headers: { "content-type": json }, body: JSON.stringify(value) };
}

function namedAnswers(contract: Contract, { responses }: Operation): { name: string; status: number }[] {
  return Object.entries(responses).flatMap(([status, reference]) => {
    const { content = {}, "x-status": standIn } = resolve<Answer & { "x-status"?: number }>(contract, reference);
    const names = Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
    return names.map((name) => ({ name, status: standIn ?? Number(status) }));
  });
}
