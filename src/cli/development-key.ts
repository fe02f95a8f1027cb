import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { JWK } from "jose";
import { exportJWK } from "jose/key/export";
import { generateKeyPair } from "jose/key/generate/keypair";
import { importJWK } from "jose/key/import";

/**
 * The private key of this user's mocks, kept in the user's cache folder: a bot that has the keys of an earlier run goes
 * on. Undefined in tests, and where nothing can be kept. [PL-12]
 */
export async function developmentKey(environment: NodeJS.ProcessEnv = process.env): Promise<JWK | undefined> {
  if (environment.NODE_ENV === "test" || environment.CI) return undefined;
  const folder = join(cacheFolder(environment), "graph-record-response");
  const file = join(folder, "development-key.json");
  try {
    const kept = await keptKey(file);
    if (kept) return kept;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await makeKey(file);
    return await keptKey(file);
  } catch {
    return undefined;
  }
}

function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return process.platform === "darwin" ? join(homedir(), "Library/Caches") : join(homedir(), ".cache");
}

/** Undefined when there is none, or none that can be used, which is removed. */
async function keptKey(file: string): Promise<JWK | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const key = JSON.parse(text) as JWK;
    if (typeof key.kid !== "string" || typeof key.d !== "string") throw new TypeError("It is not a private key");
    await importJWK(key, "RS256");
    return key;
  } catch {
    await rm(file, { force: true });
    return undefined;
  }
}

/** Of two that are made at once, the first is kept. */
async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid: `development-${randomUUID()}` };
  const written = `${file}.${randomUUID()}`;
  try {
    await writeFile(written, JSON.stringify(key), { mode: 0o600 });
    await link(written, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(written, { force: true });
  }
}
