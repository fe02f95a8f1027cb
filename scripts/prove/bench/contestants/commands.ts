import { runToEnd } from "../../../lib/child.ts";
import { projectRoot } from "../../../lib/project.ts";
import type { Contestant, Contestants } from "../contestant.ts";

/** Runs a command of this project to its end: seconds of the processor, those of its own commands too, and of the wall clock. */
function command(line: string): Contestant {
  return () => async () => {
    const began = performance.now();
    const ran = await runToEnd("sh", ["-c", `${line} >&2; code=$?; times; exit $code`], { cwd: projectRoot });
    const wall = (performance.now() - began) / 1_000;
    if (ran.code !== 0) throw new Error(`${line} failed:\n${ran.stderr.slice(-2_000)}`);
    // The second line of the shell's own \`times\` is of its children: 0m1.230s 0m0.120s.
    const [, children = ""] = ran.stdout.trim().split("\n");
    const seconds = Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => Number(m) * 60 + Number(s));
    return { processor: seconds.reduce((sum, one) => sum + one, 0), wall };
  };
}

export const contestants: Contestants = {
  "npm run generate": command("npm run -s generate"),
  "npm test": command("npm test"),
};
