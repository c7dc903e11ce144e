import { randomInt } from 'node:crypto';
import type { Call } from '../routing/call.ts';

/** How many aliases are tried before one gets more digits than usual. */
const TRIES = 50;

/** An alias that nobody has: an active word, and four digits. */
export async function newAlias(call: Pick<Call, 'db'>, language: string | undefined): Promise<string> {
  const words = await wordsOf(call, language);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const word = words[randomInt(words.length)] ?? 'user';
    const alias = `${word}-${String(randomInt(10_000)).padStart(4, '0')}`;
    if (!(await isTaken(call, alias))) return alias;
  }
  throw new Error('no alias is free: add words');
}

async function isTaken({ db }: Pick<Call, 'db'>, alias: string): Promise<boolean> {
  const row = await db.selectFrom('enrollments').select('uuid').where('alias', '=', alias).executeTakeFirst();
  return row !== undefined;
}

/** Those of the language, and all of them where it has none. */
async function wordsOf({ db }: Pick<Call, 'db'>, language: string | undefined): Promise<readonly string[]> {
  const rows = await db.selectFrom('words').select(['word', 'language']).where('active', '=', 1).execute();
  const own = rows.filter((row) => row.language === language);
  const words = (own.length > 0 ? own : rows).map(({ word }) => word);
  return words.length > 0 ? words : ['user'];
}
