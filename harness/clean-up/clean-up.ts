import type { Operation } from '../../contract/operations/operation.ts';
import { below, type Created, isWithin, type Journal, outermost } from '../journal/journal.ts';
import { callerOf } from '../model/caller.ts';
import type { PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller } from '../model/target.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import { UnreachableError } from '../transport/send.ts';

/** What became of everything that a run created. */
export interface Receipt {
  readonly created: number;
  /** Removed by us, or gone with what contained it. */
  readonly removed: number;
  /** What is still there, and why. */
  readonly left: readonly Left[];
}

/** Something that is still there. */
export interface Left {
  /** "/pets/7", or "accounts". */
  readonly path: string;
  readonly why: string;
  /** How many accounts these are; missing where it is one resource. */
  readonly accounts?: number;
  /** Nothing that the target has removes it. */
  readonly forGood?: true;
}

/** Why something stays that nobody can remove. */
const noRemoval = 'the API has no operation that removes it';

/** A receipt, with what is to be tried again when the target has recovered. */
export interface CleanedUp extends Receipt {
  readonly again: readonly Created[];
}

/** Removes what a scenario created. Never throws: what cannot be removed stands in the receipt. */
export async function cleanUp(
  context: StoryContext,
  scenario: Scenario,
  { created, gone }: Journal,
): Promise<CleanedUp> {
  const distinct = [...new Map(created.map((one) => [one.path, one])).values()];
  const standing = distinct.filter(({ path }) => ![...gone].some((container) => isWithin(path, container)));
  const left: Left[] = [];
  const again: Created[] = [];
  let silence: string | undefined;
  for (const one of outermost(standing)) {
    const hitch: Hitch | undefined =
      silence === undefined
        ? await removeWhole(context, scenario, one, distinct)
        : { why: silence, passes: true };
    if (!hitch) {
      context.kept.gone(one.path);
      continue;
    }
    // Who does not answer is not asked once more for everything else.
    if (hitch.isSilence) silence = hitch.why;
    const stays = standing.filter(({ path }) => isWithin(path, one.path));
    left.push(
      ...stays.map(({ path }) => ({
        path,
        why: hitch.why,
        ...(hitch.forGood && { forGood: hitch.forGood }),
      })),
    );
    if (hitch.passes) again.push(...stays);
  }
  return { created: distinct.length, removed: distinct.length - left.length, left, again };
}

/** Why something could not be removed. */
interface Hitch {
  readonly why: string;
  /** Whether it may be otherwise later: no answer came, or one that refuses nothing. */
  readonly passes: boolean;
  readonly isSilence?: true;
  readonly forGood?: true;
}

/**
 * Where something below keeps a resource from being removed, that goes first; also what was deleted already, because it
 * may have been deleted for one of several people only.
 */
async function removeWhole(
  context: StoryContext,
  scenario: Scenario,
  outer: Created,
  all: readonly Created[],
): Promise<Hitch | undefined> {
  const hitch = await remove(context, scenario, outer);
  const inner = below(outer.path, all);
  if (!hitch || hitch.isSilence || inner.length === 0) return hitch;
  for (const one of inner) await remove(context, scenario, one);
  return remove(context, scenario, outer);
}

/** Undefined if it is gone. */
async function remove(
  context: StoryContext,
  scenario: Scenario,
  { removal, values, by }: Created,
): Promise<Hitch | undefined> {
  if (!removal) return { why: noRemoval, passes: false, forGood: true };
  const { story } = createStory(context, { ...scenario, aim: 'may' });
  const usual = callerOf(removal);
  const first = removal.access.roles.length > 0 ? usual : by;
  const hitch = await attempt(story, removal, values, first);
  // On some targets, whoever made something does not own it by that alone.
  return !hitch || hitch.isSilence || first === usual ? hitch : attempt(story, removal, values, usual);
}

async function attempt(
  story: Story,
  removal: Operation,
  values: PathValues,
  as: Caller,
): Promise<Hitch | undefined> {
  const success = removal.responses.find(({ status }) => /^2/.test(status))?.status ?? '204';
  try {
    const draft = await story.validRequest(removal, values);
    await story.send(draft, { as, expect: success, why: 'Remove what was made', step: 'clean-up' });
    return undefined;
  } catch (error) {
    // 404: the scenario itself, or the removal of something around it, was first.
    if (error instanceof Stop) {
      const { message: why, status } = error;
      return status === 404 ? undefined : { why, passes: status === undefined || status >= 500 };
    }
    if (error instanceof UnreachableError) return { why: error.message, passes: true, isSilence: true };
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
