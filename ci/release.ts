import { readFile } from 'node:fs/promises';
import packageJson from '../package.json' with { type: 'json' };
import { ReleaseError, releaseNotes } from './release-notes.ts';

/** Prints the notes of the release of a tag, or of a branch. Exits with 1 if tag, package and changelog do not agree. */
const [name = ''] = process.argv.slice(2);
try {
  process.stdout.write(releaseNotes(name, packageJson.version, await readFile('CHANGELOG.md', 'utf8')));
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
