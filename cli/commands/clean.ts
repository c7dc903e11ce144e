import type { Left } from '../../harness/clean-up/clean-up.ts';
import type { LeftoverReceipt } from '../../harness/clean-up/remove-leftovers.ts';
import { authNamed } from '../authentication/auth-kinds.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { SaidSettings, Settings } from '../configuration/settings.ts';
import type { SettingsFlags } from '../configuration/settings-flags.ts';
import { bundledName } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { cleanJournal, receiptWords } from '../journals/clean-journal.ts';
import {
  type FoundJournal,
  goesOn,
  type JournalHeader,
  journalsIn,
  readJournal,
} from '../journals/journal-file.ts';
import { isSame, placeOf } from '../journals/same-place.ts';
import { tokenKeeper, tokensTaker } from '../journals/token-file.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { accountsLeft } from '../targets/leave-target.ts';
import { withRunningTarget } from '../targets/with-running-target.ts';
import { print } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. What is not given is taken from the journal. */
export interface CleanFlags {
  readonly journal?: string;
  readonly out: string;
  readonly target?: string;
  readonly auth?: string;
  readonly authFile?: string;
  readonly database?: string;
  readonly timeout?: string;
  readonly config?: string;
  readonly rate?: string;
}

/** Removes what killed runs left on their targets, and prints a receipt. */
export async function clean(flags: CleanFlags): Promise<ExitCode> {
  const journals = await journalsFor(flags);
  if (journals.length === 0) {
    print(`Nothing to clean: there is no journal in ${flags.out}.\n`);
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
    if (target === undefined) return found;
    const there: FoundJournal[] = [];
    for (const each of found) if (await isThere(each, flags)) there.push(each);
    return there;
  }
  const found = readJournal(journal);
  if (goesOn(found))
    throw new UserError(
      `the run of ${journal} is still running (process ${found.header.process.id}); stop it with Ctrl-C, and it cleans up itself`,
    );
  if (!(await isThere(found, flags)))
    throw new UserError(
      `${journal} is about --target ${found.header.target}${found.header.database === null ? '' : ` --database ${found.header.database}`}`,
    );
  return [found];
}

/** Whether a run left something where the flags lead to. */
async function isThere({ header }: FoundJournal, flags: CleanFlags): Promise<boolean> {
  return isSame(header, placeOf((await settingsFor(header, flags)).target));
}

/** The settings of the run, as far as its journal knows them, with what is said now before it. */
async function settingsFor(header: JournalHeader, flags: CleanFlags): Promise<SaidSettings> {
  const database = flags.database ?? header.database;
  const said: SettingsFlags = {
    ...flags,
    target: flags.target ?? header.target,
    ...(database === null ? {} : { database }),
  };
  const subject = {
    api: header.api === null ? undefined : bundledName(header.api),
    document: header.document,
  };
  return { ...(await resolveSettings(undefined, said)), subject, readOnly: false };
}

/** With the kind of authentication of the run. */
function asInRun(settings: Settings, header: JournalHeader, flags: CleanFlags): Settings {
  const { target } = settings;
  // The configuration knows more about a kind than its name; but the run may have been told another one.
  const isOther = target.kind === 'url' && header.auth !== null && target.auth.kind !== header.auth;
  if (flags.auth !== undefined || flags.authFile !== undefined || !isOther) return settings;
  return { ...settings, target: { ...target, auth: authNamed(header.auth) } };
}

/** Cleans up after one run; says whether nothing is left. */
async function cleanOne(journal: FoundJournal, flags: CleanFlags): Promise<boolean> {
  const { header } = journal;
  return withRunningTarget(await settingsFor(header, flags), { out: flags.out }, (settings) =>
    cleanThere(journal, asInRun(settings, header, flags)),
  );
}

async function cleanThere(journal: FoundJournal, settings: Settings): Promise<boolean> {
  const { header } = journal;
  const ready = await prepareRun(settings);
  const memory = { keep: tokenKeeper(journal.file), take: tokensTaker([journal.file]) };
  const started = await ready.start({ memory });
  const { target } = started;
  let receipt: LeftoverReceipt | undefined;
  let stays: Left | undefined;
  try {
    const { plan } = await ready.planForTarget(target, { mayWrite: false });
    receipt = await cleanJournal(journal, plan, target, ready.settings.pace.timeout);
  } finally {
    stays = await accountsLeft(started);
  }
  const { resources, accounts } = receipt;
  // Cleaning up may need accounts of its own.
  const left = [...resources.left, ...accounts.left, ...(stays ? [stays] : [])];
  const of = `Of the run of ${header.startedAt} against ${header.target}`;
  const lines = [`${of}: ${receiptWords(receipt)}.`, ...leftLines(left, journal.file)];
  print(`${lines.join('\n')}\n`);
  return left.length === 0;
}

function leftLines(left: readonly Left[], file: string): string[] {
  if (left.length === 0) return ['Nothing is left.'];
  return [`Left behind, and kept in ${file}:`, ...left.map(({ path, why }) => `  ${path}: ${why}`)];
}
