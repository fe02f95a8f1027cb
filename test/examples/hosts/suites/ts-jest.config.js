// jest's `require` takes no modules: this package and jose are compiled as well.
export default {
  testMatch: ["**/jest.test.ts"],
  // biome-ignore format: README.md has it in one line
  transform: { "\\.[jt]s$": ["ts-jest", { tsconfig: { module: "commonjs", allowJs: true, isolatedModules: true, rootDir: "." } }] },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" }, // what TypeScript writes for "./scene.ts"
  transformIgnorePatterns: ["node_modules/(?!graph-record-response/)(?!jose/)"],
};
