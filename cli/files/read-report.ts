import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../../contract/json.ts';
import { createValidators } from '../../contract/validation/validators.ts';
import type { Report } from '../../harness/report/report.ts';
import schema from '../../reports/report.schema.json' with { type: 'json' };
import { UserError } from '../user-error.ts';
import { withCurrentId } from './current-ids.ts';

/** Without `$id`: references of validators are relative to a document of their own. */
const { $id: _, ...shape } = schema;

/** Reads a report that was written before. Throws a UserError if the file is none, or of another version. */
export async function readReport(file: string): Promise<Report> {
  const json = withCurrentId(parse(await readText(file), file));
  const validator = createValidators(shape as JsonObject, { allProblems: false }).at('#');
  const [problem] = validator.problems(json);
  if (!problem) return json as Report;
  throw new UserError(
    `${file} is not a report of this version of Assay: ${problem.message} at ${problem.pointer || '/'}`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UserError(`${file} cannot be read; give the report.json that assay run has written`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${file} is not JSON; give the report.json that assay run has written`);
  }
}
