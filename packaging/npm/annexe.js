#!/usr/bin/env node
// Runs the executable that npm installed beside this package for the system at hand.
'use strict';

const { spawnSync } = require('node:child_process');

const name = `annexe-${process.platform}-${process.arch}`;
const suffix = process.platform === 'win32' ? '.exe' : '';
let executable;
try {
  executable = require.resolve(`${name}/bin/annexe${suffix}`);
} catch {
  console.error(`annexe: no package for this system (${name}); was npm run with --omit=optional?`);
  process.exit(3);
}
const { status, signal, error } = spawnSync(executable, process.argv.slice(2), { stdio: 'inherit' });
if (error) {
  console.error(`annexe: ${error.message}`);
  process.exit(3);
}
if (signal) process.kill(process.pid, signal);
process.exit(status);
