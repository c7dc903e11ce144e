import type { Receipt } from '../harness/clean-up.ts';
import { ExitCode } from './exit-code.ts';
import { getReady, type TargetFlags } from './get-ready.ts';
import { cleanJournal, receiptWords } from './journals/clean-journal.ts';
import { type FoundJournal, goesOn, journalsIn, readJournal } from './journals/journal-file.ts';
import { isSame, placeOf } from './journals/same-place.ts';
import { UserError } from './user-error.ts';

/** As they were typed. What is not given is taken from the journal. */
export interface CleanFlags {
  readonly journal?: string;
  readonly out: string;
  readonly target?: string;
  readonly auth?: string;
  readonly database?: string;
  readonly timeout: string;
}

/** Removes what killed runs left on their targets, and prints a receipt. */
export async function clean(flags: CleanFlags): Promise<ExitCode> {
  const journals = await journalsFor(flags);
  if (journals.length === 0) {
    process.stdout.write(`Nothing was left behind: there is no such journal in ${flags.out}.\n`);
    return ExitCode.asExpected;
  }
  let isClean = true;
  for (const journal of journals) isClean = (await cleanOne(journal, flags)) && isClean;
  return isClean ? ExitCode.asExpected : ExitCode.violations;
}

async function journalsFor(flags: CleanFlags): Promise<FoundJournal[]> {
  const { journal, out, target } = flags;
  if (journal === undefined) {
    const found = (await journalsIn(out)).filter((each) => !goesOn(each));
    return target === undefined
      ? found
      : found.filter(({ header }) => isSame(header, placeOf(targetFlags(flags, header))));
  }
  const found = readJournal(journal);
  if (goesOn(found))
    throw new UserError(
      `the run of ${journal} still goes on (process ${found.header.process.id}); stop it with Ctrl-C, and it cleans up itself`,
    );
  if (!isSame(found.header, placeOf(targetFlags(flags, found.header))))
    throw new UserError(
      `${journal} is about --target ${found.header.target}${found.header.database === null ? '' : ` --database ${found.header.database}`}`,
    );
  return [found];
}

function targetFlags(flags: CleanFlags, header: FoundJournal['header']): TargetFlags {
  const database = flags.database ?? header.database;
  return {
    target: flags.target ?? header.target,
    auth: flags.auth ?? header.auth,
    timeout: flags.timeout,
    ...(database === null ? {} : { database }),
  };
}

/** Cleans up after one run; says whether nothing is left. */
async function cleanOne(journal: FoundJournal, flags: CleanFlags): Promise<boolean> {
  const { header } = journal;
  const ready = await getReady(header.document, targetFlags(flags, header));
  const { target, close } = await ready.start();
  try {
    const { plan } = await ready.meet(target, { mayWrite: false });
    const receipt = await cleanJournal(journal, plan, target, ready.timeout);
    const left = [...receipt.resources.left, ...receipt.accounts.left];
    const of = `Of the run of ${header.startedAt} against ${header.target}`;
    const lines = [`${of}: ${receiptWords(receipt)}.`, ...leftLines(left, journal.file)];
    process.stdout.write(`${lines.join('\n')}\n`);
    return left.length === 0;
  } finally {
    await close();
  }
}

function leftLines(left: Receipt['left'], file: string): string[] {
  if (left.length === 0) return ['Nothing of it is left.'];
  return [`Left behind, and kept in ${file}:`, ...left.map(({ path, why }) => `  ${path}: ${why}`)];
}
