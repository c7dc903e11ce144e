import {
  type Answered,
  type Asked,
  isMembers,
  jsonOf,
  nothing,
  refusal,
  withJson,
} from '../front/message.ts';
import type { Ask, Translation } from '../front/translation.ts';

const METADATA = /^(\/threat_models\/.+\/metadata)(\/bulk)?$/;

/**
 * A metadata key that is there already is a conflict (facts, 14.5). The reference server overwrites it, if everything
 * else about the request is right; what it has written is then put back.
 */
export const existingKeysConflict: Translation = () => async (asked, next) => {
  const [, path] = METADATA.exec(asked.path) ?? [];
  if (asked.method !== 'POST' || path === undefined) return next(asked);
  const at = (method: string, key = ''): Asked => ({
    ...asked,
    method,
    path: key === '' ? path : `${path}/${encodeURIComponent(key)}`,
    query: '',
    body: nothing,
  });
  const before = entriesIn(await next(at('GET')));
  const answered = await next(asked);
  const written = [...entriesIn(asked).keys()];
  if (answered.status !== 201 || !written.some((key) => before.has(key))) return answered;
  for (const key of written) await restore(key, before.get(key), { at, next });
  return refusal(409, 'conflict', 'There is an entry with this key already');
};

interface Means {
  readonly at: (method: string, key: string) => Asked;
  readonly next: Ask;
}

async function restore(key: string, value: unknown, { at, next }: Means): Promise<void> {
  await next(value === undefined ? at('DELETE', key) : withJson(at('PUT', key), { value }));
}

function entriesIn(message: Asked | Answered): Map<string, unknown> {
  return new Map(
    [jsonOf(message)].flat().flatMap((entry): [string, unknown][] => {
      return isMembers(entry) && typeof entry.key === 'string' ? [[entry.key, entry.value]] : [];
    }),
  );
}
