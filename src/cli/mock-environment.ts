import { join } from "node:path";
import type { GraphVersion } from "../contract/versions.ts";
import { isLoopback } from "../lib/url.ts";
import type { Certificate } from "./certificate.ts";

/** What to set for a bot whose code names Microsoft's hosts. */
export interface BotEnvironment {
  /** What the bot runs in. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The arguments of a command that has to run before. */
  readonly first?: readonly string[];
}

/** What the mock is to a bot. */
export interface MockFacts {
  readonly origin: string;
  readonly version: GraphVersion;
  /** Where the OpenID configuration is. */
  readonly keys: string;
  /** Audience of the callback tokens. */
  readonly appId: string;
}

/** What to write in TypeScript, with this package, where nothing is redirected. */
export function typescriptSettings({ origin, version, keys, appId }: MockFacts): readonly string[] {
  const ofVersion = version === "beta" ? "" : `, version: "${version}"`;
  const { hostname } = new URL(origin);
  const named = `insecureHosts: ["${hostname}"]`;
  const [forClient, byHttp] = isLoopback(hostname) ? ["", "allowInsecureLoopback: true"] : [`, ${named}`, named];
  return [
    `createCallsClient({ accessToken: "any", baseUrl: "${origin}"${ofVersion}${forClient} })`,
    `createWebhookReceiver({ appId: "${appId}", keys: createKeySource({ url: "${keys}", ${byHttp} }), onNotification })`,
    `downloadRecording(recording, { ${byHttp} })`,
  ];
}

/** For a bot in Node, without a proxy. The address of the file, as the package may not be installed beside the bot. */
export function redirectEnvironment({ origin, appId }: MockFacts): BotEnvironment {
  const redirect = `--import ${import.meta.resolve("graph-record-response/redirect")}`;
  return { name: "Node", variables: { NODE_OPTIONS: redirect, GRAPH_MOCK_URL: origin, MICROSOFT_APP_ID: appId } };
}

const password = "changeit";

export function proxyEnvironments(
  { origin, appId }: MockFacts,
  { file, bundle, folder }: Certificate,
): readonly BotEnvironment[] {
  const { hostname, port } = new URL(origin);
  const own = "localhost,127.0.0.1";
  // many programs read the lower-case names first
  const names = { HTTPS_PROXY: origin, https_proxy: origin, NO_PROXY: own, no_proxy: own };
  const proxy = { ...names, MICROSOFT_APP_ID: appId };
  const store = join(folder, "mock.p12");
  const java = {
    "https.proxyHost": hostname,
    "https.proxyPort": port,
    "javax.net.ssl.trustStore": store,
    "javax.net.ssl.trustStorePassword": password,
  };
  return [
    {
      name: "Node 22.21, 24.5 or later, by proxy",
      variables: { ...proxy, NODE_USE_ENV_PROXY: "1", NODE_EXTRA_CA_CERTS: file },
    },
    { name: "Python", variables: { ...proxy, SSL_CERT_FILE: bundle, REQUESTS_CA_BUNDLE: bundle } },
    { name: ".NET on Linux", variables: { ...proxy, SSL_CERT_FILE: bundle } },
    { name: "curl", variables: { ...proxy, CURL_CA_BUNDLE: bundle } },
    {
      name: "Java",
      first: [
        ...["keytool", "-importcert", "-noprompt", "-alias", "graph-mock", "-file", file],
        ...["-keystore", store, "-storetype", "PKCS12", "-storepass", password],
      ],
      variables: {
        MICROSOFT_APP_ID: appId,
        JAVA_TOOL_OPTIONS: Object.entries(java)
          .map(([name, value]) => `-D${name}=${value}`)
          .join(" "),
      },
    },
  ];
}
