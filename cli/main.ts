#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addBaseline } from './commands/baseline.ts';
import { addClean } from './commands/clean.ts';
import { addCompare } from './commands/compare.ts';
import { addDoctor } from './commands/doctor.ts';
import { addGate } from './commands/gate.ts';
import { addMerge } from './commands/merge.ts';
import { addMock } from './commands/mock.ts';
import { addPlan } from './commands/plan.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { ExitCode } from './exit-code.ts';
import { dropWhatNobodyReads } from './terminal/closed-output.ts';
import { StoppedError, sentenceFor } from './user-error.ts';

/** The `assay` command: flags in, an exit code out. Commands load what they need when they run. */
export async function main(args: readonly string[]): Promise<number> {
  dropWhatNobodyReads(process.stdout, process.stderr);
  const program = new Command('assay')
    .description(
      'Gives every documented endpoint × status code of an API a verdict, with the evidence beside it.',
    )
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('Run with --help to see what there is.');
  let code: number = ExitCode.asExpected;
  const finish = (exitCode: ExitCode): void => {
    code = exitCode;
  };
  addRun(program, finish);
  addPlan(program, finish);
  addMerge(program, finish);
  addReport(program, finish);
  addCompare(program, finish);
  addGate(program, finish);
  addDoctor(program, finish);
  addBaseline(program, finish);
  addClean(program, finish);
  addMock(program, finish);
  addServe(program, finish);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own sentence; help and version are no errors.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? ExitCode.asExpected : ExitCode.badInput;
    process.stderr.write(`assay: ${sentenceFor(error)}\n`);
    if (error instanceof StoppedError) {
      // What is still being waited for would keep the process.
      setTimeout(() => process.exit(), 100).unref();
      return ExitCode.inconclusive;
    }
    return ExitCode.badInput;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
