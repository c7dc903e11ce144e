import { isObject } from '../../contract/json.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';

/** What tells about the inside of a server (CWE-209), by the look of it. */
const internals: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a stack trace', pattern: /\bat ([\w$.<>[\] ]+ )?\(?(file:|node:|\/|[A-Z]:\\)[^)\s]*:\d+:\d+\)?/ },
  {
    what: 'a stack trace',
    pattern:
      /Traceback \(most recent call last\)|goroutine \d+ \[running\]|^\s*at [\w.$]+\([\w.]+\.(java|kt|scala|groovy):\d+\)/m,
  },
  {
    what: 'a stack trace',
    pattern:
      /^\s*at [\w.$`<>]+\(.*\) in \S+:line \d+|\.rb:\d+:in [`'"]|thread '[^']*' panicked at \S+\.rs:\d+:\d+/m,
  },
  {
    what: 'a database statement',
    pattern: /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s+\S+\s+SET|DELETE FROM)\s+["`\w]/,
  },
  {
    // In lower case these are words of English too, unless what follows is quoted.
    what: 'a database statement',
    pattern: /\b(select\s.+\sfrom|insert into|update|delete from)\s+["`]\w+["`]|\bselect \* from\b/,
  },
  {
    what: 'a message of a database driver',
    pattern:
      /\b(SQLITE_[A-Z]+|SQLSTATE|ORA-\d{5}|pq: |duplicate key value violates|relation "\w+" does not exist)/,
  },
  {
    what: 'a path of the file system',
    pattern: /(^|[\s"'(])(\/(home|usr|var|opt|srv|app|root|etc|tmp)\/[\w.-]+\/[\w./-]+|[A-Z]:\\[\w\\.-]+)/,
  },
];

export const noInternals: Check = {
  id: 'no-internals',
  title: 'No error reveals internals of the server',
  help: 'Return a general error text, and keep stack traces, SQL statements and paths in the log of the server.',
  meaning:
    'An error must not reveal how the server is implemented. The check looks for stack traces, SQL statements, messages of database drivers and paths of the file system in the body and the headers of every response with a status of 400 or more.',
  source: 'CWE-209 (Generation of Error Message Containing Sensitive Information)',
  example: {
    document: `
      /pets:
        get:
          responses:
            500: { description: Something failed }`,
    request: 'GET /pets',
    response: `
      500 Internal Server Error
      Content-Type: text/plain

      SQLSTATE 42P01: relation "pets" does not exist`,
  },
  level: 'MUST',
  judge: ({ response }) => {
    if (response.status < 400) return [];
    const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
    const text = [response.body, ...textsIn(jsonOf(response)), ...headers].join('\n');
    const found = internals.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
    return [...new Set(found)].map((what) => ({ message: `the error shows ${what}` }));
  },
};

/** The texts in a JSON value as they were before JSON escaped their quotes and line ends. */
function textsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  if (Array.isArray(json)) return json.flatMap(textsIn);
  return isObject(json) ? Object.values(json).flatMap(textsIn) : [];
}
