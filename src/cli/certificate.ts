import { execFile } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "./arguments.ts";

/** For TLS, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** The file that a bot has to trust. */
  readonly file: string;
  /** Removes what was made. */
  discard(): Promise<void>;
}

const days = 30;

/**
 * A certificate for some hosts, made by openssl in a folder of its own. It signs nothing but itself, and its key is in
 * memory alone once this resolves.
 *
 * @throws UsageError where there is no openssl
 */
export async function makeCertificate(hosts: Iterable<string>): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "graph-record-response-"));
  const [file, keyFile] = [join(folder, "mock.pem"), join(folder, "key.pem")];
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const names = [...hosts].map((host) => `DNS:${host}`).join(",");
  const extensions = [`subjectAltName=${names}`, "basicConstraints=critical,CA:FALSE", "extendedKeyUsage=serverAuth"];
  try {
    await promisify(execFile)("openssl", [
      ...[
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        String(days),
        "-subj",
        "/CN=graph-record-response mock",
      ],
      ...extensions.flatMap((extension) => ["-addext", extension]),
      ...["-keyout", keyFile, "-out", file],
    ]);
    const [cert, key] = await Promise.all([readFile(file, "utf8"), readFile(keyFile, "utf8")]);
    await rm(keyFile);
    return { cert, key, file, discard };
  } catch (error) {
    await discard();
    throw new UsageError(
      `--proxy makes its certificate with openssl, which failed (${(error as NodeJS.ErrnoException).code}): install it, or give a certificate with --cert and --key`,
      { cause: error },
    );
  }
}

/** A certificate of the user's own. @throws UsageError when a file cannot be read, or the certificate lacks a host */
export async function readCertificate(
  certFile: string,
  keyFile: string,
  hosts: Iterable<string>,
): Promise<Certificate> {
  const [cert, key] = await Promise.all([pem("cert", certFile), pem("key", keyFile)]);
  const read = inPem(() => new X509Certificate(cert), `${certFile} has no certificate in PEM`);
  const isPair = inPem(() => read.checkPrivateKey(createPrivateKey(key)), `${keyFile} has no private key in PEM`);
  if (!isPair) throw new UsageError(`The key in ${keyFile} is not that of the certificate in ${certFile}`);
  const lacking = [...hosts].filter((host) => read.checkHost(host) === undefined);
  if (lacking.length > 0) throw new UsageError(`The certificate in ${certFile} is not for ${lacking.join(", ")}`);
  return { cert, key, file: resolve(certFile), discard: async () => undefined };
}

async function pem(option: string, file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--${option} cannot read ${file} (${error.code})`);
  });
}

function inPem<T>(read: () => T, otherwise: string): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(otherwise, { cause: error });
  }
}
