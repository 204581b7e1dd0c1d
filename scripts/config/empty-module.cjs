'use strict';

// Stands in for modules that the bundle must not carry; see electron.vite.config.ts.
module.exports = {};
