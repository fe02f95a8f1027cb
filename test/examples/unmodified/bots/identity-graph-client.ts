// A meeting recorder, TypeScript with @azure/identity and Microsoft's client: it looks a meeting up by its link, joins,
// records turn after turn, and leaves. It has the structure of public bots that join, which record in a loop, since one
// recording has two minutes at most. Unlike them it ends after three turns.
import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { request } from "node:https";
import { ClientSecretCredential } from "@azure/identity";
import { Client } from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";

interface Notification {
  resourceUrl: string;
  resourceData: { "@odata.type": string; state?: string; recordingLocation?: string; recordingAccessToken?: string };
}

const tenant = "0d1f2c3b-4a59-4687-9c8d-7e6f5a4b3c2d";
const organizer = "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96";
const joinUrl = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_example%40thread.v2/0";
const callbackUri = "https://minutes-example.azurewebsites.net/api/calls?instance=1";
const turns = 3;

const credential = new ClientSecretCredential(tenant, "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b", "not a secret");
const authProvider = new TokenCredentialAuthenticationProvider(credential, {
  scopes: ["https://graph.microsoft.com/.default"],
});
const graph = Client.initWithMiddleware({ authProvider, defaultVersion: "beta" });

async function join(): Promise<void> {
  const { value } = await graph.api(`/users/${organizer}/onlineMeetings`).filter(`JoinWebUrl eq '${joinUrl}'`).get();
  const [{ chatInfo }] = value;
  await graph.api("/communications/calls").post({
    "@odata.type": "#microsoft.graph.call",
    callbackUri,
    tenantId: tenant,
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
    chatInfo: { "@odata.type": "#microsoft.graph.chatInfo", threadId: chatInfo.threadId, messageId: "0" },
    meetingInfo: {
      "@odata.type": "#microsoft.graph.organizerMeetingInfo",
      organizer: {
        "@odata.type": "#microsoft.graph.identitySet",
        user: { "@odata.type": "#microsoft.graph.identity", id: organizer, tenantId: tenant },
      },
      allowConversationWithoutHost: true,
    },
  });
}

let recorded = 0;
let isIn = false;

async function record(callId: string): Promise<void> {
  await graph.api(`/communications/calls/${callId}/recordResponse`).post({
    clientContext: `turn-${recorded + 1}`,
    prompts: [
      {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        mediaInfo: {
          "@odata.type": "#microsoft.graph.mediaInfo",
          uri: "https://minutes-example.azurewebsites.net/silence.wav",
        },
      },
    ],
    maxRecordDurationInSeconds: 120,
    playBeep: false,
    stopTones: ["#"],
  });
}

function download(address: string, token: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { authorization: `Bearer ${token}` } }, (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`The recording was answered ${response.statusCode}`)),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

async function take({ resourceUrl, resourceData }: Notification): Promise<void> {
  const callId = resourceUrl.split("/")[3] as string;
  const { "@odata.type": type, state, recordingLocation, recordingAccessToken } = resourceData;
  if (type === "#microsoft.graph.call" && state === "established" && !isIn) {
    isIn = true;
    await record(callId);
  } else if (type === "#microsoft.graph.call" && state === "terminated") {
    server.close();
    server.closeAllConnections();
  } else if (type === "#microsoft.graph.recordOperation") {
    recorded += 1;
    if (recordingLocation && recordingAccessToken)
      await writeFile(
        `${process.env["RECORDINGS"]}/turn-${recorded}.wav`,
        await download(recordingLocation, recordingAccessToken),
      );
    if (recorded < turns) await record(callId);
    else await graph.api(`/communications/calls/${callId}`).delete();
  }
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => {
    res.writeHead(200).end();
    const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { value: Notification[] };
    for (const notification of value) void take(notification);
  });
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => {
  console.log("listening");
  void join();
});
