import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft, Scenario } from '../model/scenario.ts';
import { mainMediaType } from '../request/valid-request.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import type { Left } from './clean-up.ts';
import { attempted } from './resolve-uncertain.ts';

const restoring: Scenario = {
  id: 'restore',
  suite: 'clean-up',
  title: 'Data that the run may change by name is restored after the run',
  aim: 'may',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
};

/** Something that there is one of, which a run may change because somebody allowed it. */
interface Setting {
  readonly read: Operation;
  /** Undefined where it can be read, and not written as a whole. */
  readonly write: Operation | undefined;
}

/**
 * Reads what a run may change because an operation is allowed by name, and returns what writes it back and tells what could
 * not be restored.
 */
export async function readSettings(context: StoryContext, ran: Scenario[]): Promise<() => Promise<Left[]>> {
  const before = new Map<Setting, unknown>();
  const settings = settingsIn(context);
  if (settings.length > 0) ran.push(restoring);
  for (const setting of settings) {
    const read = await readOne(context, setting);
    if (read) before.set(setting, read.json);
  }
  return async () => {
    const left: Left[] = [];
    for (const setting of settings) {
      const { path } = setting.read;
      if (!before.has(setting))
        left.push({ path, why: 'may be changed, but could not be read before the run' });
      else if (!(await isRestored(context, setting, before.get(setting))))
        left.push({ path, why: 'was changed by the run, but could not be restored', forGood: true });
    }
    return left;
  };
}

function settingsIn({ known, protection }: StoryContext): readonly Setting[] {
  const { operations } = known.contract;
  const allowed = operations.filter(
    (operation) =>
      !isSafe(operation.method) && !operation.path.includes('{') && protection?.isNamed(operation) === true,
  );
  return [...new Set(allowed.map(({ path }) => path))].flatMap((path) => {
    const at = (method: string) => operations.find((one) => one.path === path && one.method === method);
    const read = at('GET');
    return read ? [{ read, write: at('PUT') ?? at('PATCH') }] : [];
  });
}

async function isRestored(context: StoryContext, setting: Setting, before: unknown): Promise<boolean> {
  const isSame = async (): Promise<boolean> =>
    isDeepStrictEqual((await readOne(context, setting))?.json, before);
  if (await isSame()) return true;
  const { write } = setting;
  const mediaType = write && mainMediaType(write);
  if (!write || mediaType === undefined) return false;
  const body = { mediaType, json: before };
  await sendOne(
    context,
    { operation: write, path: {}, query: {}, headers: {}, body },
    'Restore the previous state',
  );
  return isSame();
}

async function readOne(
  context: StoryContext,
  { read }: Setting,
): Promise<{ readonly json: unknown } | undefined> {
  const draft: Draft = { operation: read, path: {}, query: {}, headers: {}, body: undefined };
  const answer = await sendOne(context, draft, 'Check what must be restored');
  return 'value' in answer ? answer.value : undefined;
}

function sendOne(context: StoryContext, draft: Draft, why: string) {
  const { story } = createStory(context, restoring);
  const { operation } = draft;
  const expect = operation.responses.find(({ status }) => status.startsWith('2'))?.status ?? '200';
  return attempted(story.send(draft, { as: callerOf(operation), expect, why, step: 'clean-up' }));
}
