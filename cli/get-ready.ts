import type { Note } from '../harness/kept-journal.ts';
import { makePlan, type Plan } from '../harness/plan.ts';
import type { Target } from '../harness/target.ts';
import { accountsOf, profileOf } from './apis.ts';
import type { AuthKind } from './auth/auth-kind.ts';
import { authKinds } from './auth/auth-kinds.ts';
import { type Understood, understandDocument } from './documents.ts';
import { wholeNumber } from './flags.ts';
import { type MeetOptions, type Met, meet } from './meet.ts';
import { startTarget } from './targets/start-target.ts';
import type { StartedTarget } from './targets/started-target.ts';
import { UserError } from './user-error.ts';

/** What says where to go and as whom, as it was typed. */
export interface TargetFlags {
  readonly target: string;
  readonly auth: string;
  readonly database?: string;
  readonly timeout: string;
}

/** A document with everything that is known of it, and a way to a target of it. */
export interface Ready {
  readonly understood: Understood;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  /** Gets the target ready, as often as it is called. `note` is told of accounts that are made there. */
  readonly start: (note?: Note) => Promise<StartedTarget>;
  /** Everything for a target with these abilities, as the document has it. Sends nothing. */
  readonly planFor: (target: Pick<Target, 'abilities'>) => Plan;
  /** Finds out which version of the API a target has, and plans for that. */
  readonly meet: (target: Target, how: Omit<MeetOptions, 'timeout'>) => Promise<Met>;
}

/** Checks the flags and understands the document; sends nothing. Throws a UserError for what cannot be used. */
export async function getReady(document: string, flags: TargetFlags): Promise<Ready> {
  const timeout = wholeNumber('--timeout', flags.timeout, { from: 1, to: 600 }) * 1000;
  const auth = authNamed(flags.auth);
  const understood = await understandDocument(document);
  const profile = await profileOf(document);
  const accounts = await accountsOf(document);
  return {
    understood,
    timeout,
    start: (note) =>
      startTarget({
        named: flags.target,
        auth,
        database: flags.database,
        contract: understood.contract,
        accounts,
        timeout,
        environment: process.env,
        ...(note && { note }),
      }),
    planFor: ({ abilities }) => makePlan(understood.contract, profile, abilities),
    meet: (target, how) => meet({ understood, profile }, target, { timeout, ...how }),
  };
}

function authNamed(name: string): AuthKind {
  const known = authKinds.find((kind) => kind.name === name);
  if (known) return known;
  throw new UserError(`--auth ${name} is not known; use ${authKinds.map((kind) => kind.name).join(', ')}`);
}
