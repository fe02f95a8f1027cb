import type { CallsClientOptions, DownloadOptions } from "graph-record-response";
import { createKeySource, type WebhookReceiverOptions } from "graph-record-response/webhook";

export interface Settings {
  readonly graph: CallsClientOptions;
  readonly webhook: Omit<WebhookReceiverOptions, "onNotification">;
  readonly download: DownloadOptions;
}

/** Where Graph is, from the environment alone: with GRAPH_MOCK_URL it is the mock, as `graph-record-response mock` prints it. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { MICROSOFT_APP_ID: appId = "", GRAPH_TOKEN: accessToken = "any", GRAPH_MOCK_URL: mock } = environment;
  if (!mock) return { graph: { accessToken }, webhook: { appId }, download: {} }; // or a credential of @azure/identity
  const keys = createKeySource({ url: `${mock}/v1/.well-known/OpenIdConfiguration`, allowInsecureLoopback: true });
  return { graph: { accessToken, baseUrl: mock }, webhook: { appId, keys }, download: { allowInsecureLoopback: true } };
}
