#!/usr/bin/env node
/*
 * The first file of the published package. It is written so that every Node can read it, because its work begins where
 * a Node is too old: it answers --version, and starts the program with this Node or with one that was installed along.
 */
"use strict";

var path = require("path");
var manifest = require("../package.json");

var args = process.argv.slice(2);
var start = path.join(__dirname, "start.cjs");

function numbers(version) {
  return version
    .replace(/^[^0-9]*/, "")
    .split(".")
    .map(Number);
}

function isAtLeast(version, least) {
  var have = numbers(version);
  var need = numbers(least);
  for (var at = 0; at < need.length; at += 1) {
    if (have[at] !== need[at]) return have[at] > need[at];
  }
  return true;
}

/* The Node that came along as an optional dependency, or null: it may have been left out. */
function findRuntime(name) {
  if (!name) return null;
  try {
    var file = require.resolve(name + "/package.json");
    return path.join(path.dirname(file), require(file).bin.node);
  } catch (_error) {
    return null;
  }
}

function refuse(reason, name) {
  var wanted = manifest.deadwax.node;
  var along = name ? ", or run: npm install --global deadwax --include=optional" : "";
  console.error("error[NODE_TOO_OLD]: deadwax needs Node " + wanted + " or later; " + reason + ".");
  console.error("hint: Install Node 24 from https://nodejs.org/en/download" + along + ".");
  process.exit(3);
}

function rerun(runtime, name) {
  var child = require("child_process").spawn(runtime, [start].concat(args), { stdio: "inherit" });
  var isOnTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on("SIGINT", function () {
    /* A terminal sends Ctrl-C to both processes; sent on, it would count as the second one, which does not wait. */
    if (!isOnTerminal) child.kill("SIGINT");
  });
  ["SIGTERM", "SIGHUP"].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on("error", function (error) {
    refuse(
      "this is " + process.version + ", and " + runtime + " does not start (" + error.message + ")",
      name,
    );
  });
  child.on("exit", function (code, signal) {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else {
      process.exit(code);
    }
  });
}

function main() {
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    console.log(manifest.version);
    return;
  }
  if (isAtLeast(process.versions.node, manifest.deadwax.node)) {
    require("./start.cjs");
    return;
  }
  var name = manifest.deadwax.runtimes[process.platform + "-" + process.arch];
  var runtime = findRuntime(name);
  if (runtime) rerun(runtime, name);
  else refuse("this is " + process.version + " at " + process.execPath, name);
}

main();
