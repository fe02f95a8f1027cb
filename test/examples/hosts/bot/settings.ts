import type { CallsClientOptions, DownloadOptions } from "graph-record-response";
import { createKeySource, type WebhookReceiverOptions } from "graph-record-response/webhook";

export interface Settings {
  readonly graph: CallsClientOptions;
  readonly webhook: Omit<WebhookReceiverOptions, "onNotification">;
  readonly download: DownloadOptions;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where Graph is, from the environment alone: with GRAPH_MOCK_URL it is the mock, as `graph-record-response mock` prints it.
 * Plain http, and so a mock, is taken on this machine alone.
 */
export function settingsOf({ MICROSOFT_APP_ID: appId = "", GRAPH_TOKEN, GRAPH_MOCK_URL }: Environment): Settings {
  if (!GRAPH_MOCK_URL) {
    // GRAPH_TOKEN lasts an hour: in production a credential of @azure/identity, such as new DefaultAzureCredential()
    if (!GRAPH_TOKEN) throw new Error("Set GRAPH_TOKEN, or GRAPH_MOCK_URL to run against the mock.");
    return { graph: { accessToken: GRAPH_TOKEN }, webhook: { appId }, download: {} };
  }
  const url = `${GRAPH_MOCK_URL}/v1/.well-known/OpenIdConfiguration`;
  return {
    graph: { accessToken: "any", baseUrl: GRAPH_MOCK_URL },
    webhook: { appId, keys: createKeySource({ url, allowInsecureLoopback: true }) },
    download: { allowInsecureLoopback: true },
  };
}
