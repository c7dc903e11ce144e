import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { newId } from '../../credentials/random-texts.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  animals: ['badger', 'eagle', 'fox', 'heron', 'lynx', 'otter', 'panda', 'raven', 'tiger', 'wolf'],
  nature: ['canyon', 'delta', 'ember', 'forest', 'glacier', 'harbor', 'island', 'meadow', 'river', 'summit'],
};

/** The words that aliases begin with until an administrator adds others. */
export const firstWords: Migration = {
  up: async (db: Kysely<unknown>) => {
    const rows = Object.entries(words).flatMap(([category, each]) =>
      each.map((word) => ({ id: newId('word'), word, language: 'en', category, active: 1 })),
    );
    await (db as Kysely<{ words: (typeof rows)[number] }>).insertInto('words').values(rows).execute();
  },
};
