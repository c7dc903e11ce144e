import { type Asked, isMembers, jsonOf, nothing, refusal } from '../front/message.ts';
import type { Ask, Translation } from '../front/translation.ts';
import { roleOf } from './role-of.ts';

const METADATA = /^(\/threat_models\/.+\/metadata)(\/bulk)?$/;

/** A metadata key that is there already is a conflict (facts, 14.5); the reference server overwrites it. */
export const existingKeysConflict: Translation = (behind) => async (asked, next) => {
  const [, path] = METADATA.exec(asked.path) ?? [];
  if (asked.method !== 'POST' || path === undefined) return next(asked);
  const role = await roleOf(behind, asked);
  const mayWrite = role === 'writer' || role === 'owner';
  return mayWrite && (await isOneThere(path, asked, next))
    ? refusal(409, 'conflict', 'There is an entry with this key already')
    : next(asked);
};

async function isOneThere(path: string, asked: Asked, next: Ask): Promise<boolean> {
  const answered = await next({ ...asked, method: 'GET', path, query: '', body: nothing });
  const [wanted, there] = [keysIn(jsonOf(asked)), keysIn(jsonOf(answered))];
  return answered.status === 200 && wanted.some((key) => there.includes(key));
}

/** Of the entries that could be kept. */
function keysIn(json: unknown): readonly unknown[] {
  return [json]
    .flat()
    .flatMap((entry) => (isMembers(entry) && typeof entry.value === 'string' ? [entry.key] : []));
}
