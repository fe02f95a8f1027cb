import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import { parseNotifications } from "graph-record-response";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { compactVerify } from "jose";
import { type Contestants, perCall } from "../contestant.ts";
import { peer } from "../peers.ts";
import { notification } from "./bodies.ts";

const appId = "0b07a991-0000-4000-8000-000000000001";
const issuer = "https://api.botframework.com";
const kid = "bench";
const { privateKey: pem } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const privateKey = createPrivateKey(pem);
const publicKey = createPublicKey(privateKey);
const keys = { keys: [{ ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" }] };

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as the platform signs it, unlike any other. */
function token(): string {
  const nowS = Math.floor(Date.now() / 1_000);
  const claims = { aud: appId, iss: issuer, nbf: nowS - 5, exp: nowS + 3_600, jti: randomUUID() };
  const signed = `${encoded({ alg: "RS256", kid, typ: "JWT" })}.${encoded(claims)}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
}

const request = (authorization: string): Request =>
  new Request("https://bot.example.com/api/calls", {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "content-length": String(notification.length) },
    body: notification,
  });

/** Signing takes a millisecond. */
const most = 300;

/** Rounds of a call that is given a value of its own, made before. */
function perOwn<T>(make: () => T, call: (value: T) => unknown, limit?: number): ReturnType<typeof perCall> {
  let values: T[] = [];
  const before = (calls: number): void => {
    values = Array.from({ length: calls }, make);
  };
  return perCall((index) => call(values[index] as T), { before, ...(limit !== undefined && { most: limit }) });
}

function receiver(): (request: Request) => Promise<void> {
  const { receive } = createWebhookReceiver({ appId, issuers: [issuer], keys, onNotification: () => undefined });
  return async (one) => {
    const { status } = await receive(one);
    if (status !== 202) throw new Error(`The receiver answered ${status}`);
  };
}

function verified(one: string): boolean {
  const end = one.lastIndexOf(".");
  return verify("RSA-SHA256", Buffer.from(one.slice(0, end)), publicKey, Buffer.from(one.slice(end + 1), "base64url"));
}

interface Octokit {
  sign(secret: string, payload: string): Promise<string>;
  verify(secret: string, payload: string, signature: string): Promise<boolean>;
}

export const contestants: Contestants = {
  "RS256 + JSON.parse": () => perOwn(token, (one) => verified(one) && JSON.parse(notification), most),
  "new token": () => perOwn(() => request(`Bearer ${token()}`), receiver(), most),
  "jose.compactVerify": () => perOwn(token, (one) => compactVerify(one, publicKey), most),
  async "octokit (HMAC)"() {
    const { sign: signed, verify: verifies } = await peer<Octokit>("@octokit/webhooks-methods");
    const signature = await signed("secret", notification);
    return perCall(() => verifies("secret", notification, signature));
  },
  parseNotifications: () => perCall(() => parseNotifications(notification)),
  "same token"() {
    const authorization = `Bearer ${token()}`;
    return perOwn(() => request(authorization), receiver());
  },
};
