// A survey, Node without any dependency: it checks who calls it, answers, asks a question, records the answer, downloads
// it by fetch, and hangs up. It has the structure of public bots on a bare server: tokens by a POST of its own, kept until
// they expire. Unlike most of them it verifies the token of each callback.
import { createPublicKey, verify } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import https from "node:https";

const appId = "6f1c2a34-9d0e-4b7f-8a55-0c3d2e1f4a6b";
const tenant = "contoso.onmicrosoft.com";
const host = "https://survey-example.loca.lt";
const graph = "https://graph.microsoft.com/beta";
const agent = new https.Agent({ keepAlive: true });

function send(method, address, { headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = https.request(address, { method, agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => {
        const answer = text ? JSON.parse(text) : undefined;
        if (response.statusCode < 300) resolve(answer);
        else reject(new Error(`${method} ${address}: ${response.statusCode} ${text}`));
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

let token = { value: "", until: 0 };

async function accessToken() {
  if (Date.now() < token.until) return token.value;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: appId,
    client_secret: "not a secret",
    scope: "https://graph.microsoft.com/.default",
  });
  const answer = await send("POST", `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  });
  token = { value: answer.access_token, until: Date.now() + (Number(answer.expires_in) - 60) * 1000 };
  return token.value;
}

async function call(method, path, body) {
  const headers = { authorization: `Bearer ${await accessToken()}`, "content-type": "application/json" };
  return send(method, `${graph}/communications/calls/${path}`, { headers, body: body && JSON.stringify(body) });
}

const part = (text) => JSON.parse(Buffer.from(text, "base64url").toString());

async function isFromGraph(authorization = "") {
  const [head, payload, signature] = authorization.replace("Bearer ", "").split(".");
  const { jwks_uri, issuer } = await send("GET", "https://login.botframework.com/v1/.well-known/openidconfiguration");
  const { keys } = await send("GET", jwks_uri);
  const key = keys.find(({ kid }) => kid === part(head).kid);
  const { iss, aud, exp } = part(payload);
  const isSigned = verify(
    "RSA-SHA256",
    Buffer.from(`${head}.${payload}`),
    createPublicKey({ key, format: "jwk" }),
    Buffer.from(signature, "base64url"),
  );
  return isSigned && iss === issuer && aud === appId && exp * 1000 > Date.now();
}

const prompts = (name) => [
  {
    "@odata.type": "#microsoft.graph.mediaPrompt",
    mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: `${host}/${name}.wav`, resourceId: name },
  },
];

async function take({ resource, resourceData }) {
  const [, , , callId] = resource.split("/");
  switch (`${resourceData["@odata.type"].split(".").pop()} ${resourceData.state ?? resourceData.status}`) {
    case "call incoming":
      return call("POST", `${callId}/microsoft.graph.answer`, {
        callbackUri: `${host}/calls`,
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      });
    case "call established":
      if (resourceData.mediaState) return;
      return call("POST", `${callId}/playPrompt`, { clientContext: "question", prompts: prompts("question") });
    case "playPromptOperation completed":
      return call("POST", `${callId}/recordResponse`, {
        clientContext: "answer",
        prompts: prompts("beep"),
        maxRecordDurationInSeconds: 30,
        stopTones: ["#"],
      });
    case "recordOperation completed": {
      const { recordingLocation, recordingAccessToken } = resourceData;
      const file = await fetch(recordingLocation, { headers: { authorization: `Bearer ${recordingAccessToken}` } });
      if (!file.ok) throw new Error(`The recording was answered ${file.status}`);
      await writeFile(`${process.env.RECORDINGS}/answer.wav`, Buffer.from(await file.arrayBuffer()));
      return call("DELETE", callId);
    }
    case "call terminated":
      agent.destroy();
      server.close();
      server.closeAllConnections();
  }
}

const server = createServer(async (req, res) => {
  let body = "";
  for await (const chunk of req) body += chunk;
  if (!(await isFromGraph(req.headers.authorization))) return res.writeHead(401).end();
  res.writeHead(202).end();
  for (const notification of JSON.parse(body).value) await take(notification);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("listening"));
