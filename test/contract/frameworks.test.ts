import type { RequestListener } from "node:http";
import express from "express";
import fastify from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";

import { buildNotification } from "../../src/platform/kinds/recording/builders.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { toNodeListener } from "../../src/webhook/node-listener.ts";
import { createWebhookReceiver } from "../../src/webhook/receive.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const tokens = createTokenIssuer();

type Receiver = { listener: ReturnType<typeof toNodeListener>; received: string[]; errors: Error[] };

function receiver(): Receiver {
  const received: string[] = [];
  const errors: Error[] = [];
  const built = createWebhookReceiver({
    appId: tokens.appId,
    ...tokens.trust,
    onNotification: (item: ParsedNotification) => void received.push(item.kind),
    onError: (error: unknown) => void errors.push(error as Error),
  });
  return { listener: toNodeListener(built), received, errors };
}

async function listening(listener: RequestListener): Promise<string> {
  const { origin, close } = await listenOnLoopback(listener);
  closing.push(close);
  return `${origin}/api/calls`;
}

async function notify(url: string, authorization?: string): Promise<number> {
  const headers = {
    "content-type": "application/json",
    authorization: authorization ?? `Bearer ${await tokens.sign()}`,
  };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(buildNotification()) })).status;
}

/** Fastify as the listener's doc comment shows it, before Fastify's own parser. */
async function fastifyServer(listener: ReturnType<typeof toNodeListener>): Promise<string> {
  const app = fastify();
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _body, done) => done(null));
    scope.post("/api/calls", (request, reply) => {
      reply.hijack();
      listener(request, reply.raw);
    });
  });
  closing.push(() => app.close());
  return `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/calls`;
}

const hosts = {
  "node:http": listening,
  "Express 5": (listener: ReturnType<typeof toNodeListener>) => listening(express().post("/api/calls", listener)),
  "Fastify 5": fastifyServer,
};

describe.each(Object.entries(hosts))("the receiver in %s", (_, serve) => {
  test("AU-10 a callback is handed over and answered 202", async () => {
    const { listener, received } = receiver();
    const url = await serve(listener);
    expect(await notify(url)).toBe(202);
    await expect.poll(() => received).toEqual(["recordOperation"]);
  });

  test("AU-08 one with a forged token is answered 401, and nothing is handed over", async () => {
    const { listener, received } = receiver();
    expect(await notify(await serve(listener), "Bearer forged.forged.forged")).toBe(401);
    expect(received).toEqual([]);
  });
});
