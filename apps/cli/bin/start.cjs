/* Starts the program under a Node that is new enough. */
"use strict";

const emitWarning = process.emitWarning;
/* Some Nodes say at every start that node:sqlite may still change; that is for us to know, not for the user. */
process.emitWarning = function (warning, ...rest) {
  const type = typeof rest[0] === "string" ? rest[0] : rest[0]?.type;
  if (type === "ExperimentalWarning" && String(warning).includes("SQLite")) return;
  emitWarning.call(process, warning, ...rest);
};

import("../lib/deadwax.mjs").catch((error) => {
  console.error(`error[DAMAGED]: deadwax cannot start: ${error.message}`);
  console.error("hint: Install it again: npm install --global deadwax");
  process.exit(70);
});
