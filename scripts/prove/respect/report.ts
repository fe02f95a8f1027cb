/** What `redocly respect --json-output` writes of a description: its workflows' steps, with what was checked of each. */
export type RespectReport = {
  files: Record<string, { executedWorkflows: { workflowId: string; executedSteps: Executed[] }[] }>;
};
/** A step, at each attempt, or the workflow that a step runs. */
type Executed = ExecutedStep | { stepId: string; executedSteps: Executed[] };
type ExecutedStep = {
  stepId: string;
  request?: { method: string; url: string };
  response?: { statusCode: number };
  checks: Check[];
};
type Check = { name: string; message: string; passed: boolean; condition?: string };

/** The part of an Arazzo description that lists what is run. */
type Description = { workflows: { workflowId: string; steps: Step[] }[] };
/** A step that names a workflow has that one's steps. */
type Step = { stepId: string; workflowId?: string };

type Outcome = { lines: string[]; checks: Check[] };

/** Each step of a description in a line, with what was wrong with it below; `figure` sums them up. */
export type Summary = { lines: string[]; figure: string; passed: boolean };

export function summarised({ files }: RespectReport, { workflows }: Description): Summary {
  const executed = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const outcomesOf = (steps: Step[], run: Executed[], above = ""): Outcome[] =>
    steps.flatMap(({ stepId, workflowId }) => {
      const [name, last] = [above + stepId, run.findLast((each) => each.stepId === stepId)];
      const within = workflows.find((workflow) => workflow.workflowId === workflowId);
      if (!within) return [outcomeOf(name, last && "checks" in last ? last : undefined)];
      return outcomesOf(within.steps, last && "executedSteps" in last ? last.executedSteps : [], `${name}.`);
    });
  const outcomes = workflows.map(({ workflowId, steps }) => {
    const run = executed.find((workflow) => workflow.workflowId === workflowId)?.executedSteps ?? [];
    return { workflowId, steps: outcomesOf(steps, run) };
  });
  const steps = outcomes.flatMap((workflow) => workflow.steps);
  const checks = steps.flatMap((step) => step.checks);
  const failed = checks.filter(({ passed }) => !passed);
  return {
    lines: outcomes.flatMap((workflow) => [workflow.workflowId, ...workflow.steps.flatMap(({ lines }) => lines)]),
    figure: `${workflows.length} workflows, ${steps.length} steps: ${checks.length - failed.length} checks passed, ${failed.length} failed`,
    passed: failed.length === 0,
  };
}

/** A step that did not run, or had no checks, counts as a failed check. */
const notRun: Check = {
  name: "it did not run",
  message: "a step before it failed, or ended the workflow",
  passed: false,
};

function outcomeOf(name: string, step: ExecutedStep | undefined): Outcome {
  const checks = step && step.checks.length > 0 ? step.checks : [notRun];
  const wrong = checks.filter(({ passed }) => !passed);
  const line = `  ${wrong.length === 0 ? "✓" : "✗"} ${name.padEnd(32)} ${checks.length} checks${exchange(step)}`;
  return {
    lines: [line, ...wrong.map((check) => `      ${check.name}: ${check.condition ?? check.message}`)],
    checks,
  };
}

function exchange({ request, response }: Partial<ExecutedStep> = {}): string {
  if (!request) return "";
  const path = URL.canParse(request.url) ? ` ${new URL(request.url).pathname}` : "";
  return `  ${request.method.toUpperCase()}${path} → ${response?.statusCode ?? "no answer"}`;
}
