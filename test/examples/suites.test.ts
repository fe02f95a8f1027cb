import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { folderOf } from "../../scripts/lib/installed.ts";

// A bot's own suite in each test runner, as its authors would write it, with the packed package.

const runners = [
  { name: "vitest", args: ["node_modules/vitest/vitest.mjs", "run", "suites/vitest.test.ts"] },
  { name: "node:test", args: ["--test", "suites/node.test.ts"] },
  {
    name: "jest, with ECMAScript modules",
    args: ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "-c", "suites/jest-esm.config.js"],
  },
  { name: "ts-jest, with CommonJS", args: ["node_modules/jest/bin/jest.js", "-c", "suites/ts-jest.config.js"] },
];

test.concurrent.each(runners)("$name", async ({ args }) => {
  const { VITEST: _, NODE_OPTIONS: __, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: folderOf({ name: "hosts" }), env: { ...env, NO_COLOR: "1" } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  expect(code, printed).toBe(0);
  expect(printed).toMatch(/Tests: +1 passed, 1 total|Tests +1 passed \(1\)|pass 1$/m);
});
