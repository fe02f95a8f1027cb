import { operations } from "../../generated/operations.ts";
import { claimsOf, rolesOf } from "../lib/claims.ts";
import { type Clock, systemClock } from "../lib/clock.ts";
import { withDeadline } from "../lib/deadline.ts";
import { discardBody, type Fetch, type FetchedResponse } from "../lib/fetch.ts";
import { absoluteUrl } from "../lib/url.ts";
import { promptLength } from "../platform/audio/prompt-length.ts";
import { fetchKeys } from "../webhook/key-document.ts";

/** Where a cloud has what a bot needs. */
export interface Cloud {
  readonly graph: string;
  /** `iss` of callback tokens. */
  readonly issuer: string;
  /** The document that names their keys. */
  readonly keys: string;
}

export const clouds: Readonly<Record<string, Cloud>> = {
  global: {
    graph: "https://graph.microsoft.com",
    issuer: "https://api.botframework.com",
    keys: "https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration",
  },
  usGov: {
    graph: "https://graph.microsoft.us",
    issuer: "https://api.botframework.us",
    // the document that a report of April 2026 expected; that of chat bots is at login.botframework.azure.us
    keys: "https://apigcch.botframework.azure.us/v1/.well-known/OpenIdConfiguration",
  },
};

export interface ReadinessOptions {
  readonly cloud: Cloud;
  /** For Graph. */
  readonly token: string | undefined;
  readonly appId: string | undefined;
  readonly callback: string | undefined;
  /** Addresses of prompts. */
  readonly prompts: readonly string[];
  readonly fetch: Fetch;
  readonly clock?: Clock;
}

/** What was found of one thing that a live call needs. */
export interface Finding {
  readonly about: "token" | "roles" | "keys" | "issuer" | "callback" | "prompt";
  /** `skipped`: it was not given. */
  readonly state: "ok" | "bad" | "skipped";
  /** What is so, and what to do. */
  readonly text: string;
}

type Found = Omit<Finding, "about">;

const ok = (text: string): Found => ({ state: "ok", text });
const bad = (text: string): Found => ({ state: "bad", text });
const skipped = (text: string): Found => ({ state: "skipped", text });

const answerWithinMs = 10_000;

/** Graph itself, as an app of Microsoft Entra. */
const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Looks at all that a live call needs, and places none. No finding has a token in it. */
export async function* readiness(options: ReadinessOptions): AsyncGenerator<Finding> {
  yield { about: "token", ...tokenFound(options) };
  yield { about: "roles", ...rolesFound(options.token) };
  yield { about: "keys", ...(await keysFound(options)) };
  yield { about: "issuer", ...issuerFound(options.cloud) };
  yield { about: "callback", ...(await callbackFound(options)) };
  if (options.prompts.length === 0) yield { about: "prompt", ...skipped("give each with --prompt URL") };
  for (const prompt of options.prompts) yield { about: "prompt", ...(await promptFound(prompt, options)) };
}

function tokenFound({ token, cloud, appId, clock = systemClock }: ReadinessOptions): Found {
  if (token === undefined) return skipped("set GRAPH_TOKEN to a token for Graph");
  const claims = claimsOf(token);
  if (!claims) return bad("GRAPH_TOKEN is not a JSON Web Token: it is none of Microsoft Entra's for Graph");
  const { aud, exp, scp, tid, appid } = claims;
  if (aud !== cloud.graph && aud !== graphAppId)
    return bad(`its audience is ${shown(aud)}: ask for the scope ${cloud.graph}/.default`);
  if (typeof exp !== "number" || exp * 1_000 <= clock.now()) return bad("it has expired: ask for a new one");
  if (scp !== undefined)
    return bad("it is a user's (scp): calls take an application's, by the client credentials flow");
  if (appId !== undefined && appid !== appId) return bad(`it is of the app ${shown(appid)}, and not of --app-id`);
  const leftMin = Math.floor((exp * 1_000 - clock.now()) / 60_000);
  return ok(`for ${cloud.graph}, of the app ${shown(appid)} in the tenant ${shown(tid)}, for ${leftMin} more minutes`);
}

/** What each permission is for; of recordResponse one is needed, whichever way calls come about. */
const needs: readonly { readonly permissions: readonly string[]; readonly to: string }[] = [
  { permissions: operations.recordResponse.permissions, to: "record" },
  { permissions: operations.createCall.permissions, to: "begin or join calls" },
];

function rolesFound(token: string | undefined): Found {
  if (token === undefined) return skipped("they are in the token");
  const roles = rolesOf(claimsOf(token) ?? {});
  const lacks = needs.filter(({ permissions }) => !permissions.some((permission) => roles.includes(permission)));
  const has = roles.filter((role) => role.startsWith("Calls.")).join(", ") || "none of Calls.*";
  const [first] = lacks;
  if (!first) return ok(has);
  const missing = lacks.map(({ permissions, to }) => `to ${to} it needs ${permissions.join(" or ")}`).join("; ");
  const advice =
    "grant it to the app as an application permission, with an administrator's consent, and ask for a new token";
  return first.to === "record"
    ? bad(`${has}: ${missing}; ${advice}`)
    : ok(`${has}; ${missing}, which answering does not`);
}

async function keysFound({ cloud: { keys: url }, fetch, clock = systemClock }: ReadinessOptions): Promise<Found> {
  try {
    const keys = await fetchKeys(url, { fetch, clock, timeoutMs: answerWithinMs, isPlainHttp: () => false });
    return ok(`${keys.size} at ${url}`);
  } catch (error) {
    return bad(`${url} cannot be read (${reason(error)}), so no callback can be verified: let the bot's host reach it`);
  }
}

function issuerFound(cloud: Cloud): Found {
  if (cloud === clouds["global"]) return ok(`${cloud.issuer}, which createWebhookReceiver accepts by itself`);
  return ok(
    `${cloud.issuer}: createWebhookReceiver({ issuers: ["${cloud.issuer}"], keys: createKeySource({ url: "${cloud.keys}" }) })`,
  );
}

async function callbackFound({ callback, fetch, clock = systemClock }: ReadinessOptions): Promise<Found> {
  if (callback === undefined) return skipped("give its address with --callback URL");
  if (absoluteUrl(callback)?.protocol !== "https:") return bad("Graph takes an https address alone");
  try {
    const { status } = await asked(callback, { fetch, clock });
    if (status === 401 || status === 403) return ok(`answers ${status} to a notification without a token`);
    if (status >= 200 && status < 300)
      return bad(`answers ${status} to a notification without a token: whoever knows the address can post to it`);
    return bad(
      `answers ${status} to a notification without a token, and not 401: is that the path, and takes it POST?`,
    );
  } catch (error) {
    return bad(`is not reached (${reason(error)}): it needs a public name and a certificate of a public authority`);
  }
}

async function promptFound(uri: string, { fetch, clock = systemClock }: ReadinessOptions): Promise<Found> {
  if (absoluteUrl(uri)?.protocol !== "https:") return bad(`${uri} is not an https address, which the platform fetches`);
  const length = await promptLength(uri, fetch, clock);
  if (length === "unreachable") return bad(`${uri} is not served: the platform fetches it without a token`);
  if (length === "unusable")
    return bad(`${uri} is not a WAV of 16 kHz, mono, 16 bit: ffmpeg -i FILE -ar 16000 -ac 1 -c:a pcm_s16le prompt.wav`);
  return ok(`${uri} plays for ${(length / 1_000).toFixed(1)} s`);
}

function asked(url: string, { fetch, clock }: { fetch: Fetch; clock: Clock }): Promise<FetchedResponse> {
  const timedOut = (): Error => new Error(`no answer within ${answerWithinMs / 1_000} s`);
  return withDeadline({ clock, timeoutMs: answerWithinMs, timedOut }, async (signal) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: '{"value":[]}', redirect: "manual", signal });
    discardBody(response);
    return response;
  });
}

function reason(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? reason(cause) : message;
}

const shown = (value: unknown): string => (value === undefined ? "nobody" : JSON.stringify(value));
