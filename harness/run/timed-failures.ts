import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Ability } from '../model/target.ts';
import type { Recorder } from '../transport/recorder.ts';

/**
 * What a story expects by some moment may be late because the machine is busy, and not because the server is: a failure that
 * depends on time counts only if it comes every time, also when nothing else is under way. Lives as long as a run.
 */
export interface TimedFailures {
  /** Takes note of a run of a scenario, and excuses what failed in it until that has failed often enough. */
  readonly ended: (scenario: Scenario, since: Since) => void;
  /** Whether a scenario has to be run once more, alone. */
  readonly isDue: (id: string) => boolean;
}

/** What was recorded before a scenario was run. */
export interface Since {
  readonly exchanges: number;
  readonly claims: number;
}

/** Stories that need this wait for something, or race with it: deliveries, retries, limits that reset, sockets. */
const timed: ReadonlySet<Ability> = new Set<Ability>([
  'receive-webhooks',
  'retry-soon',
  'reach-limits',
  'open-sockets',
]);

/** So often a scenario has to fail. */
const enough = 3;
/** If so many scenarios failed every time, the target is late, and the others count as they are. */
const mostRepeated = 3;
/**
 * Milliseconds: if usual requests take longer than that, alone, the machine is too busy to tell who is late. A story waits
 * for something that takes a few of them for at least ten times as long.
 */
const tooSlow = 500;

const once: Excuse = {
  of: 'everything',
  reason: {
    kind: 'inconclusive',
    sentence: 'it failed once, which may be the load of the machine: what depends on time is repeated alone',
  },
};

type Recorded = Pick<Recorder, 'exchanges' | 'claims' | 'excuses' | 'excuse' | 'accuse'>;

export function createTimedFailures(recorder: Recorded): TimedFailures {
  /** How often each scenario failed. */
  const times = new Map<string, number>();
  /** What is excused for each scenario that is due. */
  const due = new Map<string, readonly string[]>();
  let confirmed = 0;

  function excuse(exchanges: readonly string[], why: Excuse): readonly string[] {
    const open = exchanges.filter((id) => !recorder.excuses.has(id));
    for (const id of open) recorder.excuse(id, why);
    return open;
  }

  /** It is late with everything: what is left counts without another time. */
  function countTheRest(): void {
    for (const exchange of [...due.values()].flat()) recorder.accuse(exchange);
    due.clear();
  }

  return {
    isDue: (id) => due.has(id),
    ended: ({ id, needs }, since) => {
      if (!needs.some((need) => timed.has(need))) return;
      const own = recorder.exchanges
        .slice(since.exchanges)
        .filter(({ exchange }) => exchange.scenario === id);
      const failed = failuresIn(own, recorder, since);
      due.delete(id);
      if (failed.length === 0) return;
      const count = (times.get(id) ?? 0) + 1;
      times.set(id, count);
      if (count < enough) {
        if (count > 1 || confirmed < mostRepeated) due.set(id, excuse(failed, once));
        return;
      }
      const milliseconds = usualTime(own);
      if (milliseconds > tooSlow) {
        excuse(failed, busy(milliseconds));
        return;
      }
      confirmed += 1;
      if (confirmed === mostRepeated) countTheRest();
    },
  };
}

/** The exchanges of which a statement was wrong, or whose status was another one. */
function failuresIn(own: readonly JudgedExchange[], { claims }: Recorded, since: Since): readonly string[] {
  const wrong = claims
    .slice(since.claims)
    .filter(({ holds, tolerance, level }) => !holds && !tolerance && level !== 'SHOULD');
  const ids = new Set(wrong.map(({ exchange }) => exchange));
  return own
    .filter(
      ({ exchange, flaws }) => ids.has(exchange.id) || flaws.some(({ check }) => check === 'status-as-aimed'),
    )
    .map(({ exchange }) => exchange.id);
}

function usualTime(own: readonly JudgedExchange[]): number {
  const all = own.map(({ exchange }) => exchange.milliseconds).sort((one, other) => one - other);
  return all[Math.floor(all.length / 2)] ?? 0;
}

function busy(milliseconds: number): Excuse {
  const sentence = `it failed every time, but usual requests took ${Math.round(milliseconds)} ms even alone: the machine is too busy to tell what is late`;
  return { of: 'everything', reason: { kind: 'inconclusive', sentence } };
}
