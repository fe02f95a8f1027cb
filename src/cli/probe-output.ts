import type { Answer } from "./probe-send.ts";
import type { Terminal } from "./terminal.ts";
import { beside } from "./wrapped.ts";

export interface Verdict {
  readonly name: string;
  readonly ok: boolean;
  /** In the order of what was posted. */
  readonly answers: readonly Answer[];
  readonly good: string;
  readonly clause: string;
}

/** What the bot has to trust. */
export interface ProbeFacts {
  readonly url: URL;
  readonly issuer: string;
  /** Address of the OpenID configuration. */
  readonly keys: string;
  readonly appId: string;
}

/** What a probe prints. */
export interface ProbeOutput {
  begin(): void;
  verdict(verdict: Verdict): void;
  /** The plainest notification was not taken, so that nothing can be judged. */
  gaveUp(verdict: Verdict): void;
  /** Nobody listens any more after this case. */
  died(verdict: Verdict): void;
  end(result: ProbeResult): void;
}

export interface ProbeResult {
  readonly verdicts: readonly Verdict[];
  readonly notRun: readonly { readonly name: string }[];
  readonly hasDied: boolean;
}

const basis = "status";

/** One JSON object per line, for programs. */
export function jsonOutput({ print }: Terminal, facts: ProbeFacts): ProbeOutput {
  const write = (fact: object): void => print(JSON.stringify(fact));
  return {
    begin: () => write({ kind: "probe", ...facts, judgedBy: basis }),
    verdict: ({ name, ok, answers, good, clause }) => write({ kind: "case", name, ok, answers, good, clause }),
    gaveUp: (verdict) => write({ kind: "gaveUp", why: whyNot(verdict, facts).join(" ") }),
    died: ({ name }) => write({ kind: "died", after: name }),
    end: ({ verdicts, notRun }) =>
      write({
        kind: "end",
        ok: verdicts.filter(({ ok }) => ok).length,
        bad: verdicts.filter(({ ok }) => !ok).map(({ name }) => name),
        notRun: notRun.map(({ name }) => name),
      }),
  };
}

const nameWidth = 26;
const gotWidth = 13;

/** A table. */
export function textOutput(terminal: Terminal, facts: ProbeFacts): ProbeOutput {
  const { print, complain, paint } = terminal;

  function row(mark: string, name: string, got: string, text: string): void {
    print(beside(`${mark}${name.padEnd(nameWidth)}${`${got} `.padEnd(gotWidth)}`, text, terminal.columns));
  }

  return {
    begin() {
      print(`${paint("bold", "graph-record-response probe")} tests ${facts.url.href}

  What the bot has to trust while this runs:
  issuer    ${facts.issuer}
  keys      ${facts.keys}
  app id    ${facts.appId}  ${paint("dim", "audience of the tokens; --app-id sets it")}

Verdicts judge the status alone; what the bot does with a notification is not seen from here.
`);
      row("     ", "case", "got", "a good bot");
    },
    verdict({ name, ok, answers, good, clause }) {
      row(ok ? paint("green", "ok   ") : paint("red", "bad  "), name, gotOf(answers), `${good} [${clause}]`);
    },
    gaveUp(verdict) {
      complain(`\n${whyNot(verdict, facts).join("\n")}`);
    },
    died({ name }) {
      complain(`\nThe bot died after "${name}": nobody listens at ${facts.url.href} any more.`);
    },
    end({ verdicts, notRun, hasDied }) {
      const bad = verdicts.filter(({ ok }) => !ok).map(({ name }) => name);
      const counts = [`${verdicts.length - bad.length} ok`, `${bad.length} bad`];
      if (notRun.length > 0) counts.push(`${notRun.length} not run`);
      const tally = `${verdicts.length + notRun.length} cases: ${counts.join(", ")}`;
      const isGood = bad.length === 0 && !hasDied;
      print(
        `\n${isGood ? paint("green", tally) : paint("red", bad.length > 0 ? `${tally} (${bad.join(", ")})` : tally)}.`,
      );
    },
  };
}

/** `202`, `202 ×4`, `202, 500`, or why there was no answer. */
function gotOf(answers: readonly Answer[]): string {
  const [first = "", ...others] = answers.map((answer) =>
    "status" in answer ? String(answer.status) : failures[answer.failure],
  );
  if (others.length === 0) return first;
  return others.every((other) => other === first) ? `${first} ×${answers.length}` : [first, ...others].join(", ");
}

const failures: Readonly<Record<Extract<Answer, { failure: string }>["failure"], string>> = {
  unreachable: "unreachable",
  cutOff: "hung up",
  silent: "no answer",
};

/** Why the plainest notification was not taken, as far as its answer shows, and what to do. */
function whyNot({ answers: [answer] }: Verdict, facts: ProbeFacts): readonly string[] {
  const { href } = facts.url;
  if (!answer || "failure" in answer)
    return [`Nobody answers at ${href} (${answer?.why}): is the bot running, and is this its address?`];
  const { status } = answer;
  if (status === 404 || status === 405)
    return [
      `The bot answers ${status}, so its callback is not at ${href}: give the probe the whole address, path included.`,
    ];
  if (status >= 300 && status < 400)
    return [`The bot answers ${status}, which sends the platform elsewhere: probe it there.`];
  if (status !== 401 && status !== 403 && status !== 503) {
    return [`The bot answers ${status} to a valid notification: nothing else can be judged until it accepts that one.`];
  }
  return [
    `The bot refused a valid notification with ${status}, so there is nothing to judge yet. Make it trust these while the`,
    "probe runs, and run the probe again:",
    "",
    `  OpenID configuration  ${facts.keys}`,
    `  issuer                ${facts.issuer}`,
    `  audience              ${facts.appId}, or pass the bot's own with --app-id`,
    "",
    "With this package, by a setting that production does not have:",
    "",
    `  keys: createKeySource({ url: "${facts.keys}", allowInsecureLoopback: true })`,
    "",
    "A bot that already does so may still have the keys of an earlier probe: wait half a minute, or restart it.",
  ];
}
