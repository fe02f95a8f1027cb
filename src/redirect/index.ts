import { isMainThread } from "node:worker_threads";
import { absoluteUrl } from "../lib/url.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { redirectConnections } from "./connections.ts";

// For `node --import graph-record-response/redirect bot.js`: what the bot sends to Microsoft reaches a mock.

const { NODE_ENV, GRAPH_MOCK_URL = "http://127.0.0.1:4010" } = process.env;

if (NODE_ENV === "production")
  throw new Error(
    "graph-record-response/redirect sends what is meant for Microsoft to a mock, and does not load where NODE_ENV is production.",
  );

const target = absoluteUrl(GRAPH_MOCK_URL);
if (target?.protocol !== "http:")
  throw new Error(
    `GRAPH_MOCK_URL is the mock's address, such as http://127.0.0.1:4010; not ${JSON.stringify(GRAPH_MOCK_URL)}.`,
  );

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
