import { createServer } from "node:http";
import type { Context, LambdaFunctionURLEvent } from "aws-lambda";
import { handler } from "../lambda.ts";

// What a function URL of AWS Lambda makes of a request: an event that is JSON, its body in base64.

createServer(async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const event = JSON.stringify({
    version: "2.0",
    rawPath: req.url,
    headers: req.headers,
    requestContext: { http: { method: req.method, path: req.url } },
    body: Buffer.concat(chunks).toString("base64"),
    isBase64Encoded: true,
  });
  const result = await handler(JSON.parse(event) as LambdaFunctionURLEvent, {} as Context, () => undefined);
  const { statusCode, headers } = result as { statusCode: number; headers: Record<string, string> };
  res.writeHead(statusCode, headers).end();
}).listen(Number(process.env["PORT"]), () => console.log("listening"));
