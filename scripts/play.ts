/**
 * Plays the reference's scenario with the built package, over HTTP on loopback: a bot asks for a recording, hears that a
 * stop tone ended it, and downloads the file. Prints every exchange; exits 1 when one differs from the contract.
 */
import { createCallsClient, createOperationWaiter, downloadRecording, type RecordingOutcome } from "graph-record-response";
import {
  type Answers,
  buildNotification,
  buildRecordResponseRequest,
  createTokenIssuer,
  readWavHeader,
  respond,
  toPlainRequest,
  toResponse,
} from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { serve, type Served } from "./serve.ts";
import { createTimeline } from "./timeline.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const tokens = createTokenIssuer();
const timeline = createTimeline();
const { expect, note } = timeline;

/** Graph and the file host in one: the contract's answers, and the recordings that were asked for. */
async function startPlatform(callbackUrl: string): Promise<Served> {
  const recordings = new Map<string, { clientContext: string | undefined; accessToken: string }>();
  const answers: Answers = {
    recordResponse({ body }) {
      const id = crypto.randomUUID();
      setTimeout(() => void notify(id), 50);
      recordings.set(id, { clientContext: (body as { clientContext?: string }).clientContext, accessToken: `recording-${crypto.randomUUID()}` });
      return { example: "running", members: { id } };
    },
    downloadRecording({ path, request }) {
      const accessToken = recordings.get(path.recordingId ?? "")?.accessToken;
      return request.headers.authorization === `Bearer ${accessToken}` ? "recording" : "recordingUnauthorized";
    },
  };
  const platform = await serve(
    timeline.watched("bot", "platform", async (request) => toResponse(respond(await toPlainRequest(request), answers))),
  );

  async function notify(operationId: string): Promise<void> {
    const { clientContext, accessToken } = recordings.get(operationId) ?? {};
    const body = buildNotification({
      completionReason: "stopToneDetected",
      callId,
      operationId,
      operation: { clientContext: clientContext ?? null, recordingLocation: `${platform.origin}/recordings/${operationId}`, recordingAccessToken: accessToken ?? null },
    });
    const headers = { "content-type": "application/json", authorization: `Bearer ${await tokens.sign()}` };
    await fetch(callbackUrl, { method: "POST", headers, body: JSON.stringify(body) });
  }

  return platform;
}

async function play(): Promise<void> {
  const waiter = createOperationWaiter();
  const receiver = createWebhookReceiver({ appId: tokens.appId, ...tokens.trust, onNotification: waiter.accept });
  const bot = await serve(timeline.watched("platform", "bot", receiver.receive));
  const platform = await startPlatform(`${bot.origin}/api/calls`);
  try {
    const graph = createCallsClient({ accessToken: "the-bots-token-for-graph", baseUrl: platform.origin });
    const request = buildRecordResponseRequest({ clientContext: crypto.randomUUID() });

    const ticket = waiter.expect({ callId, clientContext: request.clientContext });
    const answer = await graph.recordResponse(callId, request);
    expect("the answer is pending", answer.kind, "pending");
    expect("the operation is running", answer.operation?.status, "running");
    expect("clientContext came back", answer.operation?.clientContext, request.clientContext);
    expect("Location names the operation", answer.location, `${platform.origin}/beta/communications/calls/${callId}/operations/${answer.operationId}`);

    ticket.answered(answer);
    const outcome = await ticket.outcome({ timeoutMs: 10_000 });
    await download(outcome);
  } finally {
    await Promise.all([platform.close(), bot.close()]);
  }
}

async function download(outcome: RecordingOutcome): Promise<void> {
  expect("the recording is completed", outcome.kind, "completed");
  if (outcome.kind !== "completed" || !outcome.recording) return;
  expect("a stop tone ended it", outcome.operation.completionReason, "stopToneDetected");
  const { stream, contentType } = await downloadRecording(outcome.recording, { allowInsecureLoopback: true });
  expect("the file is opaque bytes", contentType, "application/octet-stream");
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const header = readWavHeader(bytes);
  expect("the file is a WAV of 16 kHz, mono, 16 bit", [header?.sampleRate, header?.channels, header?.bitsPerSample].join(), "16000,1,16");
  expect("the file is as long as its header says", bytes.length, 44 + (header?.dataBytes ?? 0));
  note(`bot: downloaded ${bytes.length.toLocaleString("en")} bytes, ${header?.seconds.toFixed(2)} s of sound`);
}

await play();
process.exitCode = timeline.finish();
