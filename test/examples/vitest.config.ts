import type { ViteUserConfig } from "vitest/config";

/** Whole bots, each in a process of its own: apart from `npm test`, as what they depend on is installed first. */
const config: ViteUserConfig = {
  test: {
    name: "examples",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    exclude: ["unmodified/**", "hosts/**", "readme/**", "instances.test.ts"], // the last is a part of npm test
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default config;
