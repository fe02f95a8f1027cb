import { createServer } from "node:http";
import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";
import { calls } from "../azure-functions.ts";

// What the host of Azure Functions does with a request, as far as a function sees it.

createServer(async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const { method = "POST", headers } = req;
  const body = { bytes: Buffer.concat(chunks) };
  const request = new HttpRequest({
    method,
    url: `http://${headers.host}${req.url}`,
    headers: headers as Record<string, string>,
    body,
  });
  const response = new HttpResponse((await calls(request, new InvocationContext())) as object);
  res.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}).listen(Number(process.env["PORT"]), () => console.log("listening"));
