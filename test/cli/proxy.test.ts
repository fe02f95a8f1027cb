import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootCertificates } from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { makeCertificate } from "../../src/cli/certificate.ts";
import { microsoftHosts } from "../../src/platform/microsoft-hosts.ts";
import { type Json, type Mock, startMock, startMockInTest } from "./mock-support.ts";
import { run } from "./support.ts";

interface Environment {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

const environmentOf = (mock: Mock, name: string): Readonly<Record<string, string>> => {
  const [ready = {}] = mock.events();
  const found = (ready["environments"] as readonly Environment[]).find((one) => one.name === name);
  return found?.variables ?? {};
};

/** Runs a program with what the mock printed for it. */
async function runWith(
  mock: Mock,
  name: string,
  program: string,
  args: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  const env = { PATH: process.env["PATH"], ...environmentOf(mock, name) };
  return promisify(execFile)(program, args, { env }).catch((error: { stdout: string; stderr: string }) => error);
}

const curl = (mock: Mock, ...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  runWith(mock, "curl", "curl", ["--silent", "--show-error", "--include", ...args]);

const token = "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token";
const form = "grant_type=client_credentials&client_id=a&client_secret=b&scope=https://graph.microsoft.com/.default";

describe("CA-15 --proxy: with what mock prints, a program reaches it at Microsoft's addresses", () => {
  const script = `fetch("${token}", { method: "POST", body: new URLSearchParams("${form}") }).then(async (answer) => console.log(await answer.text()))`;
  const python = `import urllib.request; print(urllib.request.urlopen("${token}", b"${form}").read().decode())`;

  test.each([
    { name: "curl", program: "curl", args: ["--silent", "--data", form, token] },
    { name: "Python", program: "python3", args: ["-c", python] },
    { name: "Node 22.21, 24.5 or later, by proxy", program: process.execPath, args: ["-e", script] },
    {
      name: ".NET on Linux",
      program: "curl",
      args: ["--silent", "--data", form, token],
      note: "(its variables, read by curl)",
    },
  ])("$name $note", async ({ name, program, args }) => {
    const mock = await startMockInTest("--proxy");
    const { stdout, stderr } = await runWith(mock, name, program, args);
    expect([stdout, stderr]).toEqual([expect.stringContaining('"token_type":"Bearer"'), ""]);
  });

  test("Graph, the keys and the recordings are there by https, and name each other so", async () => {
    const mock = await startMockInTest("--proxy");
    const keys = await curl(mock, "https://login.botframework.com/v1/.well-known/openidconfiguration");
    expect(keys.stdout).toContain('"jwks_uri":"https://login.botframework.com/v1/keys"');
    expect((await curl(mock, "https://login.botframework.com/v1/.well-known/keys")).stdout).toContain('"kid"');

    const call = `https://graph.microsoft.com/beta/communications/calls/${mock.callId}`;
    const headers = ["-H", "Authorization: Bearer any", "-H", "Content-Type: application/json"];
    const asked = await curl(mock, ...headers, "-d", "{}", `${call}/recordResponse`);
    expect(asked.stdout).toMatch(/^HTTP\/1\.1 200 Connection Established\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(asked.stdout).toMatch(/\r\nlocation: https:\/\/graph\.microsoft\.com\/beta\/communications\/calls\//i);

    await mock.act(mock.callId, [{ kind: "speak", ms: 100 }]);
    await mock.running.until(/"listening"/);
    await mock.act(mock.callId, [
      { kind: "speak", ms: 100 },
      { kind: "silent", ms: 5_500 },
    ]);
    const seen = (await (await fetch(`${mock.origin}/_platform/calls/${mock.callId}`)).json()) as Json;
    const [recording] = seen["recordings"] as readonly { location: string }[];
    expect(recording?.location).toMatch(/^https:\/\/file\.location\/recordings\//);
    expect((await curl(mock, ...headers, String(recording?.location))).stdout).toContain("HTTP/1.1 401");
  });

  test("a call by its own address is still served by http", async () => {
    const mock = await startMockInTest("--proxy");
    const answer = await mock.ask(mock.callId, { playBeep: false });
    expect(answer.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });
});

describe("CA-15 --proxy refuses every other host", () => {
  let shared: Mock;
  beforeAll(async () => void (shared = await startMock("--proxy", "--pass-through", "localhost")));
  afterAll(() => void shared.running.child.kill());

  test("with 403 and what to do, and shows it", async () => {
    const mock = await startMockInTest("--proxy");
    const { stdout, stderr } = await curl(mock, "https://example.com/");
    expect(stdout).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(stderr).toContain("403");
    const why = await rawConnect(mock, "example.com:443");
    expect(why).toContain("mock: example.com is not reached; --pass-through example.com allows it.");
    const notes = mock.events().filter(({ kind }) => kind === "note");
    expect(notes).toEqual([{ kind: "note", text: "example.com is not reached; --pass-through example.com allows it" }]);
  });

  test.each([
    { target: "graph.microsoft.com:8443", status: 403 },
    { target: "graph.microsoft.com:80", status: 403 },
    { target: "[::1]:443", status: 403 },
    { target: "127.0.0.1:22", status: 403 },
    { target: "/", status: 400 },
    { target: "graph.microsoft.com", status: 400 },
    { target: "localhost:99999", status: 400 },
    { target: "a b:443", status: 400 },
  ])("CONNECT $target: $status", async ({ target, status }) => {
    expect(await rawConnect(shared, target)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(shared.keys)).status).toBe(200);
  });

  test("but one that --pass-through names", async () => {
    const other = await listenOnLoopback((_, res) => res.end("from another"));
    onTestFinished(other.close);
    const { port } = new URL(other.origin);
    const mock = await startMockInTest("--proxy", "--pass-through", "127.0.0.1");
    const answer = await rawConnect(
      mock,
      `127.0.0.1:${port}`,
      "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    );
    expect(answer).toMatch(
      /^HTTP\/1\.1 200 Connection Established\r\n\r\nHTTP\/1\.1 200 OK\r\n(?:.*\r\n)*.*from another/,
    );
  });

  test("one that --pass-through names and that is not reached: 502", async () => {
    const other = await listenOnLoopback(() => undefined);
    await other.close();
    const mock = await startMockInTest("--proxy", "--pass-through", "127.0.0.1");
    expect(await rawConnect(mock, `127.0.0.1:${new URL(other.origin).port}`)).toMatch(/^HTTP\/1\.1 502 /);
  });
});

/** Everything that a CONNECT is answered, until the end; `then` is sent through the tunnel. */
function rawConnect(mock: Mock, target: string, then?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(mock.origin).port), "127.0.0.1");
    let answer = "";
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    socket.on("data", (chunk: Buffer) => {
      if (answer === "" && then) socket.write(then);
      answer += chunk.toString();
    });
    socket.once("error", reject).once("close", () => resolve(answer));
  });
}

describe("CA-15 the proxy's certificate", () => {
  test("may be one that an authority of the user's own has signed", async () => {
    const { chain, key } = await signedCertificate();
    const mock = await startMockInTest("--proxy", "--cert", chain, "--key", key);
    expect((await curl(mock, "--data", form, token)).stdout).toContain("access_token");
  });

  test("is trusted beside the usual authorities, by programs that know one file alone", async () => {
    const mock = await startMockInTest("--proxy");
    const { NODE_EXTRA_CA_CERTS: own = "" } = environmentOf(mock, "Node 22.21, 24.5 or later, by proxy");
    for (const [name, variable] of [
      ["curl", "CURL_CA_BUNDLE"],
      ["Python", "REQUESTS_CA_BUNDLE"],
      [".NET on Linux", "SSL_CERT_FILE"],
    ] as const) {
      const bundle = readFileSync(environmentOf(mock, name)[variable] ?? "", "utf8");
      expect(bundle).toContain(readFileSync(own, "utf8"));
      expect(bundle.match(/BEGIN CERTIFICATE/g)).toHaveLength(rootCertificates.length + 1);
    }
  });

  test("is distrusted by a client without that environment: the mock says what to do", async () => {
    const mock = await startMockInTest("--proxy");
    const failed = await promisify(execFile)("curl", ["--silent", "-x", mock.origin, token]).catch((error) => error);
    expect(failed).toMatchObject({ code: 60 });
    await expect
      .poll(() => mock.events())
      .toContainEqual({
        kind: "note",
        text: expect.stringContaining("a client does not trust the proxy's certificate"),
      });
  });

  test("is made for Microsoft's hosts alone, signs no other, and is removed at the end with its key", async () => {
    const mock = await startMockInTest("--proxy");
    const { NODE_EXTRA_CA_CERTS: file = "" } = environmentOf(mock, "Node 22.21, 24.5 or later, by proxy");
    const shown = execFileSync("openssl", ["x509", "-in", file, "-noout", "-text"]).toString();
    expect(shown).toContain("CA:FALSE");
    expect(shown.match(/DNS:[^,\s]+/g)).toEqual([...microsoftHosts].map((host) => `DNS:${host}`));
    expect(existsSync(join(dirname(file), "key.pem"))).toBe(false);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    mock.running.child.kill("SIGINT");
    await mock.running.ended;
    expect(existsSync(dirname(file))).toBe(false);
  });

  test("may be the user's own", async () => {
    const own = await makeCertificate(microsoftHosts);
    onTestFinished(own.discard);
    const folder = mkdtempSync(join(tmpdir(), "proxy-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "key.pem"), own.key);
    const mock = await startMockInTest("--proxy", "--cert", own.file, "--key", join(folder, "key.pem"));
    expect(environmentOf(mock, "Node 22.21, 24.5 or later, by proxy")["NODE_EXTRA_CA_CERTS"]).toBe(own.file);
    expect((await curl(mock, "--data", form, token)).stdout).toContain("access_token");
  });
});

/** A certificate for Microsoft's hosts that an authority has signed, alone and with that authority's. */
async function signedCertificate(): Promise<{ leaf: string; chain: string; key: string }> {
  const folder = mkdtempSync(join(tmpdir(), "proxy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): unknown => execFileSync("openssl", args, { stdio: "pipe" });
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...made, "-subj", "/CN=an authority", "-keyout", at("ca.key"), "-out", at("ca.pem"));
  openssl("req", ...made, "-subj", "/CN=graph", "-keyout", at("leaf.key"), "-out", at("leaf.csr"));
  writeFileSync(at("names"), `subjectAltName=${[...microsoftHosts].map((host) => `DNS:${host}`).join(",")}`);
  const signer = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"];
  openssl("x509", "-req", "-in", at("leaf.csr"), ...signer, "-extfile", at("names"), "-out", at("leaf.pem"));
  writeFileSync(at("chain.pem"), ["leaf.pem", "ca.pem"].map((name) => readFileSync(at(name), "utf8")).join(""));
  return { leaf: at("leaf.pem"), chain: at("chain.pem"), key: at("leaf.key") };
}

describe("what --proxy is asked for in vain is said", () => {
  test.each([
    { args: ["--proxy", "--host", "0.0.0.0"], why: "--proxy is for this machine alone: --host 127.0.0.1; not 0.0.0.0" },
    { args: ["--pass-through", "example.com"], why: "--pass-through belongs to --proxy" },
    { args: ["--cert", "a.pem"], why: "--cert belongs to --proxy" },
    { args: ["--proxy", "--cert", "a.pem"], why: "--cert and --key are given together" },
    { args: ["--proxy", "--pass-through", "https://example.com/"], why: "--pass-through takes a host's name" },
    { args: ["--proxy", "--cert", "none.pem", "--key", "package.json"], why: "--cert cannot read none.pem (ENOENT)" },
    {
      args: ["--proxy", "--cert", "package.json", "--key", "package.json"],
      why: "package.json has no certificate in PEM",
    },
  ])("$args", async ({ args, why }) => {
    const { code, err } = await run("mock", "--port", "0", ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  });

  test("a certificate without the authority that signed it", async () => {
    const { leaf, key } = await signedCertificate();
    expect((await run("mock", "--port", "0", "--proxy", "--cert", leaf, "--key", key)).err).toContain(
      `${leaf} ends without the authority that signed it: append that certificate`,
    );
  });

  test("a certificate for other hosts, and the key of another", async () => {
    const [one, other] = [await makeCertificate(["graph.microsoft.com"]), await makeCertificate(microsoftHosts)];
    onTestFinished(one.discard);
    onTestFinished(other.discard);
    const key = join(dirname(one.file), "own-key.pem");
    writeFileSync(key, one.key);
    expect((await run("mock", "--port", "0", "--proxy", "--cert", one.file, "--key", key)).err).toContain(
      "is not for graph.microsoft.us, ",
    );
    expect((await run("mock", "--port", "0", "--proxy", "--cert", other.file, "--key", key)).err).toContain(
      "is not that of the certificate",
    );
  });
});
