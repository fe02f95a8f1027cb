// node --experimental-vm-modules node_modules/jest/bin/jest.js: modules as they are.
export default { rootDir: "../built/suites", testMatch: ["**/jest.test.js"], transform: {} };
