import { createHash } from 'node:crypto';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { means, type Sabotage } from './sabotage.ts';

/** Which operations each story is about, as a run without a sabotage has shown. */
export type Stories = Readonly<Record<string, readonly string[]>>;

/** One in so many of what has nothing to do with a sabotage is run all the same. */
const sampled = { stories: 6, generic: 16 };
/** Where everything may show it, every story is told, and a part of what is generic shows as much as all of it. */
const sampledOfAll = 8;

/**
 * The part of a plan that a sabotage needs: what aims at the operations that it touches, and a sample of everything else,
 * so that a false alarm has where to sound. Every sabotage has another sample.
 */
export function concerned(plan: Plan, { id, at, seenAt = [] }: Sabotage, stories: Stories): Plan {
  const isEverywhere = at.includes('*');
  // Where it may show anywhere, it is looked for where it is.
  const operations = [...at, ...seenAt.filter((pattern) => pattern !== '*')];
  const isDrawn = (scenario: Scenario, from: number): boolean => drawnOf(`${id} ${scenario.id}`) % from === 0;
  const scenarios = plan.scenarios.filter((scenario) => {
    const about = stories[scenario.id];
    if (isEverywhere) return about !== undefined || isDrawn(scenario, sampledOfAll);
    if (about)
      return about.some((operation) => means(operations, operation)) || isDrawn(scenario, sampled.stories);
    return means(operations, operationOf(scenario)) || isDrawn(scenario, sampled.generic);
  });
  return { ...plan, scenarios };
}

/** The same number for the same text; a plan repeats itself, so that every eighth of it may be of one kind. */
function drawnOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** What stories do, but for what they only create to have it. */
export function storiesIn({ profile }: Plan, { exchanges }: Pick<Report, 'exchanges'>): Stories {
  const told = Map.groupBy(
    exchanges.filter(
      ({ step, response }) => step !== 'clean-up' && !(step === 'set-up' && response.status === 201),
    ),
    ({ scenario }) => scenario,
  );
  return Object.fromEntries(
    profile.scenarios.map((story) => {
      const sent = (told.get(story.id) ?? []).map(({ operation }) => operation);
      return [story.id, [...new Set([operationOf(story), ...sent])]];
    }),
  );
}

/** "GET /pets" of the cell "GET /pets 404". */
function operationOf({ cell = '' }: Scenario): string {
  return cell.slice(0, cell.lastIndexOf(' '));
}
