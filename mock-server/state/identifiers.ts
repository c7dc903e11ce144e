import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { lazily } from '../../contract/memoise.ts';
import type { DeclaredMembers } from './declared-members.ts';

/** An identifier as it stands in a body. */
export type Identifier = string | number;

/**
 * Makes identifiers that everything accepts which they go through: UUIDs where it can, else counted numbers, else
 * hexadecimal texts of a usual length, else what `invented` makes of a seed. `taken` are those that the document uses in its examples.
 */
export function identifierSource(
  accepts: (id: Identifier) => boolean,
  isInteger: boolean,
  taken: readonly string[],
  invented: (seed: number) => unknown = () => undefined,
): () => Identifier {
  let count = Math.max(0, ...taken.map(Number).filter(Number.isSafeInteger));
  const counted = () => {
    count += 1;
    return count;
  };
  if (isInteger) {
    const first = lazily(() => {
      const low = Array.from({ length: 1000 }, (_, index) => index + 1).find(accepts);
      return low ?? Number(invented(1) ?? 1);
    });
    return () => {
      const next = counted();
      if (accepts(next)) return next;
      // Beyond what the document allows: from the beginning again.
      count = first();
      return count;
    };
  }
  if (accepts(uuid())) return uuid;
  const shapes = ['', 'id-', 'id_', 'a'].map((prefix) => () => `${prefix}${counted()}`);
  const inventing = () => {
    const value = invented(counted());
    return typeof value === 'string' || typeof value === 'number' ? value : uuid();
  };
  const candidates = [...shapes, ...usualLengths.map((length) => () => hexadecimal(length)), inventing];
  return candidates.find((make) => accepts(make())) ?? uuid;
}

/** Characters of the identifiers of common databases and of keys: ObjectId, MD5, SHA-1, SHA-256 and shorter ones. */
const usualLengths: readonly number[] = [24, 32, 40, 64, 16, 20, 12, 10, 8];

function hexadecimal(length: number): string {
  let text = '';
  while (text.length < length) text += uuid().replaceAll('-', '').slice(12);
  return text.slice(-length);
}

/** Whether a member is the time at which something came about or was last written. */
export function stampOf(name: string, members: DeclaredMembers): 'created' | 'modified' | undefined {
  const schema = members.get(name)?.schema;
  if (schema?.format !== 'date-time') return undefined;
  if (/creat|added|inserted/i.test(name)) return 'created';
  return /modif|updat|chang|edited/i.test(name) ? 'modified' : undefined;
}

const randomBytes = new Uint8Array(16 * 256);
let used = randomBytes.length;

/** A UUID of version 7. Asking for random bytes once for many is several times as fast. */
function uuid(): string {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  used += 16;
  return v7({ random: randomBytes.subarray(used - 16, used) });
}
