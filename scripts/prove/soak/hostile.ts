import { generateKeyPairSync, sign } from "node:crypto";
import { createRandom } from "../../../src/platform/random.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that a stranger has signed, with everything else right. */
function forged(appId: string): string {
  const nowS = Math.floor(Date.now() / 1_000);
  const claims = { iss: "https://api.botframework.com", aud: appId, nbf: nowS, exp: nowS + 600 };
  const input = `${part({ alg: "RS256", kid: "stranger" })}.${part(claims)}`;
  return `${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`;
}

const megabyte = "[".repeat(1024 * 1024 - 1);

/** What strangers send to a bot's callback: without a token, with a forged one, and large. */
export function hostilePosts(url: string, appId: string, seed: number): () => Promise<boolean> {
  const random = createRandom(seed, "hostile");
  const bodies = [
    "",
    "{",
    JSON.stringify({ value: [{ changeType: "deleted", resourceUrl: "/communications/calls/1" }] }),
    megabyte,
  ];
  const headers: readonly Record<string, string>[] = [
    {},
    { authorization: "Bearer a.b.c" },
    { authorization: `Bearer ${forged(appId)}` },
  ];
  const one = <T>(of: readonly T[]): T => of[Math.floor(random.fraction() * of.length)] as T;
  return async () => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...one(headers) },
      body: one(bodies),
    };
    const answer = await fetch(url, init).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.ok ?? false;
  };
}
