import { isStorableText } from '../../unstorable-text.ts';
import { audit } from '../administration/audit.ts';
import { newId } from '../credentials/random-texts.ts';
import { fail } from '../errors/notap-error.ts';
import { administrator } from '../routing/authz.ts';
import { type Call, inPath } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { textIn, wholeNumberIn } from '../routing/query.ts';
import type { WordRow } from '../storage/tables.ts';

const all = '/v1/admin/alias/words';
const administration = { ...administrator, limit: 'admin' } as const;

const getAliasStats = operation({
  ...administration,
  id: 'getAliasStats',
  method: 'GET',
  path: '/v1/admin/alias/stats',
  handler: async ({ db }) => {
    const words = await db.selectFrom('words').select('active').execute();
    const { aliases } = await db
      .selectFrom('enrollments')
      .select(({ fn }) => fn.countAll<number>().as('aliases'))
      .executeTakeFirstOrThrow();
    return {
      configuration: { pattern: 'word-digits', digits: 4 },
      word_statistics: { total: words.length, active: words.filter(({ active }) => active === 1).length },
      usage_statistics: { aliases: Number(aliases) },
    };
  },
});

const listWords = operation({
  ...administration,
  id: 'listWords',
  method: 'GET',
  path: all,
  handler: async ({ db, query }) => {
    const limit = wholeNumberIn(query.limit, { usual: 100, least: 1, most: 500 });
    const language = textIn(query.language, /^[a-z]{2}$/);
    const category = textIn(query.category);
    let found = db.selectFrom('words').selectAll();
    if (language !== undefined) found = found.where('language', '=', language);
    if (category !== undefined) found = found.where('category', '=', category);
    const rows = await found.orderBy('word').orderBy('id').limit(limit).execute();
    return { words: rows.map(wordView) };
  },
});

const addWord = operation<Pick<WordRow, 'word' | 'language' | 'category'>>({
  ...administration,
  id: 'addWord',
  method: 'POST',
  path: all,
  reads: true,
  status: 201,
  handler: async (call) => {
    const { word, language, category } = call.body;
    const row: WordRow = { id: newId('word'), word, language, category, active: 1 };
    const added = await call.db
      .insertInto('words')
      .values(row)
      .onConflict((conflict) => conflict.columns(['word', 'language']).doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw fail('word_exists');
    await audit(call, 'word.added');
    return { word: wordView(row) };
  },
});

const changeWord = operation<{ readonly active?: boolean; readonly category?: string }>({
  ...administration,
  id: 'changeWord',
  method: 'PUT',
  path: `${all}/{id}`,
  reads: true,
  handler: async (call) => {
    const { active, category } = call.body;
    const row = await requireWord(call);
    const changed = {
      category: category ?? row.category,
      active: active === undefined ? row.active : Number(active),
    };
    await call.db.updateTable('words').set(changed).where('id', '=', row.id).execute();
    await audit(call, 'word.changed');
    return { word: wordView({ ...row, ...changed }) };
  },
});

const deleteWord = operation({
  ...administration,
  id: 'deleteWord',
  method: 'DELETE',
  path: `${all}/{id}`,
  status: 204,
  handler: async (call) => {
    const { id } = await requireWord(call);
    await call.db.deleteFrom('words').where('id', '=', id).execute();
    await audit(call, 'word.deleted');
    return {};
  },
});

async function requireWord(call: Omit<Call, 'body'>): Promise<WordRow> {
  const id = inPath(call, 'id');
  const row = isStorableText(id)
    ? await call.db.selectFrom('words').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw fail('word_not_found');
  return row;
}

function wordView({ active, ...row }: WordRow): object {
  return { ...row, active: active === 1 };
}

export const wordOperations = [getAliasStats, listWords, addWord, changeWord, deleteWord];
