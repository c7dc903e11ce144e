import type { Note } from '../../harness/journal/journal-writer.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { isForeign, type Target } from '../../harness/model/target.ts';
import type { TokenMemory } from '../../harness/personas/auth/token-memory.ts';
import { makePlan, type Plan } from '../../harness/plan/plan.ts';
import { withoutElsewhere } from '../../harness/plan/without-elsewhere.ts';
import { readOnly } from '../../harness/read-only/read-only.ts';
import { createPace, type Wait } from '../../harness/transport/create-pace.ts';
import type { Settings, SettledSettings } from '../configuration/settings.ts';
import { settle } from '../discovery/resolve-settings-subject.ts';
import { accountsOf } from '../documents/apis.ts';
import { type Understood, understandDocument } from '../documents/documents.ts';
import { withConfiguredHints } from '../plan/configured-hints.ts';
import { scoped } from '../plan/scoped.ts';
import { withdrawTolerances } from '../plan/withdraw-tolerances.ts';
import { profileWithSuites } from '../suites/profile-with-suites.ts';
import { startTarget } from '../targets/start-target.ts';
import { tell } from '../terminal/print.ts';
import { hasVersions, type PlannedTarget, planForTarget, type VersionOptions } from './plan-for-target.ts';

/** A document with everything that is known of it, and a way to a target of it. */
export interface PreparedRun {
  readonly settings: SettledSettings;
  readonly understood: Understood;
  /** Gets the target ready, as often as it is called. `note` is told of accounts that are made there, `memory` of their tokens. */
  readonly start: (accounts?: {
    readonly note?: Note;
    readonly memory?: TokenMemory;
  }) => Promise<StartedTarget>;
  /** Everything for a target with these abilities, as the document has it. Sends nothing. */
  readonly planFor: (target: Pick<Target, 'abilities'>) => Promise<Plan>;
  /** Whether that is the plan of the run already: of some targets, only they can tell which version they have. */
  readonly isForeseen: (target: Pick<Target, 'kind' | 'abilities'>) => boolean;
  /** Finds out which version of the API a target has, and plans for that. */
  readonly planForTarget: (target: Target, how: Omit<VersionOptions, 'timeout'>) => Promise<PlannedTarget>;
}

/**
 * Understands the document. Sends nothing, unless only a running instance can tell what it is. Throws a UserError for what
 * cannot be used.
 */
export async function prepareRun(said: Settings): Promise<PreparedRun> {
  const settings = await settle(said);
  const { subject, target, pace } = settings;
  const narrowed = async (whole: Plan, abilities: Target['abilities']): Promise<Plan> => {
    const { kind } = target;
    const reached = kind === 'url' ? withoutElsewhere(whole) : whole;
    const plan = scoped(reached, settings, isForeign({ kind, abilities }));
    return settings.readOnly ? readOnly(plan) : plan;
  };
  const understood = await understandDocument(subject, settings.operations);
  const { withdrawn, configFile } = settings;
  const known = withdrawTolerances(
    await profileWithSuites(settings.suites, understood),
    withdrawn,
    configFile,
  );
  const profile = withConfiguredHints(known, settings, understood.contract);
  const accounts = await accountsOf(subject.api);
  return {
    settings,
    understood,
    start: ({ note, memory } = {}) =>
      startTarget(target, {
        api: subject.api,
        contract: understood.contract,
        accounts,
        readOnly: settings.readOnly,
        timeout: pace.timeout,
        pace: createPace({
          perSecond: pace.requestsPerSecond,
          maxRequests: pace.maxRequests,
          onWait: sayWait,
        }),
        environment: process.env,
        ...(note && { note }),
        ...(memory && { memory }),
      }),
    planFor: ({ abilities }) => narrowed(makePlan(understood.contract, profile, abilities), abilities),
    isForeseen: (target) => !hasVersions(profile, target),
    planForTarget: async (target, { mayWrite, ...how }) => {
      const allowed = mayWrite && !settings.readOnly;
      const met = await planForTarget({ understood, profile }, target, {
        timeout: pace.timeout,
        mayWrite: allowed,
        ...how,
      });
      return { ...met, plan: await narrowed(met.plan, target.abilities) };
    },
  };
}

/** Who waits wants to know for what; a moment is not worth a line. */
const worthSaying = 3;

function sayWait({ status, seconds, what }: Wait): void {
  if (seconds < worthSaying) return;
  const said = status === 429 ? 'too many requests (429)' : 'it is temporarily unavailable (503)';
  const which = what === undefined ? '' : ` with ${what}, and with nothing else`;
  tell(`Waiting ${Math.ceil(seconds)} s${which}, as the target asks: ${said}.`);
}
