import { fail } from '../errors/api-error.ts';

/** One key with its value. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

/** Throws 400 where a request names a key twice. */
export function refuseDuplicateKeys(entries: readonly MetadataEntry[]): void {
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (seen.has(key)) throw fail('duplicate_key', { about: { key } });
    seen.add(key);
  }
}
