import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "../../lib/contract.ts";
import { startMock } from "../../lib/mock-process.ts";
import { temporaryFolder } from "../../lib/temporary-folder.ts";
import { startBot } from "../respect/bot.ts";
import { notificationPath } from "../respect/runnable.ts";
import { type Prism, startPrism } from "./prism.ts";
import type { Row } from "./rows.ts";

/** The notification of a recording, its location shortened to the last part. */
type Notified = { value: { resourceData: { recordingLocation: string; recordingAccessToken: string } }[] };

/** The rows of Prism, which makes a mock of the document, and judges what passes through it. */
export function prismRows(contract: Contract): Row[] {
  const { value: request } = contract.components.examples["recordResponseRequest.reference"] ?? {};
  const { value: running } = contract.components.examples["recordOperation.running"] ?? {};
  const path = "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/recordResponse";
  return [
    {
      name: "Prism mock: the reference request is answered with the example",
      run: async () => {
        await using prism = await startPrism(contract);
        const answer = await exchanged(200, prism, path, { body: request });
        if (!isDeepStrictEqual(await answer.json(), running)) throw new Error("The answer is not the example");
        return "200";
      },
    },
    {
      name: "Prism mock: an invalid request is refused",
      run: async () => {
        await using prism = await startPrism(contract);
        const answer = await exchanged(400, prism, path, { body: { maxRecordDurationInSeconds: 121 } });
        const violations = answer.headers.get("sl-violations") ?? "";
        if (!violations.includes("maxRecordDurationInSeconds")) throw new Error(`It names no member: ${violations}`);
        return "400, as the contract declares it";
      },
    },
    { name: "Prism proxy: a whole recording", run: () => recordedThrough(contract, request) },
  ];
}

/** Records against the package's own mock, each request and answer judged by Prism between them. */
async function recordedThrough(contract: Contract, request: unknown): Promise<string> {
  const script = join(temporaryFolder(), "caller.json");
  writeFileSync(
    script,
    JSON.stringify([
      { kind: "speak", ms: 500 },
      { kind: "press", key: "#" },
    ]),
  );
  const bot = await startBot();
  const mock = await startMock(["--callback", bot.callbackUrl, "--script", script]);
  try {
    bot.trust(mock.keys, mock.appId);
    await using graph = await startPrism(contract, `${mock.origin}/beta`);
    await using files = await startPrism(contract, mock.origin);
    const call = `/communications/calls/${mock.callId}`;
    const started = await exchanged(200, graph, `${call}/recordResponse`, { body: request });
    const { id, clientContext } = (await started.json()) as { id: string; clientContext: string };
    await exchanged(200, graph, `${call}/operations/${id}`);
    const notified = await fetch(`${bot.origin}${notificationPath}?correlationId=${clientContext}`);
    const [item] = ((await notified.json()) as Notified).value;
    if (!item) throw new Error("The bot was not notified");
    const { recordingLocation, recordingAccessToken } = item.resourceData;
    const file = await exchanged(200, files, `/recordings/${recordingLocation}`, { token: recordingAccessToken });
    return `3 exchanges without a violation, and a file of ${(await file.arrayBuffer()).byteLength} bytes`;
  } finally {
    await mock.close();
    await bot.close();
  }
}

/** Sends a request through Prism; throws when the answer has another status, with the violation. */
async function exchanged(
  status: number,
  { origin }: Prism,
  path: string,
  { body, token = "any" }: { body?: unknown; token?: string } = {},
): Promise<Response> {
  const answer = await fetch(origin + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer.status !== status) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
