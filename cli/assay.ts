#!/usr/bin/env node
/**
 * The program that is installed. It imports nothing before it knows that this Node can run it: an older one would end in
 * the middle of a list of imports that it does not know.
 */
const needed = 24;
const [major = '0'] = process.versions.node.split('.');

if (Number(major) < needed) {
  process.stderr.write(
    `assay: this is Node ${process.versions.node}, and Assay needs Node ${needed} or newer; install it from https://nodejs.org, or in your project by npm install --save-dev node@${needed}\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
