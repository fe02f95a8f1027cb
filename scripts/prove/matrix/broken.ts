import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./row.ts";
import { consumerFiles, suiteResults } from "./runtimes.ts";
import type { Project } from "./workspace.ts";

/** Ways to break the installed package, each with the subject whose check must fail. */
const breaks = [
  { subject: "client", file: "src/bot/client/client.js", from: "if (issues.length > 0)", to: "if (false)" },
  { subject: "bare client", file: "generated/client.js", from: "pathSerializer: pathOf", to: "" },
  {
    subject: "parse",
    file: "src/bot/notifications/parse.js",
    from: "all.push(...read.notifications)",
    to: "all.length === 0 && all.push(...read.notifications)",
  },
  {
    subject: "receive",
    file: "src/webhook/authenticate.js",
    from: 'await compactVerify(token, key, { algorithms: ["RS256"] }).catch',
    to: 'await Promise.resolve({ payload: Uint8Array.fromBase64(token.split(".")[1], { alphabet: "base64url" }) }).catch',
  },
  {
    subject: "platform",
    file: "src/platform/kinds/recording/timeline.js",
    from: '"maxRecordDurationReached"',
    to: '"stopToneDetected"',
  },
  {
    subject: "wait",
    file: "src/bot/waiting/outcome.js",
    from: '{ kind: "timedOut" }',
    to: '{ kind: "callEnded" }',
  },
  { subject: "download", file: "src/lib/limited-body.js", from: "bytes > maxBytes", to: "false" },
  {
    subject: "Redacted",
    file: "src/contract/redacted.js",
    from: 'const mask = "[redacted]"',
    to: 'const mask = "hunter2"',
  },
];

/** Runs the suite with broken copies of the installed package: a suite that passes there would prove nothing. */
export function brokenRow({ folder }: Project): Row {
  return {
    name: "the suite notices a broken package",
    run: async () => {
      const missed: string[] = [];
      for (const [index, broken] of breaks.entries()) {
        const copy = join(folder, `broken-${index}`);
        copyConsumer(folder, copy);
        breakIn(join(copy, "node_modules/graph-record-response/dist", broken.file), broken);
        const results = await suiteResults(process.execPath, [], copy);
        if (results.every(({ name, ok }) => ok || !name.startsWith(`${broken.subject}:`)))
          missed.push(`${broken.subject} (${broken.file})`);
      }
      if (missed.length > 0) throw new Error(`It does not notice a broken ${missed.join(", ")}`);
      return `${breaks.length} of ${breaks.length} breaks`;
    },
  };
}

function copyConsumer(folder: string, copy: string): void {
  mkdirSync(copy);
  for (const name of ["node_modules", ...consumerFiles])
    cpSync(join(folder, name), join(copy, name), { recursive: true });
}

function breakIn(path: string, { from, to }: { from: string; to: string }): void {
  const text = readFileSync(path, "utf8");
  const changed = text.replaceAll(from, () => to);
  if (changed === text)
    throw new Error(`There is no ${from} to break; update the list in scripts/prove/matrix/broken.ts`);
  writeFileSync(path, changed);
}
