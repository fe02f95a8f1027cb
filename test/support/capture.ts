import { onTestFinished } from "vitest";
import { removeFolder, temporaryFolder } from "../../scripts/lib/temporary-folder.ts";
import type { Answer } from "../../src/cli/capture/fixture.ts";
import { createRecorder, type Recorded, type Recorder } from "../../src/cli/capture/record.ts";

/** Headers of a delivery as captured ones had them, but for the token. */
export const usualHeaders = {
  "Content-Type": "application/json",
  "User-Agent": "Microsoft-Skype/3.0,(Calling/1.0)",
  "X-Microsoft-Skype-Chain-ID": "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
  "X-Microsoft-Skype-Message-ID": "5b1e3c7a-94d2-4f6b-8a0e-7c2d9f1b4e63",
  "Scenario-Id": "0c9d8e7f-6a5b-4c3d-92e1-f0a1b2c3d4e5",
} as const;

/** A token of the usual claims, which nobody has signed. */
export function bearer(claims: object = {}, header: object = {}): string {
  const nbf = Math.floor(Date.now() / 1_000) - 60;
  const all = { iss: "https://api.botframework.com", aud: appId, nbf, exp: nbf + 300, tid: "t", ...claims };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "RS256", kid: "one", ...header })}.${part(all)}.c2lnbmF0dXJl`;
}

export const appId = "6f0a2b4c-8d1e-4f3a-9b5c-7d9e1f3a5b7c";

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer?: Answer;
}

/** A folder that is gone when the test is over. */
export function folderInTest(): string {
  const folder = temporaryFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A recorder in a folder of its own, and what it makes of a body. */
export async function recorderInTest(options: { readonly appId?: string } = {}): Promise<{
  readonly folder: string;
  readonly recorder: Recorder;
  take(body: unknown, sent?: Sent): Promise<Recorded>;
}> {
  const folder = folderInTest();
  const recorder = await createRecorder({ folder, appId: options.appId });
  return {
    folder,
    recorder,
    async take(body, { method = "POST", headers = {}, answer = { status: 202, ms: 3 } } = {}) {
      const bytes =
        body instanceof Uint8Array ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      const all = { authorization: bearer(), ...usualHeaders, ...headers };
      const arrived = {
        method,
        target: "/api/calls",
        headers: Object.entries(all).filter(([, value]) => value !== ""),
        body: bytes,
      };
      const recorded = await recorder.take(arrived, Promise.resolve(answer));
      if (!recorded) throw new Error("The recorder is full");
      return recorded;
    },
  };
}

/** `differs PL-10 $.value[0].resource is missing`, one for each difference. */
export function linesOf({ differences }: Pick<Recorded, "differences">): readonly string[] {
  return differences.map(({ kind, clause, at, says }) => `${kind} ${clause} ${at} ${says}`);
}
