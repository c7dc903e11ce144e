import type { Operation } from '../contract/operation.ts';
import { callerOf } from './caller.ts';
import { below, type Created, isWithin, type Journal, outermost } from './journal.ts';
import type { PathValues, Scenario, Story } from './scenario.ts';
import { UnreachableError } from './send.ts';
import { Stop } from './stop.ts';
import { type Stage, tell } from './story.ts';
import type { Caller } from './target.ts';

/** What became of everything that a run created. */
export interface Receipt {
  readonly created: number;
  /** Removed by us, or gone with what contained it. */
  readonly removed: number;
  /** What is still there, and why. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

/** Why something stays that nobody can remove. */
export const noRemoval = 'the API has no operation that removes it';

/** Removes what a scenario created. Never throws: what cannot be removed stands in the receipt. */
export async function cleanUp(
  stage: Stage,
  scenario: Scenario,
  { created, gone }: Journal,
): Promise<Receipt> {
  const distinct = [...new Map(created.map((one) => [one.path, one])).values()];
  const standing = distinct.filter(({ path }) => ![...gone].some((container) => isWithin(path, container)));
  const left: { path: string; why: string }[] = [];
  for (const one of outermost(standing)) {
    const why = await removeWhole(stage, scenario, one, distinct);
    if (why === undefined) stage.kept.gone(one.path);
    else
      left.push(
        ...standing.filter(({ path }) => isWithin(path, one.path)).map(({ path }) => ({ path, why })),
      );
  }
  return { created: distinct.length, removed: distinct.length - left.length, left };
}

/**
 * Where something below keeps a resource from being removed, that goes first; also what was deleted already, because it
 * may have been deleted for one of several people only.
 */
async function removeWhole(
  stage: Stage,
  scenario: Scenario,
  outer: Created,
  all: readonly Created[],
): Promise<string | undefined> {
  const why = await remove(stage, scenario, outer);
  const inner = below(outer.path, all);
  if (why === undefined || inner.length === 0) return why;
  for (const one of inner) await remove(stage, scenario, one);
  return remove(stage, scenario, outer);
}

/** Undefined if it is gone, otherwise why it is not. */
async function remove(
  stage: Stage,
  scenario: Scenario,
  { removal, values, by }: Created,
): Promise<string | undefined> {
  if (!removal) return noRemoval;
  const { story } = tell(stage, { ...scenario, aim: 'may' });
  const usual = callerOf(removal);
  const first = removal.access.roles.length > 0 ? usual : by;
  const why = await attempt(story, removal, values, first);
  // On some targets, whoever made something does not own it by that alone.
  return why === undefined || first === usual ? why : attempt(story, removal, values, usual);
}

async function attempt(
  story: Story,
  removal: Operation,
  values: PathValues,
  as: Caller,
): Promise<string | undefined> {
  const success = removal.responses.find(({ status }) => /^2/.test(status))?.status ?? '204';
  try {
    const draft = await story.validRequest(removal, values);
    await story.send(draft, { as, expect: success, why: 'Remove what was made', step: 'clean-up' });
    return undefined;
  } catch (error) {
    // 404: the scenario itself, or the removal of something around it, was first.
    if (error instanceof Stop) return error.message.includes('answered 404') ? undefined : error.message;
    if (error instanceof UnreachableError) return error.message;
    throw error;
  }
}

export function sumOf(receipts: readonly Receipt[]): Receipt {
  return {
    created: receipts.reduce((sum, { created }) => sum + created, 0),
    removed: receipts.reduce((sum, { removed }) => sum + removed, 0),
    left: receipts.flatMap(({ left }) => left),
  };
}
