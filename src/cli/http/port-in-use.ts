import { createServer } from "node:http";
import { parseJson } from "../../lib/json.ts";
import { isObject } from "../../lib/untrusted.ts";

/** What a mock calls itself where it asks for a token. */
export const controlRealm = "graph-record-response mock";
/** `User-Agent` of who asks what holds a port: a capture forwards no such request. */
export const portAsker = "graph-record-response";
/** So many ports after one that is taken are tried. */
const mostTried = 50;
/** Whoever holds a port has this long to say who it is, milliseconds. */
const answerWithinMs = 500;

interface Answered {
  readonly product: string | undefined;
  readonly realm: string;
  readonly body: object;
}

/** What holds a port, as far as it says so over HTTP: `another graph-record-response mock`. */
export async function holderOf(origin: string): Promise<string> {
  const [control, keys] = await Promise.all([
    asked(`${origin}/_platform`),
    asked(`${origin}/v1/.well-known/OpenIdConfiguration`),
  ]);
  if (!control && !keys) return "a program that does not answer HTTP";
  if (control && ("value" in control.body || control.realm.includes(controlRealm)))
    return "another graph-record-response mock";
  if (keys && "jwks_uri" in keys.body) return "a graph-record-response probe";
  const product = (control ?? keys)?.product;
  if (product?.startsWith("graph-record-response")) return `another ${product}`;
  return product ? `an HTTP server (${product})` : "an HTTP server";
}

async function asked(url: string): Promise<Answered | undefined> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(answerWithinMs),
    redirect: "manual",
    headers: { "user-agent": portAsker },
  }).catch(() => undefined);
  if (!answer) return undefined;
  const read = parseJson(await answer.text().catch(() => ""));
  const body = answer.ok && "value" in read && isObject(read.value) ? read.value : {};
  const realm = answer.headers.get("www-authenticate") ?? "";
  return { product: answer.headers.get("server") ?? answer.headers.get("x-powered-by") ?? undefined, realm, body };
}

/** The next port of a host that nothing listens on; undefined when none is near. */
export async function nextFreePort(host: string, taken: number): Promise<number | undefined> {
  for (let port = taken + 1; port <= Math.min(taken + mostTried, 65_535); port += 1)
    if (await isFree(host, port)) return port;
  return undefined;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
