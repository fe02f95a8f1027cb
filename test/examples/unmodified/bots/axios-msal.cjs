// A voice mailbox, CommonJS with axios and MSAL: it answers, plays a greeting, records until #, keeps the file and hangs
// up. It has the structure of public recording bots: everything hangs on one callback, and a table of calls by the id in
// the notification's path. Unlike them it keeps the file on disk, in place of a speech service, and ends after one call.
const { writeFile } = require("node:fs/promises");
const { createServer } = require("node:http");
const { ConfidentialClientApplication } = require("@azure/msal-node");
const axios = require("axios");

const calls = "https://graph.microsoft.com/v1.0/communications/calls";
const callbackUri = "https://mailbox-example.ngrok-free.app/api/calling";
const { PORT, RECORDINGS } = process.env;

const entra = new ConfidentialClientApplication({
  auth: {
    clientId: "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b",
    authority: "https://login.microsoftonline.com/0d1f2c3b-4a59-4687-9c8d-7e6f5a4b3c2d",
    clientSecret: "not a secret",
  },
});

const graph = axios.create();
graph.interceptors.request.use(async (config) => {
  const { accessToken } = await entra.acquireTokenByClientCredential({
    scopes: ["https://graph.microsoft.com/.default"],
  });
  config.headers.set("Authorization", `Bearer ${accessToken}`);
  return config;
});

const prompt = (name) => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri: `https://mailbox-example.ngrok-free.app/audio/${name}.wav`,
    resourceId: name,
  },
});

const known = new Map();

async function onCall(id, { state, mediaState }) {
  if (state === "incoming") {
    known.set(id, "ringing");
    await graph.post(`${calls}/${id}/answer`, {
      callbackUri,
      acceptedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] },
    });
  } else if (state === "established" && mediaState?.audio === "active" && known.get(id) === "ringing") {
    known.set(id, "greeting");
    await graph.post(`${calls}/${id}/playPrompt`, { clientContext: id, prompts: [prompt("greeting")] });
  } else if (state === "terminated") {
    known.delete(id);
    server.close();
    server.closeAllConnections();
  }
}

async function onPrompt(id) {
  if (known.get(id) !== "greeting") return;
  known.set(id, "recording");
  await graph.post(`${calls}/${id}/recordResponse`, {
    bargeInAllowed: true,
    clientContext: id,
    prompts: [prompt("after-the-tone")],
    maxRecordDurationInSeconds: 60,
    initialSilenceTimeoutInSeconds: 5,
    maxSilenceTimeoutInSeconds: 2,
    playBeep: true,
    stopTones: ["#"],
  });
}

async function onRecording(id, { recordingLocation, recordingAccessToken, resultInfo }) {
  if (resultInfo.code === 200) {
    const { data } = await axios.get(recordingLocation, {
      responseType: "arraybuffer",
      headers: { Authorization: `Bearer ${recordingAccessToken}` },
    });
    await writeFile(`${RECORDINGS}/mailbox.wav`, data);
  }
  await graph.delete(`${calls}/${id}`);
}

const server = createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => (body += chunk));
  req.on("end", async () => {
    res.writeHead(202).end();
    for (const { resourceUrl, resourceData } of JSON.parse(body).value) {
      const id = resourceUrl.split("/")[3];
      const type = resourceData["@odata.type"];
      if (type === "#microsoft.graph.call") await onCall(id, resourceData);
      else if (type === "#microsoft.graph.playPromptOperation") await onPrompt(id);
      else if (type === "#microsoft.graph.recordOperation") await onRecording(id, resourceData);
    }
  });
});
server.listen(Number(PORT), "127.0.0.1", () => console.log("listening"));
