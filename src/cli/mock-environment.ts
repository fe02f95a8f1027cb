import type { GraphVersion } from "../contract/versions.ts";

/** What to set for a bot whose code names Microsoft's hosts. */
export interface BotEnvironment {
  /** What the bot runs in. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** A command that has to run before. */
  readonly first?: string;
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
  return [
    `createCallsClient({ accessToken: "any", baseUrl: "${origin}"${ofVersion} })`,
    `createWebhookReceiver({ appId: "${appId}", keys: createKeySource({ url: "${keys}", allowInsecureLoopback: true }), onNotification })`,
    "downloadRecording(recording, { allowInsecureLoopback: true })",
  ];
}

/** For a bot in Node, without a proxy. */
export function redirectEnvironment({ origin, appId }: MockFacts): BotEnvironment {
  const redirect = { NODE_OPTIONS: "--import graph-record-response/redirect", GRAPH_MOCK_URL: origin };
  return { name: "Node", variables: { ...redirect, MICROSOFT_APP_ID: appId } };
}

/** @param certificate the file to trust */
export function proxyEnvironments({ origin, appId }: MockFacts, certificate: string): readonly BotEnvironment[] {
  const { hostname, port } = new URL(origin);
  const proxy = { HTTPS_PROXY: origin, NO_PROXY: "localhost,127.0.0.1", MICROSOFT_APP_ID: appId };
  const store = certificate.replace(/\.[^./\\]*$/, "") + ".p12";
  const password = "changeit";
  const java = {
    "https.proxyHost": hostname,
    "https.proxyPort": port,
    "javax.net.ssl.trustStore": store,
    "javax.net.ssl.trustStorePassword": password,
  };
  return [
    { name: "Node by proxy", variables: { ...proxy, NODE_USE_ENV_PROXY: "1", NODE_EXTRA_CA_CERTS: certificate } },
    { name: "Python", variables: { ...proxy, SSL_CERT_FILE: certificate, REQUESTS_CA_BUNDLE: certificate } },
    { name: ".NET", variables: { ...proxy, SSL_CERT_FILE: certificate } },
    { name: "curl", variables: { ...proxy, CURL_CA_BUNDLE: certificate } },
    {
      name: "Java",
      first: `keytool -importcert -noprompt -alias graph-mock -file ${certificate} -keystore ${store} -storetype PKCS12 -storepass ${password}`,
      variables: {
        MICROSOFT_APP_ID: appId,
        JAVA_TOOL_OPTIONS: Object.entries(java)
          .map(([name, value]) => `-D${name}=${value}`)
          .join(" "),
      },
    },
  ];
}
