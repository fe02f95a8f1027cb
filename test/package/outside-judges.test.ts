import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import arazzo from "../../generated/arazzo.json" with { type: "json" };
import type { Contract } from "../../scripts/lib/contract.ts";
import { summarised } from "../../scripts/prove/respect/report.ts";
import { copyProject, lastLine, projectFolder, type Ran, run } from "../support/project-copy.ts";

/** Runs a command of the project, or of a copy whose bundled contract was spoilt while the package stayed as it is. */
async function judged(script: string, spoil?: (contract: Contract) => void): Promise<Ran> {
  if (!spoil) return run(process.execPath, [script], projectFolder);
  await using project = await copyProject();
  await symlink(join(projectFolder, "dist"), join(project.folder, "dist"));
  const contract = JSON.parse(await project.read("generated/openapi.json")) as Contract;
  spoil(contract);
  await project.write("generated/openapi.json", JSON.stringify(contract));
  return await project.node(script);
}

const old = "/app/calls/{callId}/recordResponse";
const operationPath = "/communications/calls/{callId}/operations/{operationId}";
/** The schema of an open enum accepts any string; this one accepts only integers. */
const statusIsANumber = ({ components }: Contract): unknown =>
  (components.schemas.operationStatus = { type: "integer" });

describe.concurrent("the Arazzo description, run by Redocly against the mock", () => {
  test("every step is as the contract and the description say", async () => {
    const { code, stdout, stderr } = await judged("scripts/prove/respect/main.ts");
    expect([code, stderr]).toEqual([0, ""]);
    const { workflows } = arazzo as { workflows: readonly { readonly steps: readonly unknown[] }[] };
    const figure = /^(\d+) workflows, (\d+) steps: (\d+) checks passed, 0 failed$/;
    const [ran = 0, steps = 0, checks = 0] =
      figure
        .exec(lastLine(stdout) ?? "")
        ?.slice(1)
        .map(Number) ?? [];
    expect(ran).toBe(workflows.length);
    expect(steps).toBeGreaterThanOrEqual(workflows.flatMap((workflow) => workflow.steps).length);
    expect(checks).toBeGreaterThan(steps);
  });

  test("an answer that does not match the contract is reported, with the step", async () => {
    const { code, stdout } = await judged("scripts/prove/respect/main.ts", statusIsANumber);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ ask .*→ 200\n {6}schema check: .*TYPE must be integer/s);
    expect(stdout).toMatch(/✗ record\.ask .*\n {6}it did not run: /);
    expect(lastLine(stdout)).toMatch(/ [1-9]\d* failed$/);
  });
});

describe.concurrent("the traffic of npm start, of the simulated platform and of the handlers for msw, judged by Redocly", () => {
  test("nothing in it is undocumented, and its coverage is printed", async () => {
    const { code, stdout, stderr } = await judged("scripts/prove/drift/main.ts");
    expect([code, stderr]).toEqual([0, ""]);
    const figure =
      /^\d+ exchanges, 0 findings; covered: operations (\d+)\/(\d+), parameters (\d+)\/(\d+), properties \d+\/\d+, responses (\d+)\/(\d+)$/;
    const [operations, allOperations, parameters, allParameters, responses = 0, allResponses = 0] =
      figure
        .exec(lastLine(stdout) ?? "")
        ?.slice(1)
        .map(Number) ?? [];
    expect([operations, parameters]).toEqual([allOperations, allParameters]);
    expect(responses / allResponses).toBeGreaterThan(0.9);
  });

  test("an address, a header and a member that the contract does not describe so are each found", async () => {
    const { code, stdout } = await judged("scripts/prove/drift/main.ts", (contract) => {
      delete contract.paths[old];
      delete contract.paths[operationPath]?.get?.parameters;
      statusIsANumber(contract);
    });
    expect(code).toBe(1);
    for (const finding of [
      "Undocumented endpoint: POST /beta/app/calls/",
      'Undocumented header in traffic: "client-request-id"',
      '"status" must be integer',
    ]) {
      expect(stdout).toContain(finding);
    }
  });
});

describe("the summary of Redocly's run", () => {
  const description = { workflows: [{ workflowId: "record", steps: [{ stepId: "ask" }, { stepId: "read" }] }] };
  const check = { name: "status code check", message: "", passed: true };
  const ran = (
    ...executedSteps: { stepId: string; request?: { method: string; url: string }; checks: (typeof check)[] }[]
  ) =>
    summarised({ files: { "a.yaml": { executedWorkflows: [{ workflowId: "record", executedSteps }] } } }, description);

  test("passes when every step of the description ran, and every check of it passed", () => {
    const { figure, passed } = ran({ stepId: "ask", checks: [check] }, { stepId: "read", checks: [check, check] });
    expect([figure, passed]).toEqual(["1 workflows, 2 steps: 3 checks passed, 0 failed", true]);
  });

  describe("with a step that runs a workflow, and one that is tried again", () => {
    const both = {
      workflows: [...description.workflows, { workflowId: "call", steps: [{ stepId: "whole", workflowId: "record" }] }],
    };
    const step = (stepId: string, passed = true): { stepId: string; checks: (typeof check)[] } => {
      return { stepId, checks: [{ ...check, passed }] };
    };
    const called = (...executedSteps: ReturnType<typeof step>[]) => {
      const record = { workflowId: "record", executedSteps: [step("ask"), step("read", false), step("read")] };
      const call = { workflowId: "call", executedSteps: [{ stepId: "whole", executedSteps }] };
      return summarised({ files: { "a.yaml": { executedWorkflows: [record, call] } } }, both);
    };

    test("its steps count as well, and the last attempt alone", () => {
      const { lines, figure, passed } = called(step("ask"), step("read", false), step("read"));
      expect([figure, passed]).toEqual(["2 workflows, 4 steps: 4 checks passed, 0 failed", true]);
      expect(lines.slice(-2).map((line) => line.trim().split(/ +/)[1])).toEqual(["whole.ask", "whole.read"]);
    });

    test.each([
      { why: "one of them did not run", steps: [step("ask")], failed: 1 },
      { why: "none of them ran", steps: [], failed: 2 },
      { why: "the last attempt failed", steps: [step("ask"), step("read"), step("read", false)], failed: 1 },
    ])("fails when $why", ({ steps, failed }) => {
      const { figure, passed } = called(...steps);
      expect([figure, passed]).toEqual([`2 workflows, 4 steps: ${4 - failed} checks passed, ${failed} failed`, false]);
    });
  });

  test.each([
    {
      why: "a step did not run",
      steps: [{ stepId: "ask", checks: [check] }],
      line: "  ✗ read                             1 checks",
    },
    {
      why: "nothing was checked of a step",
      steps: [
        { stepId: "ask", checks: [] },
        { stepId: "read", checks: [check] },
      ],
      line: "  ✗ ask                              1 checks",
    },
    {
      why: "a step got no answer, which Redocly reports without an address",
      steps: [
        { stepId: "ask", checks: [check] },
        { stepId: "read", request: { method: "get", url: "" }, checks: [{ ...check, passed: false }] },
      ],
      line: "  ✗ read                             1 checks  GET → no answer",
    },
  ])("fails when $why", ({ steps, line }) => {
    const { lines, figure, passed } = ran(...steps);
    expect([figure, passed]).toEqual(["1 workflows, 2 steps: 1 checks passed, 1 failed", false]);
    expect(lines).toContain(line);
  });
});
