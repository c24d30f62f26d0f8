#!/usr/bin/env node
// The command `sopan`: sets the clone up if need be, then runs dist/scripts/sopan.js in this process.
// Standard output belongs to the command; everything about set-up goes to standard error.
import { setUp } from './set-up.mjs';

await setUp();
await import('../dist/scripts/sopan.js');
