import { arrayOf, boolean, input, integer, object, schema } from '../../builder/schema.ts';
import { ids } from '../samples.ts';
import { reply, word } from './common.ts';

const text = { type: 'string', pattern: '^[a-z]{2,32}$' } as const;
const language = { type: 'string', pattern: '^[a-z]{2}$' } as const;

const Word = schema(
  'Word',
  'A word that aliases begin with',
  object({ required: { id: word, word: text, language, category: word, active: boolean() } }),
);
export const NewWord = schema(
  'NewWord',
  'A word that aliases may begin with',
  input({ required: { word: text, language, category: word } }),
);
export const newWordSample = { word: 'tiger', language: 'en', category: 'animals' } as const;
export const wordSample = { id: ids.word, ...newWordSample, active: true } as const;
export const WordChange = schema(
  'WordChange',
  'What changes',
  input({ optional: { active: boolean(), category: word } }),
);
export const WordReply = reply('WordReply', { word: Word });
export const Words = reply('Words', { words: arrayOf(Word) });

const count = integer({ min: 0 });
export const AliasStats = reply('AliasStats', {
  configuration: object({ required: { pattern: word, digits: count } }),
  word_statistics: object({ required: { total: count, active: count } }),
  usage_statistics: object({ required: { aliases: count } }),
});
export const aliasStatsSample = {
  configuration: { pattern: 'word-digits', digits: 4 },
  word_statistics: { total: 200, active: 198 },
  usage_statistics: { aliases: 1 },
} as const;
