import type { JsonObject } from '../json.ts';
import { formats } from '../validation/formats.ts';
import type { Chance } from './chance.ts';
import { largest, smallest, textsOf } from './demand.ts';
import { textInPatterns } from './text-in-patterns.ts';

const words = ['assay', 'sample', 'probe', 'trial', 'check', 'proof', 'test', 'model', 'draft', 'note'];

/** Texts longer than that are not made: nobody can say that they are needed. */
const mostCharacters = 100_000;

/**
 * A text in its formats, patterns and lengths; undefined where none is found. A format is one more pattern, from the
 * ordinary texts to the less ordinary ones that a pattern or a length may leave.
 */
export function makeText(parts: readonly JsonObject[], chance: Chance): string | undefined {
  const shortest = largest(parts, 'minLength') ?? 0;
  const longest = smallest(parts, 'maxLength') ?? Number.POSITIVE_INFINITY;
  if (shortest > longest || shortest > mostCharacters) return undefined;
  const patterns = textsOf(parts, 'pattern');
  const ofFormats = textsOf(parts, 'format').map(
    (name) => formats.get(name)?.made ?? unregistered[name] ?? [],
  );
  const rows = Math.max(1, ...ofFormats.map((made) => made.length));
  for (let row = 0; row < rows; row += 1) {
    const made = ofFormats.flatMap((list) => list[Math.min(row, list.length - 1)] ?? []);
    const all = [...patterns, ...made];
    if (all.length === 0) return plainText(shortest, longest, chance);
    const text = textInPatterns({ patterns: all, shortest, longest }, chance);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Formats that are in no registry, and that people write: what they most likely mean by them. */
const unregistered: Readonly<Record<string, readonly string[]>> = {
  datetime: formats.get('date-time')?.made ?? [],
  phone: ['^\\+1202555\\d{4}$'],
  ulid: ['^[0-7][0-9A-HJKMNP-TV-Z]{25}$'],
  objectid: ['^[0-9a-f]{24}$'],
};

function plainText(shortest: number, longest: number, chance: Chance): string {
  const word = `${chance.pick(words)}${chance.below(1000)}`;
  const filled = word.length < shortest ? word.padEnd(shortest, `-${word}`) : word;
  return filled.slice(0, longest);
}
