import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { parse } from "yaml";
import { CommandError } from "../../lib/command.ts";
import type { Contract } from "../../lib/contract.ts";
import { projectRoot } from "../../lib/project.ts";
import { isVersion } from "./semver.ts";

/** The contract to compare with, and its name. */
export type Base = { name: string; contract: Contract };

/** Reads the contract of a file or a git revision; by default, of the newest release. */
export function readBase(name: string = newestRelease()): Base {
  const text = existsSync(name) && statSync(name).isFile() ? readFileSync(name, "utf8") : textOfRevision(name);
  const document = parsed(text);
  if (!isContract(document)) throw unusable(`${name} holds no OpenAPI document.`);
  const { version } = document.info;
  if (!isVersion(version))
    throw unusable(
      `${name} has the version ${version}, which is not like 1.2.3, so the next version cannot be derived.`,
    );
  return { name, contract: document };
}

function newestRelease(): string {
  const tag = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "--exclude", "*-*")?.trim();
  if (!tag) {
    throw unusable(
      "Nothing was released yet: no tag like v1.2.3 leads to this commit (a shallow clone has none). Name what to compare with: npm run diff -- BASE",
    );
  }
  return tag;
}

function textOfRevision(name: string): string {
  const commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`)?.trim();
  if (!commit) throw unusable(`${name} is neither a file nor a git revision.`);
  const text = git("show", `${commit}:./generated/openapi.json`);
  if (text === undefined) throw unusable(`The git revision ${name} has no generated/openapi.json.`);
  return text;
}

const unusable = (message: string): CommandError => new CommandError(message, { exitCode: 2 });

/** What git prints; undefined when it fails. */
function git(...args: string[]): string | undefined {
  const { error, status, stdout } = spawnSync("git", args, { cwd: projectRoot, encoding: "utf8", maxBuffer: Infinity });
  if (error)
    throw new CommandError(`git cannot be run (${error.message}). Name a file to compare with, or install git.`, {
      cause: error,
    });
  return status === 0 ? stdout : undefined;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function isContract(document: unknown): document is Contract {
  const { openapi, info } = (document ?? {}) as { openapi?: unknown; info?: { version?: unknown } };
  return typeof openapi === "string" && typeof info?.version === "string";
}
