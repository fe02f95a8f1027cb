import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The files of src/ and generated/ by their imports: which way they go.

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((file) => file.endsWith(".ts"))
    .sort();

const textOf = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

interface Import {
  readonly from: string;
  readonly to: string;
}

/** What `import … from`, `export … from`, `import "…"` and `import("…")` name, types included; packages are left out. */
function importsOf(file: string): readonly Import[] {
  const names = textOf(file).matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g);
  return Array.from(names, ([, name = ""]) => ({ from: file, to: posix.join(posix.dirname(file), name) }));
}

const sources = filesIn("src");
const imports = sources.flatMap(importsOf);
const named = (found: readonly Import[]): string[] => found.map(({ from, to }) => `${from} imports ${to}`);

/** `lib` of src/lib/url.ts, `errors` of src/errors.ts, `generated` of generated/types.ts. */
const wingOf = (file: string): string => file.replace(/^src\//, "").replace(/(?:\/.*|\.ts)$/, "");

test("the imports are found: of values, types, several lines, and at run time", () => {
  expect(imports).toEqual(
    expect.arrayContaining([
      { from: "src/webhook/keys.ts", to: "src/lib/clock.ts" },
      { from: "src/webhook/body.ts", to: "src/bot/notifications/parsed.ts" },
      { from: "src/testing/index.ts", to: "src/platform/audio/wav.ts" },
      { from: "src/cli/run-cli.ts", to: "src/cli/mock.ts" },
      { from: "src/contract/tones.ts", to: "generated/vocabulary.ts" },
    ]),
  );
});

describe("wings import downwards only, and no door imports another", () => {
  const rows = [
    { wing: "errors", below: [] },
    { wing: "lib", below: ["errors"] },
    { wing: "contract", below: ["errors", "lib", "generated"] },
    { wing: "bot", below: ["errors", "lib", "generated", "contract"] },
    { wing: "index", below: ["errors", "lib", "generated", "contract", "bot"] },
    { wing: "webhook", below: ["errors", "lib", "generated", "contract", "bot"] },
    { wing: "redis", below: ["errors", "lib", "generated", "contract", "bot"] },
    { wing: "platform", below: ["errors", "lib", "generated", "contract", "bot", "webhook"] },
    { wing: "msw", below: ["errors", "lib", "generated", "contract", "bot", "webhook", "platform"] },
    { wing: "testing", below: ["errors", "lib", "generated", "contract", "bot", "webhook", "platform"] },
    { wing: "redirect", below: ["lib", "generated", "platform"] },
    { wing: "cli", below: ["errors", "lib", "generated", "contract", "bot", "webhook", "platform"] },
  ];

  test.each(rows)("$wing", ({ wing, below }) => {
    const own = imports.filter(({ from }) => wingOf(from) === wing);
    expect(named(own.filter(({ to }) => ![wing, ...below].includes(wingOf(to))))).toEqual([]);
  });

  test("there is no other wing", () => {
    const known = rows.map(({ wing }) => wing);
    expect(sources.filter((file) => !known.includes(wingOf(file)))).toEqual([]);
  });

  test("platform imports nothing of bot/client", () => {
    const ofPlatform = imports.filter(({ from }) => wingOf(from) === "platform");
    expect(named(ofPlatform.filter(({ to }) => to.startsWith("src/bot/client/")))).toEqual([]);
  });

  test("generated imports nothing but generated", () => {
    const ofGenerated = filesIn("generated").flatMap(importsOf);
    expect(named(ofGenerated.filter(({ to }) => wingOf(to) !== "generated"))).toEqual([]);
  });
});

describe("CT-04 what serves the command line alone is loaded by no entry point but its own", () => {
  /** Everything that a file loads, types left out. */
  function loadedBy(entry: string): ReadonlySet<string> {
    const loaded = new Set([entry]);
    for (const file of loaded) {
      const names = textOf(file).matchAll(
        /^(?:import|export) (?!type\b)[^"]*?from "(\.[^"]*)"|\bimport\("(\.[^"]*)"\)/gm,
      );
      for (const [, name = "", dynamic = name] of names) loaded.add(posix.join(posix.dirname(file), name || dynamic));
    }
    return loaded;
  }

  test.each(["index", "webhook/index", "redis/index", "msw/index", "testing/index"])("%s", (door) => {
    const loaded = [...loadedBy(`src/${door}.ts`)];
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.filter((file) => /^src\/(?:cli|redirect)\/|microsoft-hosts/.test(file))).toEqual([]);
  });

  test("redirect loads its own and a table of addresses", () => {
    expect([...loadedBy("src/redirect/index.ts")].sort()).toEqual([
      "generated/operations.ts",
      "src/lib/url.ts",
      "src/platform/microsoft-hosts.ts",
      "src/redirect/connections.ts",
      "src/redirect/index.ts",
    ]);
  });
});

describe("no import leads back to where it came from", () => {
  /** Imports between places that go round. Of the ways round the one that few imports go is the odd one, and comes first. */
  function circular(placeOf: (file: string) => string): readonly Import[] {
    const between = imports
      .map((one) => ({ ...one, fromPlace: placeOf(one.from), toPlace: placeOf(one.to) }))
      .filter(({ fromPlace, toPlace }) => fromPlace !== toPlace);

    function leadsBack({ fromPlace, toPlace }: (typeof between)[number]): boolean {
      const reached = new Set([toPlace]);
      for (const place of reached) {
        for (const next of between) if (next.fromPlace === place) reached.add(next.toPlace);
      }
      return reached.has(fromPlace);
    }

    const likeThis = ({ fromPlace, toPlace }: (typeof between)[number]): number =>
      between.filter((each) => each.fromPlace === fromPlace && each.toPlace === toPlace).length;
    return between.filter(leadsBack).toSorted((a, b) => likeThis(a) - likeThis(b));
  }

  test("by files", () => {
    expect(named(circular((file) => file))).toEqual([]);
  });

  test("by folders", () => {
    /** A folder of a wing with what is below it, `src/bot/kinds`; the files at the root of src stand for themselves. */
    const folderOf = (file: string): string =>
      posix.dirname(file) === "src" ? file : posix.dirname(file).split("/").slice(0, 3).join("/");
    expect(named(circular(folderOf))).toEqual([]);
  });
});

test("CT-01 what waits, calls Graph, plays a call and answers requests knows no operation by name", () => {
  const rooms = ["src/bot/waiting/", "src/bot/client/", "src/platform/call/", "src/platform/http/"];
  const lines = sources
    .filter((file) => rooms.some((room) => file.startsWith(room)))
    .flatMap((file) =>
      textOf(file)
        .split("\n")
        .map((line) => `${file} ${line.trim()}`),
    );
  expect(lines.length).toBeGreaterThan(1_000);
  // the name of a public option
  const names = lines.map((line) => line.replaceAll("trustRecording", ""));
  expect(names.filter((line) => /[rR]ecord(ing|Response|Operation|ed)|[pP]rompt/.test(line))).toEqual([]);
});

test("at the root of src stand index.ts, errors.ts and tsconfig.json", () => {
  const atRoot = readdirSync(join(projectRoot, "src"), { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(atRoot.map(({ name }) => name).sort()).toEqual(["errors.ts", "index.ts", "tsconfig.json"]);
});

test("the code of lib has no word of Graph", () => {
  const lines = sources
    .filter((file) => wingOf(file) === "lib")
    .flatMap((file) =>
      textOf(file)
        .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
        .split("\n")
        .map((line, index) => `${file}:${index + 1} ${line.replace(/(?:^|\s)\/\/.*/, "").trim()}`),
    );
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => /graph|callId|recording|notification|teams|\bbot\b/i.test(line))).toEqual([]);
});
