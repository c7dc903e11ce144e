import type { Operation } from '../../contract/operations/operation.ts';
import { below, type Created, isWithin, type Journal, outermost, type Unnamed } from '../journal/journal.ts';
import { callerOf } from '../model/caller.ts';
import type { PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller } from '../model/target.ts';
import type { ReportedLists } from '../report/clean-up.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import { createPatience } from '../transport/patience.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';

/** What became of everything that a run created. */
export interface Receipt {
  readonly created: number;
  /** Removed by us, or gone with what contained it. */
  readonly removed: number;
  /** How many of the removed ones the target keeps as tombstones; missing where it keeps none. */
  readonly tombstones?: number;
  /** What is still there, and why. */
  readonly left: readonly Left[];
  /** What the lists of the target showed before and after; missing where they were not compared. */
  readonly lists?: ReportedLists;
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
  /** How many of these there are; missing where it is one. */
  readonly times?: number;
  /** Members of answers in which the server gave out a secret that still stands. */
  readonly secrets?: readonly string[];
}

/** Why something stays that nothing names. */
const noName = 'created, cannot be removed: no response contains its identifier';
const ofNothing = 'it succeeded with an identifier that nothing has: what it changed is not known';

/** How many things are left; accounts are counted apart. */
export function countLeft(left: readonly Left[]): number {
  return left.reduce((sum, { times = 1 }) => sum + times, 0);
}

/** Why something stays that nobody can remove. */
const noRemoval = 'the API has no operation that removes it';

/** A receipt, with what is to be tried again when the target has recovered. */
export interface CleanedUp extends Receipt {
  readonly again: readonly Created[];
}

/**
 * Removes what a scenario created, what was made last first, whatever its path: it may depend on what was there before. What
 * is refused with 409 is tried again as soon as something else is gone. Never throws: what cannot be removed stands in the
 * receipt.
 */
export async function cleanUp(
  context: StoryContext,
  scenario: Scenario,
  { created, gone, unnamed = [] }: Journal,
): Promise<CleanedUp> {
  const distinct = [...new Map(created.map((one) => [one.path, one])).values()];
  const isRemoved = (path: string): boolean => [...gone].some((container) => isWithin(path, container));
  const standing = distinct.filter(
    ({ path, renamed = [] }) => ![path, ...renamed.map((other) => other.path)].some(isRemoved),
  );
  const left: Left[] = [];
  const again: Created[] = [];
  const hitches = await removeAll(context, scenario, toRemove(standing).toReversed(), distinct);
  for (const [one, hitch] of hitches) {
    // What is below something that nothing removes is removed by itself.
    const stays = one.removal ? standing.filter(({ path }) => isWithin(path, one.path)) : [one];
    left.push(
      ...stays.map(({ path, secrets }) => ({
        path,
        why: hitch.why,
        ...(secrets && { secrets }),
        ...(hitch.forGood && { forGood: hitch.forGood }),
      })),
    );
    if (hitch.passes) again.push(...stays);
  }
  const isGone = (path: string): boolean =>
    [...gone].some((container) => isWithin(path, container)) ||
    standing.some((one) => isWithin(path, one.path) && !left.some((stays) => stays.path === one.path));
  const stray = unnamed.filter(({ path }) => !isGone(path));
  left.push(...stray.map(leftUnnamed));
  const count = distinct.length + unnamed.length;
  const tombstones = distinct.filter(
    ({ path, isTombstone }) => isTombstone && !left.some((stays) => stays.path === path),
  ).length;
  return {
    ...{ created: count, removed: count - left.length, left: grouped(left), again },
    ...(tombstones > 0 && { tombstones }),
  };
}

/** What takes everything with it: the outermost of what can be removed, and what cannot and is not below that. */
function toRemove(standing: readonly Created[]): readonly Created[] {
  const removable = outermost(standing.filter(({ removal }) => removal));
  return standing.filter((one) =>
    one.removal ? removable.includes(one) : !removable.some(({ path }) => isWithin(one.path, path)),
  );
}

/** Why what could not be removed stays. */
async function removeAll(
  context: StoryContext,
  scenario: Scenario,
  wanted: readonly Created[],
  all: readonly Created[],
): Promise<ReadonlyMap<Created, Hitch>> {
  const patience = createPatience();
  const hitches = new Map<Created, Hitch>();
  for (let open = wanted; open.length > 0; ) {
    const before = open.length;
    const refused: Created[] = [];
    for (const one of open) {
      const over = patience.over();
      const hitch: Hitch | undefined =
        over === undefined
          ? await removeWhole(context, scenario, one, all)
          : { why: over, passes: true, isConflict: false };
      if (over === undefined) patience.heard(hitch?.silence);
      if (hitch) hitches.set(one, hitch);
      else {
        hitches.delete(one);
        context.kept.gone(one.path);
      }
      if (hitch?.isConflict) refused.push(one);
    }
    open = refused.length < before ? refused : [];
  }
  return hitches;
}

function leftUnnamed({ operation, secrets, isOfNothing }: Unnamed): Left {
  const why = isOfNothing ? ofNothing : noName;
  return { path: operation, why, forGood: true, ...(secrets.length > 0 && { secrets }) };
}

/** What is left of one operation, and cannot be told apart, is one line; what holds a secret comes first. */
function grouped(left: readonly Left[]): Left[] {
  const groups = Map.groupBy(left, ({ path, why }) => `${path}\n${why}`);
  const lines = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const times = countLeft(alike);
    return first ? [times > 1 ? { ...first, times } : first] : [];
  });
  return lines.toSorted(
    (one, other) => Number(other.secrets !== undefined) - Number(one.secrets !== undefined),
  );
}

/** Why something could not be removed. */
interface Hitch {
  readonly why: string;
  /** Whether it may be otherwise later: no answer came, or one that refuses nothing. */
  readonly passes: boolean;
  /** Something depends on it, which may go. */
  readonly isConflict: boolean;
  readonly silence?: UnreachableError;
  /** It is not there. */
  readonly isMissing?: true;
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
  // What is below something that nothing removes is removed by itself.
  if (!hitch || hitch.silence || hitch.forGood || inner.length === 0) return hitch;
  for (const one of inner) await remove(context, scenario, one);
  return remove(context, scenario, outer);
}

/** Undefined if it is gone. */
async function remove(
  context: StoryContext,
  scenario: Scenario,
  { removal, values, by, guessed, renamed = [] }: Created,
): Promise<Hitch | undefined> {
  if (!removal) return { why: noRemoval, passes: false, isConflict: false, forGood: true };
  const { story } = createStory(context, { ...scenario, aim: 'may' });
  const usual = callerOf(removal);
  const first = removal.access.roles.length > 0 ? usual : by;
  const removeAt = async (at: PathValues): Promise<Hitch | undefined> => {
    const hitch = await attempt(story, removal, at, first);
    const isSettled = !hitch || hitch.silence || (hitch.isMissing && !guessed);
    // On some targets, whoever made something does not own it by that alone.
    return isSettled || first === usual ? hitch : attempt(story, removal, at, usual);
  };
  let hitch = await removeAt(values);
  // Only what is not there any more has got another name.
  for (const other of renamed) if (hitch?.isMissing) hitch = await removeAt(other.values);
  // The scenario itself, or the removal of something around it, was first.
  return hitch?.isMissing && !guessed ? undefined : hitch;
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
    await story.send(draft, { as, expect: success, why: 'Remove what was created', step: 'clean-up' });
    return undefined;
  } catch (error) {
    if (error instanceof Stop) {
      const { message: why, status } = error;
      // Whichever success it was, the target says that it is gone; 202 only says that it will be.
      if (status !== undefined && status >= 200 && status <= 299 && status !== 202) return undefined;
      const isConflict = status === 409;
      const passes = status === undefined || status >= 500 || isConflict;
      return { why, passes, isConflict, ...((status === 404 || status === 410) && { isMissing: true }) };
    }
    if (error instanceof UnreachableError)
      return { why: error.message, passes: true, isConflict: false, silence: error };
    throw error;
  }
}

/** How many tombstones there are; nothing where there are none. */
export function tombstonesIn(receipts: readonly Receipt[]): Pick<Receipt, 'tombstones'> {
  const tombstones = receipts.reduce((sum, receipt) => sum + (receipt.tombstones ?? 0), 0);
  return tombstones > 0 ? { tombstones } : {};
}

export function sumOf(receipts: readonly Receipt[]): Receipt {
  const lists = receipts.flatMap(({ lists: compared }) => compared ?? []);
  return {
    created: receipts.reduce((sum, { created }) => sum + created, 0),
    removed: receipts.reduce((sum, { removed }) => sum + removed, 0),
    left: grouped(receipts.flatMap(({ left }) => left)),
    ...tombstonesIn(receipts),
    ...(lists.length > 0 && {
      lists: {
        compared: Math.max(...lists.map(({ compared }) => compared)),
        differences: lists.flatMap(({ differences }) => differences),
      },
    }),
  };
}
