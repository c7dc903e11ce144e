#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { ExitCode } from './exit-code.ts';
import { addBaseline } from './flags/baseline.ts';
import { addClean } from './flags/clean.ts';
import { addCompare } from './flags/compare.ts';
import { addDoctor } from './flags/doctor.ts';
import { addGate } from './flags/gate.ts';
import { addInit } from './flags/init.ts';
import { addK6 } from './flags/k6.ts';
import { addMcp } from './flags/mcp.ts';
import { addMerge } from './flags/merge.ts';
import { addMock } from './flags/mock.ts';
import { addObserve } from './flags/observe.ts';
import { addPlan } from './flags/plan.ts';
import { addReport } from './flags/report.ts';
import { addRun } from './flags/run.ts';
import { addServe } from './flags/serve.ts';
import { addShow } from './flags/show.ts';
import { dropWhatNobodyReads } from './terminal/closed-output.ts';
import { tell } from './terminal/print.ts';
import { StoppedError, sentenceFor } from './user-error.ts';

/** In the order of `assay --help`. */
const commands = [
  addInit,
  addRun,
  addObserve,
  addPlan,
  addShow,
  addMerge,
  addReport,
  addCompare,
  addGate,
  addDoctor,
  addK6,
  addBaseline,
  addClean,
  addMock,
  addServe,
  addMcp,
];

/** The `assay` command: flags in, an exit code out. Commands load what they need when they run. */
export async function main(args: readonly string[]): Promise<number> {
  // Most of a start is compiling what an earlier start has compiled.
  enableCompileCache();
  dropWhatNobodyReads(process.stdout, process.stderr);
  const program = new Command('assay')
    .description(
      'Tests every documented endpoint × status code of an API, and shows the requests and responses behind each verdict.',
    )
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('Run with --help to see the commands and flags.');
  let code: number = ExitCode.asExpected;
  let mistakes = 0;
  const finish = (exitCode: ExitCode): void => {
    code = exitCode;
  };
  // A mistake of ours that nobody waits for must not end a run before it has removed what it made.
  process.on('unhandledRejection', (error) => {
    tell(`assay: ${sentenceFor(error)}`);
    mistakes += 1;
  });
  for (const add of commands) add(program, finish);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return mistakes > 0 ? ExitCode.badInput : code;
  } catch (error) {
    // Commander has printed its own sentence; help and version are no errors.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? ExitCode.asExpected : ExitCode.badInput;
    tell(`assay: ${sentenceFor(error)}`);
    if (error instanceof StoppedError) {
      // What is still being waited for would keep the process.
      setTimeout(() => process.exit(), 100).unref();
      return ExitCode.inconclusive;
    }
    return ExitCode.badInput;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
