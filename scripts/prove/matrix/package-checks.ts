import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Row } from "./row.ts";
import { createProject, must, type Project, versionOf } from "./workspace.ts";

/** Linters for packages, from the registry. */
const judges = [
  {
    name: "publint",
    range: "0.3",
    program: "src/cli.js",
    args: (tarball: string) => ["run", tarball, "--strict"],
    wanted: "All good!",
  },
  {
    name: "@arethetypeswrong/cli",
    range: "0.18",
    program: "dist/index.js",
    args: (tarball: string) => [tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji"],
    wanted: "(ESM)",
  },
];

export function judgeRows(tarball: string): Row[] {
  return judges.map(({ name, range, program, args, wanted }) => ({
    name,
    run: async () => {
      using project = await createProject([`${name}@${range}`]);
      const printed = await must(
        process.execPath,
        [`node_modules/${name}/${program}`, ...args(tarball)],
        project.folder,
      );
      if (!printed.includes(wanted)) throw new Error(printed);
      return `${versionOf(project, name)}, no problems`;
    },
  }));
}

/** Parts of the package, and packages, that only other entry points may load. */
const otherDoors =
  /dist\/src\/(?:webhook|msw|testing|platform|cli)\/|dist\/generated\/client\.js|node_modules\/(?:jose|msw|openapi-fetch)\//;

export function bundleRow({ folder }: Project): Row {
  return {
    name: "the bundle of . contains no other entry point",
    run: async () => {
      const { metafile, outputFiles } = await build({
        stdin: { contents: 'export * from "graph-record-response";', resolveDir: folder },
        absWorkingDir: folder,
        bundle: true,
        format: "esm",
        platform: "neutral",
        minify: true,
        write: false,
        metafile: true,
        logLevel: "silent",
      });
      const inputs = Object.keys(metafile.inputs);
      const foreign = inputs.filter((path) => otherDoors.test(path));
      if (foreign.length > 0) throw new Error(`It pulls in ${foreign.join(", ")}`);
      if (!inputs.some((path) => path.endsWith("graph-record-response/dist/src/index.js")))
        throw new Error("The entry point itself is not in the bundle");
      const [text] = outputFiles.map(({ contents }) => contents);
      return `${inputs.length} files, ${inKilobytes(text?.length)} minified, ${inKilobytes(gzipSync(text ?? "").length)} gzipped`;
    },
  };
}

const inKilobytes = (bytes = 0): string => `${(bytes / 1_000).toFixed(1)} kB`;
