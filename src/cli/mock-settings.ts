import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { operations } from "../../generated/operations.ts";
import type { GraphVersion } from "../contract/versions.ts";
import { hostName } from "../lib/hosts.ts";
import { parseJson } from "../lib/json.ts";
import { isObject } from "../lib/untrusted.ts";
import { absoluteUrl, bracketed, isLoopback } from "../lib/url.ts";
import type { CallerAct } from "../platform/audio/caller.ts";
import { type Fault, type FaultName, faultNames } from "../platform/call/faults.ts";
import { type Spelling, spellings } from "../platform/spelling.ts";
import { type Arguments, portOf, UsageError, wholeNumber } from "./arguments.ts";
import { callerActs } from "./caller.ts";
import { type CannedAnswers, cannedAnswers } from "./canned-answers.ts";

/** What `mock` was asked to be. */
export interface MockSettings {
  readonly port: number;
  readonly host: string;
  readonly names: readonly string[];
  /** Asked for at the addresses that drive calls; undefined: nothing is. */
  readonly controlToken: string | undefined;
  readonly callback: string | undefined;
  readonly appId: string | undefined;
  readonly version: GraphVersion;
  readonly spelling: Spelling;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly script: Script;
  /** Whether it begins with an incoming call. */
  readonly ring: boolean;
  /** Whether it serves a page. */
  readonly page: boolean;
  /** Whether prompts are fetched. */
  readonly fetchPrompts: boolean;
  /** Application permissions in the tokens for Graph. */
  readonly roles: readonly string[];
  /** To addresses outside the contract. */
  readonly answers: CannedAnswers;
  /** Undefined: it is no proxy. */
  readonly proxy: ProxySettings | undefined;
}

/** What callers do by themselves; one of the two. */
export interface Script {
  /** Once a call is established. */
  readonly call: readonly CallerAct[];
  /** In each recording, once the beep is over. */
  readonly recording: readonly CallerAct[];
}

export interface ProxySettings {
  /** Files of the user's own certificate; undefined: one is made. */
  readonly certificate: { readonly cert: string; readonly key: string } | undefined;
  /** Hosts that it reaches. */
  readonly passThrough: ReadonlySet<string>;
}

/** Every permission of the contract. */
const allRoles = [...new Set(Object.values(operations).flatMap(({ permissions }) => permissions))];

/** @throws UsageError */
export async function mockSettings(options: Arguments): Promise<MockSettings> {
  return {
    port: portOf(options, "port", 4010),
    host: listeningHost(options.text("host") ?? "127.0.0.1"),
    names: options.list("name").map((name) => hostOf("name", name)),
    controlToken: controlTokenOf(options.text("control-token")),
    callback: callbackOf(options.text("callback")),
    appId: options.text("app-id"),
    version: versionOf(options.text("version") ?? "beta"),
    spelling: spellingOf(options.text("spelling") ?? "captured"),
    seed: wholeNumber(options, "seed", randomInt(2 ** 31)),
    faults: options.list("fault").map(faultOf),
    script: await scriptOf(options.text("script")),
    ring: ringOf(options),
    page: !options.flag("no-page"),
    fetchPrompts: options.flag("fetch-prompts"),
    roles: rolesOf(options.list("role")),
    answers: await answersOf(options.text("answers")),
    proxy: proxyOf(options),
  };
}

function ringOf(options: Arguments): boolean {
  if (options.flag("ring") && options.text("callback") === undefined)
    throw new UsageError("--ring needs --callback: nobody could be notified of the call");
  return options.flag("ring");
}

function callbackOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(absoluteUrl(text)?.protocol ?? "")) return text;
  throw new UsageError(
    `--callback takes the bot's address, such as http://127.0.0.1:3978/api/calls; not ${JSON.stringify(text)}`,
  );
}

function versionOf(text: string): GraphVersion {
  if (text === "beta" || text === "v1.0") return text;
  throw new UsageError(
    `--version takes Graph's: beta or v1.0; not ${JSON.stringify(text)}. This package's own: graph-record-response --version`,
  );
}

function spellingOf(text: string): Spelling {
  const spelling = spellings.find((known) => known === text);
  if (spelling) return spelling;
  throw new UsageError(`--spelling takes ${spellings.join(" or ")}; not ${JSON.stringify(text)}`);
}

/** `lost`, or `lost:times=1,rate=0.5,ms=2000`. */
function faultOf(text: string): Fault {
  const [name, members = ""] = text.split(/:(.*)/s);
  if (!faultNames.includes(name as FaultName))
    throw new UsageError(`--fault takes one of ${faultNames.join(", ")}; not ${JSON.stringify(name)}`);
  const numbers = members
    .split(",")
    .filter(Boolean)
    .map((member) => memberOf(name as FaultName, member));
  return { name: name as FaultName, ...Object.fromEntries(numbers) };
}

function memberOf(name: FaultName, text: string): readonly [string, number] {
  const [, member = "", digits = ""] = /^(times|rate|ms)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const number = Number(digits);
  const isValid = member === "rate" ? number <= 1 : Number.isSafeInteger(number);
  if (member !== "" && isValid) return [member, number];
  throw new UsageError(
    `--fault ${name} takes times and ms, whole numbers, and rate, from 0 to 1: ${name}:times=1,rate=0.5,ms=2000; not ${JSON.stringify(text)}`,
  );
}

function rolesOf(given: readonly string[]): readonly string[] {
  const unknown = given.find((role) => !allRoles.includes(role));
  if (unknown === undefined) return given.length > 0 ? given : allRoles;
  throw new UsageError(`--role takes one of ${allRoles.join(", ")}; not ${JSON.stringify(unknown)}`);
}

async function scriptOf(given: string | undefined): Promise<Script> {
  if (given === undefined) return { call: [], recording: [] };
  const wanted = 'a JSON list of acts, or {"call":[…]}';
  const isItself = /^\s*[[{]/.test(given);
  const file = isItself ? "--script" : given;
  const read = parseJson(isItself ? given : await textIn("script", given, wanted));
  if ("issue" in read) throw new UsageError(`${file} ${read.issue.message}; --script takes ${wanted}`);
  const { value } = read;
  try {
    if (!isObject(value) || !("call" in value)) return { call: [], recording: callerActs(value) };
    const [other] = Object.keys(value).filter((name) => name !== "call");
    if (other !== undefined) throw new TypeError(`${JSON.stringify(other)} must not be beside call`);
    return { call: callerActs(value["call"]), recording: [] };
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function answersOf(file: string | undefined): Promise<CannedAnswers> {
  if (file === undefined) return () => undefined;
  const text = await textIn("answers", file, "a JSON list of answers");
  try {
    return cannedAnswers(text);
  } catch (error) {
    throw new UsageError(`${file} ${(error as Error).message}`, { cause: error });
  }
}

async function textIn(option: string, file: string, wanted: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--${option} cannot read ${file} (${error.code}): name a file with ${wanted}`);
  });
}

function proxyOf(options: Arguments): ProxySettings | undefined {
  const [cert, key] = [options.text("cert"), options.text("key")];
  const passThrough = options.list("pass-through");
  if (!options.flag("proxy")) {
    const [alone] = [
      cert !== undefined && "--cert",
      key !== undefined && "--key",
      passThrough.length > 0 && "--pass-through",
    ].filter(Boolean);
    if (alone) throw new UsageError(`${alone} belongs to --proxy`);
    return undefined;
  }
  const host = options.text("host") ?? "127.0.0.1";
  if (!isLoopback(bracketed(host)))
    throw new UsageError(`--proxy is for this machine alone: --host 127.0.0.1; not ${host}`);
  if ((cert === undefined) !== (key === undefined)) throw new UsageError("--cert and --key are given together");
  const certificate = cert !== undefined && key !== undefined ? { cert, key } : undefined;
  return { certificate, passThrough: new Set(passThrough.map((text) => hostOf("pass-through", text))) };
}

function hostOf(option: string, text: string): string {
  const host = hostName(text);
  if (host !== undefined) return host;
  throw new UsageError(`--${option} takes a host's name, such as pypi.org; not ${JSON.stringify(text)}`);
}

export function listeningHost(text: string): string {
  if (isIP(text) > 0 || hostName(text) !== undefined) return text;
  throw new UsageError(
    `--host takes an address or a name of this machine, such as 127.0.0.1; not ${JSON.stringify(text)}`,
  );
}

/** The value is not shown. */
function controlTokenOf(token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]{8,}$/.test(token)) return token;
  throw new UsageError("--control-token takes 8 or more visible ASCII characters");
}
