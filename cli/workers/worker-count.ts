import { availableParallelism } from 'node:os';
import type { Contract } from '../../contract/contract.ts';
import type { Settings } from '../configuration/settings.ts';
import { wholeNumber } from '../flag-values.ts';
import { partAsked, type SelectionFlags } from '../plan/part.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface WorkerFlags extends SelectionFlags {
  readonly workers?: string;
  readonly bail?: true;
  /** "2/4" */
  readonly shard?: string;
  readonly prove?: string;
}

/** Cells that are worth a process of their own: starting one takes as long as testing some hundred. */
const cellsEach = 300;
/** So that a slip of the finger does not stop the machine. */
const most = 64;

/**
 * How many processes a run is spread over, each with a target of its own. Unless somebody says it, one for each core, if
 * there is enough to do. Throws a UserError where more than one is asked for that cannot be.
 */
export function workersFor(
  flags: WorkerFlags,
  settings: Pick<Settings, 'target' | 'pace'>,
  { operations }: Pick<Contract, 'operations'>,
  cores: number = availableParallelism(),
): number {
  const { workers } = flags;
  const asked = workers === undefined ? undefined : wholeNumber('--workers', workers, { from: 1, to: most });
  const reason = whyOne(flags, settings);
  if (reason !== undefined && (asked ?? 1) > 1)
    throw new UserError(`--workers ${asked} cannot be used, because ${reason}; leave out --workers`);
  if (asked !== undefined) return asked;
  if (reason !== undefined || partAsked(flags) !== undefined) return 1;
  const cells = operations.reduce((sum, { responses }) => sum + responses.length, 0);
  return Math.max(1, Math.min(cores, Math.floor(cells / cellsEach)));
}

/** Why a run has to be one process; undefined where it may be several. */
function whyOne(
  flags: WorkerFlags,
  { target, pace: { requestsPerSecond, maxRequests } }: Pick<Settings, 'target' | 'pace'>,
): string | undefined {
  if (target.kind === 'url')
    return 'all requests to a running instance keep one pace; --shard spreads a run over machines';
  if (target.kind === 'reference' && target.database !== undefined) return '--database names one database';
  if (requestsPerSecond !== undefined || maxRequests !== undefined)
    return 'the limits of --rate and --max-requests are those of one process';
  const [alone] = (['bail', 'shard', 'prove', 'replay'] as const).filter((flag) => flags[flag] !== undefined);
  return alone && `--${alone} takes one process`;
}
