import { operations } from "../../generated/operations.ts";

/** Hosts that a bot names in its code, and that a mock stands in for: Graph's and the recordings' as the contract has them. */
export const microsoftHosts: ReadonlySet<string> = new Set([
  ...Object.values(operations).flatMap(({ servers }) => servers.map((server) => new URL(server).hostname)),
  "microsoftgraph.chinacloudapi.cn",
  // tokens for Graph
  "login.microsoftonline.com",
  "login.microsoft.com",
  "login.windows.net",
  "sts.windows.net",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
  "login.chinacloudapi.cn",
  "login.usgovcloudapi.net",
  // keys of the callback tokens
  "api.aps.skype.com",
  "login.botframework.com",
  "login.botframework.azure.us",
  "apigcch.botframework.azure.us",
]);
