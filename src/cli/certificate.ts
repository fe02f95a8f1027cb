import { execFile } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rootCertificates } from "node:tls";
import { promisify } from "node:util";
import { UsageError } from "./arguments.ts";

/** For TLS, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** The file that a bot has to trust, beside the authorities that it trusts already. */
  readonly file: string;
  /** The same and the usual authorities, for programs that trust one file alone. */
  readonly bundle: string;
  /** Where a keystore may be made. */
  readonly folder: string;
  /** Removes what was made. */
  discard(): Promise<void>;
}

const days = 30;

/**
 * A certificate for some hosts, made by openssl in a folder of its own. It signs nothing but itself, and its key is in
 * memory alone once this resolves.
 *
 * @throws UsageError where openssl is missing, or fails
 */
export function makeCertificate(hosts: Iterable<string>): Promise<Certificate> {
  return inFolder(async (folder) => {
    const [file, keyFile] = [join(folder, "mock.pem"), join(folder, "key.pem")];
    const names = [...hosts].map((host) => `DNS:${host}`).join(",");
    const extensions = [`subjectAltName=${names}`, "basicConstraints=critical,CA:FALSE", "extendedKeyUsage=serverAuth"];
    await openssl([
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", String(days)],
      ...["-subj", "/CN=graph-record-response mock", "-keyout", keyFile, "-out", file],
      ...extensions.flatMap((extension) => ["-addext", extension]),
    ]);
    const [cert, key] = await Promise.all([readFile(file, "utf8"), readFile(keyFile, "utf8")]);
    await rm(keyFile);
    return { cert, key, file };
  });
}

/**
 * A certificate of the user's own, with those that signed it.
 *
 * @throws UsageError when a file cannot be read, or is not what it should be for the hosts
 */
export function readCertificate(certFile: string, keyFile: string, hosts: Iterable<string>): Promise<Certificate> {
  return inFolder(async () => {
    const [cert, key] = await Promise.all([pem("cert", certFile), pem("key", keyFile)]);
    const chain = cert.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    const [read, ...signers] = inPem(
      () => [new X509Certificate(chain[0] ?? ""), ...chain.slice(1).map((each) => new X509Certificate(each))] as const,
      `${certFile} has no certificate in PEM`,
    );
    const isPair = inPem(() => read.checkPrivateKey(createPrivateKey(key)), `${keyFile} has no private key in PEM`);
    if (!isPair) throw new UsageError(`The key in ${keyFile} is not that of the certificate in ${certFile}`);
    const lacking = [...hosts].filter((host) => read.checkHost(host) === undefined);
    if (lacking.length > 0) throw new UsageError(`The certificate in ${certFile} is not for ${lacking.join(", ")}`);
    const last = signers.at(-1) ?? read;
    if (last.issuer !== last.subject)
      throw new UsageError(`${certFile} ends without the authority that signed it: append that certificate`);
    return { cert, key, file: resolve(certFile) };
  });
}

async function inFolder(
  make: (folder: string) => Promise<Pick<Certificate, "cert" | "key" | "file">>,
): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "graph-record-response-"));
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const certificate = await make(folder);
    const bundle = join(folder, "bundle.pem");
    await writeFile(bundle, [...rootCertificates, certificate.cert].join("\n"));
    return { ...certificate, bundle, folder, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function openssl(args: readonly string[]): Promise<void> {
  await promisify(execFile)("openssl", args).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    const why = error.code === "ENOENT" ? "is not found" : `failed: ${error.stderr?.trim().split("\n").at(-1)}`;
    throw new UsageError(
      `--proxy makes its certificate with openssl, which ${why}; give a certificate with --cert and --key instead`,
      { cause: error },
    );
  });
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
