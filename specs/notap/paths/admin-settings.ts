import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { integer } from '../../builder/schema.ts';
import { administrator } from '../authz.ts';
import { conflict, unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import {
  Config,
  configSample,
  Logs,
  logsSample,
  RateLimit,
  RateLimitReply,
  rateLimitSample,
  Stats,
  severity,
  statsSample,
} from '../schemas/admin.ts';
import {
  AliasStats,
  aliasStatsSample,
  NewWord,
  newWordSample,
  WordChange,
  WordReply,
  Words,
  wordSample,
} from '../schemas/words.ts';

const tag = 'Administration';
const words = '/admin/alias/words';
const access = administrator;
const wordNotFound: NamedExamples = { word_not_found: unknown('id', 'Word not found') };

export const adminSettingOperations: readonly Operation[] = [
  operation({
    id: 'getStats',
    method: 'get',
    path: '/admin/stats',
    tag,
    summary: 'Get numbers about the server',
    access,
    success: { status: 200, description: 'The numbers', schema: Stats, data: statsSample },
    from: ['T', 'R'],
  }),
  operation({
    id: 'listAuditLogs',
    method: 'get',
    path: '/admin/audit/logs',
    tag,
    summary: 'List what administrators did',
    access,
    query: [...paging, filter('severity', 'Only those of this severity', severity, 'warning')],
    success: { status: 200, description: 'Newest first', schema: Logs, data: logsSample },
    from: ['P', 'T'],
  }),
  operation({
    id: 'getAliasStats',
    method: 'get',
    path: '/admin/alias/stats',
    tag,
    summary: 'Get numbers about aliases',
    access,
    success: { status: 200, description: 'The numbers', schema: AliasStats, data: aliasStatsSample },
    from: ['P', 'T'],
  }),
  operation({
    id: 'listWords',
    method: 'get',
    path: words,
    tag,
    summary: 'List the words of aliases',
    access,
    query: [
      filter('language', 'Only those of this language', { type: 'string', pattern: '^[a-z]{2}$' }, 'en'),
      filter('category', 'Only those of this category', { type: 'string', maxLength: 256 }, 'animals'),
      filter('limit', 'How many to return', integer({ min: 1, max: 500 }, { default: 100 }), 100),
    ],
    success: { status: 200, description: 'The words', schema: Words, data: { words: [wordSample] } },
    from: ['P'],
  }),
  operation({
    id: 'addWord',
    method: 'post',
    path: words,
    tag,
    summary: 'Add a word for aliases',
    access,
    body: { schema: NewWord, sample: newWordSample },
    success: { status: 201, description: 'The word', schema: WordReply, data: { word: wordSample } },
    from: ['P'],
    errors: { 409: { word_exists: conflict('word', 'Word already exists') } },
  }),
  operation({
    id: 'changeWord',
    method: 'put',
    path: `${words}/{id}`,
    tag,
    summary: 'Change a word',
    access,
    body: { schema: WordChange, sample: { active: false } },
    success: {
      status: 200,
      description: 'The word',
      schema: WordReply,
      data: { word: { ...wordSample, active: false } },
    },
    from: ['P'],
    errors: { 404: wordNotFound },
  }),
  operation({
    id: 'deleteWord',
    method: 'delete',
    path: `${words}/{id}`,
    tag,
    summary: 'Delete a word',
    description: 'Aliases that begin with it stay.',
    access,
    success: { status: 204, description: 'It is deleted' },
    from: ['P'],
    errors: { 404: wordNotFound },
  }),
  operation({
    id: 'getConfig',
    method: 'get',
    path: '/admin/config',
    tag,
    summary: 'Get the configuration',
    access,
    success: { status: 200, description: 'The configuration', schema: Config, data: configSample },
    from: ['P'],
  }),
  operation({
    id: 'setRateLimit',
    method: 'put',
    path: '/admin/config/rate-limits',
    tag,
    summary: 'Set the limit of a category',
    access,
    body: { schema: RateLimit, sample: rateLimitSample },
    success: { status: 200, description: 'The limit', schema: RateLimitReply, data: rateLimitSample },
    from: ['P'],
  }),
];
