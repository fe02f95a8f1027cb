// jest's `require` takes no modules: this package and jose are compiled as well.
export default {
  testMatch: ["**/jest.test.ts"],
  transform: { "\\.[jt]s$": ["ts-jest", { tsconfig: { module: "commonjs", allowJs: true, isolatedModules: true } }] },
  transformIgnorePatterns: ["node_modules/(?!graph-record-response/)(?!jose/)"],
};
