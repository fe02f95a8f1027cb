import { spawnSync } from "node:child_process";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { batched } from "../../src/cli/batched.ts";
import { createTerminal } from "../../src/cli/terminal.ts";

function world(isTTY = false) {
  const written: string[] = [];
  const out = batched({ isTTY, write: (text) => written.push(text) });
  const terminal = createTerminal(out, { write: (text) => written.push(`! ${text}`) }, {});
  return { written, terminal };
}

describe("lines for a file or a pipe", () => {
  test("of one turn are one write", async () => {
    const { written, terminal } = world();
    terminal.print("one");
    terminal.print("two");
    expect(written).toEqual([]);
    await nextTurn();
    terminal.print("three");
    await nextTurn();
    expect(written).toEqual(["one\ntwo\n", "three\n"]);
  });

  test("come before a complaint that came after them", () => {
    const { written, terminal } = world();
    terminal.print("one");
    terminal.complain("why");
    expect(written).toEqual(["one\n", "! why\n"]);
  });

  test("are written when the process ends in the same turn", () => {
    const code = `import { batched } from "./src/cli/batched.ts";
batched(process.stdout).write("last\\n");
process.exit(3);`;
    const { status, stdout } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", code], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: "last\n" });
  });
});

test("a person at a terminal sees each line as it comes", () => {
  const { written, terminal } = world(true);
  terminal.print("one");
  expect(written).toEqual(["one\n"]);
});
