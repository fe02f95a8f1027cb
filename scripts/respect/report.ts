/** What `redocly respect --json-output` writes of a description: its workflows' steps, with what was checked of each. */
export type RespectReport = { files: Record<string, { executedWorkflows: Workflow[] }> };
type Workflow = { workflowId: string; executedSteps: Step[] };
type Step = { stepId: string; request?: { method: string; url: string }; response?: { statusCode: number }; checks: Check[] };
type Check = { name: string; message: string; passed: boolean; condition?: string };

/** Each step in a line, with what it found wrong below it; `figure` sums them up. */
export type Told = { lines: string[]; figure: string; passed: boolean };

export function told({ files }: RespectReport): Told {
  const workflows = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const steps = workflows.flatMap(({ executedSteps }) => executedSteps);
  const checks = steps.flatMap((step) => step.checks);
  const failed = checks.filter(({ passed }) => !passed);
  return {
    lines: workflows.flatMap(({ workflowId, executedSteps }) => [workflowId, ...executedSteps.flatMap(stepLines)]),
    figure: `${workflows.length} workflows, ${steps.length} steps: ${checks.length - failed.length} checks passed, ${failed.length} failed`,
    passed: checks.length > 0 && failed.length === 0,
  };
}

function stepLines({ stepId, request, response, checks }: Step): string[] {
  const wrong = checks.filter(({ passed }) => !passed);
  const path = request && new URL(request.url).pathname;
  const exchange = request ? `${request.method.toUpperCase()} ${path} → ${response?.statusCode ?? "no answer"}` : "nothing was sent";
  return [`  ${wrong.length === 0 ? "✓" : "✗"} ${stepId.padEnd(26)} ${checks.length} checks  ${exchange}`, ...wrong.map(({ name, condition, message }) => `      ${name}: ${condition ?? message}`)];
}
