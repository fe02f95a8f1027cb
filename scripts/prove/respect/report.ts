/** What `redocly respect --json-output` writes of a description: its workflows' steps, with what was checked of each. */
export type RespectReport = {
  files: Record<string, { executedWorkflows: { workflowId: string; executedSteps: ExecutedStep[] }[] }>;
};
type ExecutedStep = {
  stepId: string;
  request?: { method: string; url: string };
  response?: { statusCode: number };
  checks: Check[];
};
type Check = { name: string; message: string; passed: boolean; condition?: string };

/** The part of an Arazzo description that lists what is run. */
type Description = { workflows: { workflowId: string; steps: { stepId: string }[] }[] };

/** Each step of a description in a line, with what was wrong with it below; `figure` sums them up. */
export type Summary = { lines: string[]; figure: string; passed: boolean };

export function summarised({ files }: RespectReport, { workflows }: Description): Summary {
  const executed = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const outcomes = workflows.map(({ workflowId, steps }) => {
    const run = executed.find((workflow) => workflow.workflowId === workflowId)?.executedSteps ?? [];
    return {
      workflowId,
      steps: steps.map(({ stepId }) =>
        outcomeOf(
          stepId,
          run.find((step) => step.stepId === stepId),
        ),
      ),
    };
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

function outcomeOf(stepId: string, step: ExecutedStep | undefined): { lines: string[]; checks: Check[] } {
  const checks = step && step.checks.length > 0 ? step.checks : [notRun];
  const wrong = checks.filter(({ passed }) => !passed);
  const line = `  ${wrong.length === 0 ? "✓" : "✗"} ${stepId.padEnd(26)} ${checks.length} checks${exchange(step)}`;
  return {
    lines: [line, ...wrong.map(({ name, condition, message }) => `      ${name}: ${condition ?? message}`)],
    checks,
  };
}

function exchange({ request, response }: Partial<ExecutedStep> = {}): string {
  if (!request) return "";
  const path = URL.canParse(request.url) ? ` ${new URL(request.url).pathname}` : "";
  return `  ${request.method.toUpperCase()}${path} → ${response?.statusCode ?? "no answer"}`;
}
