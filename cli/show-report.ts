import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../contract/json.ts';
import { createValidators } from '../contract/validators.ts';
import type { Report } from '../harness/report.ts';
import { type Format, formats } from '../reports/formats.ts';
import schema from '../reports/report.schema.json' with { type: 'json' };
import { ExitCode } from './exit-code.ts';
import { writeWhole } from './output.ts';
import { UserError } from './user-error.ts';

/** As they were typed. */
export interface ReportFlags {
  readonly format: string;
  readonly out?: string;
}

/** Renders a report that was written before. Throws a UserError if the file is none. */
export async function showReport(file: string, flags: ReportFlags): Promise<ExitCode> {
  const { render } = formatNamed(flags.format);
  const rendered = render(await readReport(file));
  if (flags.out === undefined) process.stdout.write(rendered);
  else await writeWhole(flags.out, rendered);
  return ExitCode.asExpected;
}

function formatNamed(name: string): Format {
  const format = formats.find((each) => each.name === name);
  if (format) return format;
  throw new UserError(`--format ${name} is not known; use ${formats.map((each) => each.name).join(', ')}`);
}

async function readReport(file: string): Promise<Report> {
  const json = parse(await readText(file), file);
  const validator = createValidators(schema as JsonObject, { allProblems: false }).at('#');
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
