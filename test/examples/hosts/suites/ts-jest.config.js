// CommonJS: this package and jose are modules, so they are compiled as well.
const compilerOptions = {
  module: "commonjs",
  moduleResolution: "node10",
  rootDir: "..",
  allowJs: true,
  isolatedModules: true,
};
export default {
  testMatch: ["**/jest.test.ts"],
  transform: {
    "\\.[jt]s$": ["ts-jest", { tsconfig: { ...compilerOptions, target: "es2022", ignoreDeprecations: "6.0" } }],
  },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" }, // what TypeScript writes for "./scene.ts"
  transformIgnorePatterns: ["node_modules/(?!(?:graph-record-response|jose)/)"],
};
