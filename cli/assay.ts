#!/usr/bin/env node
/**
 * The program that is installed. It imports nothing before it knows that this Node can run it: an older one would end in
 * the middle of a list of imports that it does not know. From 22.18 on, Node reads configurations and stories in TypeScript.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || major === 23 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `assay: this is Node ${process.versions.node}, and Assay needs Node 22.18 or newer, or 24 or newer; install it from https://nodejs.org, or in your project by npm install --save-dev node@24\n`,
  );
  process.exitCode = 2;
} else {
  // Before main.ts, so that it and all commands are not compiled anew either.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
