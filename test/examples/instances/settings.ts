import type { CallsClientOptions, DownloadOptions } from "graph-record-response";
import { createKeySource, type WebhookReceiverOptions } from "graph-record-response/webhook";

export interface Settings {
  readonly graph: CallsClientOptions;
  readonly webhook: Omit<WebhookReceiverOptions, "onNotification">;
  readonly download: DownloadOptions;
  readonly port: number;
  /** 32 random bytes, the same in all instances: openssl rand -base64 32. */
  readonly key: Uint8Array<ArrayBuffer>;
}

/** From the environment; GRAPH_MOCK_URL is the mock's, and only on this machine. */
export function settingsOf(environment: NodeJS.ProcessEnv): Settings {
  const {
    MICROSOFT_APP_ID: appId = "",
    GRAPH_TOKEN = "",
    GRAPH_MOCK_URL: mock,
    PORT = "3978",
    BOT_KEY = "",
  } = environment;
  const key = new Uint8Array(Buffer.from(BOT_KEY, "base64"));
  const common = { port: Number(PORT), key };
  if (!mock) return { ...common, graph: { accessToken: GRAPH_TOKEN }, webhook: { appId }, download: {} };
  const keys = createKeySource({ url: `${mock}/v1/.well-known/OpenIdConfiguration`, allowInsecureLoopback: true });
  const graph = { accessToken: "any", baseUrl: mock };
  return { ...common, graph, webhook: { appId, keys }, download: { allowInsecureLoopback: true } };
}
