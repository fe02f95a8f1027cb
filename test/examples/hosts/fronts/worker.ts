import { Miniflare } from "miniflare";

// The runtime of Cloudflare Workers, on this machine.

const { PORT, MICROSOFT_APP_ID = "", GRAPH_MOCK_URL = "", CONTEXT_KEY = "" } = process.env;
const runtime = new Miniflare({
  modules: true,
  scriptPath: "built/worker.bundle.js",
  compatibilityDate: "2026-01-01",
  bindings: { MICROSOFT_APP_ID, GRAPH_MOCK_URL, CONTEXT_KEY },
  host: "127.0.0.1",
  port: Number(PORT),
});
await runtime.ready;
process.once("SIGTERM", () => runtime.dispose().then(() => process.exit()));
console.log("listening");
