import type { ViteUserConfig } from "vitest/config";

const node = { environment: "node" } as const;

const config: ViteUserConfig = {
  test: {
    projects: [
      { test: { ...node, name: "contract", include: ["test/{contract,package}/**/*.test.ts"] } },
      { test: { ...node, name: "property", include: ["test/property/**/*.property.test.ts"] } },
    ],
  },
};

export default config;
