/** Runs worker.js in workerd, and prints what came of it as the suite's results are printed. */
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Miniflare } from "miniflare";

const worker = new Miniflare({
  modules: true,
  script: readFileSync("worker.js", "utf8"),
  compatibilityDate: "COMPATIBILITY_DATE",
});
const text = async (path) => (await worker.dispatchFetch(`http://localhost${path}`)).text();
const check = (name, found, wanted) => ({ name, ok: found === wanted, error: `it is ${found}, not ${wanted}` });

try {
  const results = JSON.parse(await text("/suite"));
  const startMs = performance.now();
  const waited = text("/wait").catch(String);
  await setTimeout(200);
  const notified = await text("/notify");
  results.push(
    check("a notification in a request of its own is taken", notified, "202"),
    check("it ends the wait of another request", await waited, "recorded"),
    check("at once, and not at its deadline", performance.now() - startMs < 3_000, true),
  );
  console.log(JSON.stringify(results));
} finally {
  await worker.dispose();
}
