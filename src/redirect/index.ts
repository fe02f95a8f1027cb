import { isMainThread } from "node:worker_threads";
import { absoluteUrl, isLoopback } from "../lib/url.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { redirectConnections } from "./connections.ts";

// For `node --import graph-record-response/redirect bot.js`: what the bot sends to Microsoft reaches a mock.

const { NODE_ENV, GRAPH_MOCK_URL = "http://127.0.0.1:4010" } = process.env;

if (NODE_ENV === "production")
  throw new Error(
    "graph-record-response/redirect sends what is meant for Microsoft to a mock, and does not load where NODE_ENV is production.",
  );

const target = absoluteUrl(GRAPH_MOCK_URL);
if (target?.protocol !== "http:" || !isLoopback(target.hostname) || target.pathname !== "/")
  throw new Error(
    `GRAPH_MOCK_URL is the address of a mock on this machine, such as http://127.0.0.1:4010; not ${JSON.stringify(GRAPH_MOCK_URL)}.`,
  );

// what reads a proxy from the environment goes past it
for (const name of ["NO_PROXY", "no_proxy"])
  process.env[name] = [process.env[name], ...microsoftHosts].filter(Boolean).join(",");

const say = (text: string): void => void (isMainThread && process.stderr.write(`graph-record-response: ${text}\n`));
let isUnreachable = false;

redirectConnections({
  hosts: microsoftHosts,
  target,
  onUnreachable() {
    if (!isUnreachable)
      say(`nothing listens at ${target.origin}. Start it: npx graph-record-response mock --port ${target.port || 80}`);
    isUnreachable = true;
  },
});
say(`connections to these hosts go to the mock at ${target.origin}: ${[...microsoftHosts].join(", ")}`);
