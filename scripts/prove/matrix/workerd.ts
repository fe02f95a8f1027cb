import { build } from "esbuild";
import { projectFile } from "../../lib/project.ts";
import { type CheckResult, passedChecks, type Row } from "./row.ts";
import { suiteResults } from "./runtimes.ts";
import { createProject, type Project, versionOf } from "./workspace.ts";

/** Before and after a promise goes on that another request settles. */
const compatibilityDates = ["2023-01-01", "2026-01-01"];

/** Runs the suite in a Cloudflare Worker, and a wait that ends in another request than that in which it began. */
export function workerdRows({ folder }: Project): Row[] {
  return compatibilityDates.map((date) => ({
    name: `workerd, ${date}`,
    run: async () => {
      using host = await createProject(["miniflare@4"]);
      host.write("worker.js", await bundled(folder));
      host.write("host.js", projectFile("test/conformance/workerd-host.js").replace("COMPATIBILITY_DATE", date));
      const results: CheckResult[] = await suiteResults(process.execPath, [], host.folder, "host.js");
      return `${versionOf(host, "workerd")}, ${passedChecks(results)}`;
    },
  }));
}

async function bundled(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: projectFile("test/conformance/workerd.js"), resolveDir: folder, sourcefile: "workerd.js" },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
