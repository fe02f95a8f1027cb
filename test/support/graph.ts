import { type CallsClient, type CallsClientOptions, createCallsClient } from "../../src/bot/client/client.ts";
import { respond } from "../../src/platform/http/answer.ts";
import type { Answers } from "../../src/platform/http/choice.ts";
import { toPlainRequest, toResponse } from "../../src/platform/http/web.ts";
import { createVirtualClock, type VirtualClock } from "../../src/platform/time/virtual-clock.ts";

export type Sent = { method: string; url: string; headers: Record<string, string>; body: string };

/** A client whose network is a function, with what it sent; time moves only when its clock is advanced. */
export function clientOver(
  network: (request: Request, attempt: number) => Response | Promise<Response>,
  options: Partial<CallsClientOptions> = {},
): { graph: CallsClient; sent: Sent[]; clock: VirtualClock } {
  const sent: Sent[] = [];
  const clock = createVirtualClock();
  const graph = createCallsClient({
    accessToken: "graph-token",
    clock,
    random: () => 0.5,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const headers = Object.fromEntries(request.headers);
      sent.push({ method: request.method, url: request.url, headers, body: await request.clone().text() });
      return network(request, sent.length);
    },
    ...options,
  });
  return { graph, sent, clock };
}

/** The same over the contract's mock. */
export function clientOverMock(
  answers: Answers = {},
  options: Partial<CallsClientOptions> = {},
): ReturnType<typeof clientOver> {
  return clientOver(async (request) => toResponse(respond(await toPlainRequest(request), answers)), options);
}
