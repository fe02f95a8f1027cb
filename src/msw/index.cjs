// For CommonJS, with the types beside it.
module.exports = require("./index.js");
