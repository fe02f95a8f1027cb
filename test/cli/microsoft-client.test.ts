import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordOperation } from "../../src/bot/kinds/recording/kind.ts";

import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { appId, type Bot, type Json, type Mock, startBot, startMock } from "./mock-support.ts";
import { soon } from "./support.ts";

let bot: Bot;
let mock: Mock;
let microsoft: Client;

beforeAll(async () => {
  bot = await startBot();
  mock = await startMock("--callback", bot.url, "--app-id", appId);
  bot.trust(mock.keys, appId);
  // It takes its own Authorization header away over plain http, so the header is given with each fetch.
  microsoft = Client.init({
    baseUrl: `${mock.origin}/`,
    defaultVersion: "beta",
    customHosts: new Set(["127.0.0.1"]),
    authProvider: (done) => done(null, "any"),
    fetchOptions: { headers: { authorization: "Bearer any" } },
  });
});

afterAll(() => {
  mock.running.child.kill("SIGKILL");
  bot.close();
});

const completion = (clientContext: string): RecordOperation | undefined =>
  bot.received.flatMap((one) =>
    one.kind === "recordOperation" && one.operation.clientContext === clientContext ? [one.operation] : [],
  )[0];

test("RR-18 PL-06 RF-01 Microsoft's published client asks, follows Location, and downloads what the notification names", async () => {
  const path = `/communications/calls/${mock.callId}/recordResponse`;
  const response = (await microsoft
    .api(path)
    .responseType(ResponseType.RAW)
    .post({ playBeep: false, stopTones: ["#"], clientContext: "theirs" })) as Response;
  const operation = (await response.json()) as Json;
  expect(response.status).toBe(200);
  expect(operation).toMatchObject({ status: "running", clientContext: "theirs" });

  const location = new URL(response.headers.get("location") ?? "");
  expect(await microsoft.api(location.pathname.replace("/beta", "")).get()).toMatchObject({
    id: operation.id,
    status: "running",
  });

  await mock.act(mock.callId, [
    { kind: "speak", ms: 400 },
    { kind: "press", key: "#" },
  ]);
  await soon(() => completion("theirs") !== undefined);
  const { recordingLocation = "", recordingAccessToken } = completion("theirs") ?? {};
  // It takes absolute addresses for https alone; this one it puts together of base, version and path.
  const [, folder = "", recordingId = ""] = new URL(recordingLocation).pathname.split("/");
  const file = (await microsoft
    .api(`/${recordingId}`)
    .version(folder)
    .headers({ authorization: `Bearer ${recordingAccessToken?.reveal()}` })
    .responseType(ResponseType.ARRAYBUFFER)
    .get()) as ArrayBuffer;
  expect(readWavHeader(new Uint8Array(file))).toMatchObject({ sampleRate: 16_000, channels: 1, bitsPerSample: 16 });
});

test("RR-23 its error names the faults of a request that breaks the contract", async () => {
  const asked = microsoft
    .api(`/communications/calls/${mock.callId}/recordResponse`)
    .post({ maxRecordDurationInSeconds: 121, playBep: true });
  await expect(asked).rejects.toMatchObject({
    statusCode: 400,
    code: "BadRequest",
    message: expect.stringContaining("$.playBep"),
  });
});
