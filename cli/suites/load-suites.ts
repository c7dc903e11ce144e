import type { Suite } from '../../suite/define-suite.ts';
import { importDefault } from '../configuration/import-default.ts';
import type { SuiteFiles } from '../configuration/settings.ts';
import { validated } from '../validated.ts';
import { findSuites, type SuiteFile } from './find-suites.ts';

/** A suite of the user, and the file that it is from. */
export interface LoadedSuite {
  readonly file: SuiteFile;
  readonly suite: Suite;
}

/** Runs the files that hold the suites of the user. Throws a UserError for what is none. */
export async function loadSuites(files: SuiteFiles): Promise<readonly LoadedSuite[]> {
  const found = await findSuites(files);
  if (found.length === 0) return [];
  const { isStory, suiteSchema } = await import('./suite-schema.ts');
  const loaded: LoadedSuite[] = [];
  for (const file of found) {
    const value = await importDefault(file.name, file.path, 'export default story({ … })');
    const suite = isStory(value) ? { stories: [value] } : value;
    validated(suiteSchema, suite, file.name);
    // The schema accepts only what has the shape of the type.
    loaded.push({ file, suite: suite as Suite });
  }
  return loaded;
}
