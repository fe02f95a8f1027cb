import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import type { ViteUserConfig } from "vitest/config";
import { compiler } from "./scripts/lib/compiler.ts";
import { chromiumArguments, chromiumPath } from "./test/support/chromium.ts";

/** `expect.poll` gives up after a second by default, which a busy machine takes for a process. */
const timeouts = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } } as const;
/** Files share a worker and its modules, which takes half the time: none leaves anything behind. */
const shared = { isolate: false } as const;

/** One project after the other, as a worker that goes on with another one has to load its modules again. */
const afterOthers = { cli: { sequence: { groupOrder: 1 } }, package: { sequence: { groupOrder: 2 } } } as const;

/** What the browser is served besides the tests: msw's worker, as its package ships it. */
const publicDir = ".reports/public";
mkdirSync(publicDir, { recursive: true });
copyFileSync("node_modules/msw/lib/mockServiceWorker.js", `${publicDir}/mockServiceWorker.js`);

const browser = {
  publicDir,
  test: {
    ...afterOthers.cli,
    name: "browser",
    include: ["test/browser/**/*.browser.test.ts"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" as const }],
      provider: playwright({ launchOptions: { executablePath: chromiumPath, args: chromiumArguments } }),
    },
  },
};

const config: ViteUserConfig = {
  test: {
    maxWorkers: "100%",
    projects: [
      { test: { ...timeouts, ...shared, name: "contract", include: ["test/contract/**/*.test.ts"] } },
      { test: { ...timeouts, name: "msw3", include: ["test/msw/**/*.test.ts"] } },
      {
        resolve: { alias: [{ find: /^msw(?=\/|$)/, replacement: "msw2" }] },
        test: { ...timeouts, name: "msw2", include: ["test/msw/**/*.test.ts"] },
      },
      { test: { ...timeouts, name: "redis", include: ["test/redis/**/*.test.ts", "test/examples/instances.test.ts"] } },
      { test: { ...timeouts, ...shared, name: "property", include: ["test/property/**/*.property.test.ts"] } },
      {
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            checker: compiler,
            only: true,
            include: ["test/types/**/*.test-d.ts"],
            tsconfig: "test/types/tsconfig.json",
          },
        },
      },
      {
        test: {
          ...timeouts,
          ...afterOthers.cli,
          ...shared,
          name: "cli",
          include: ["test/cli/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...timeouts,
          ...afterOthers.package,
          ...shared,
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...(existsSync(chromiumPath) ? [browser] : []),
    ],
  },
};

export default config;
