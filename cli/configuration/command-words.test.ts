import { expect, test } from 'vitest';
import { commandWords } from './command-words.ts';

test.each<[string, Parameters<typeof commandWords>, readonly string[]]>([
  ['nothing was typed: nothing', [undefined, {}], []],
  [
    'everything that says what is asked, and of whom',
    [
      'tmi',
      {
        spec: 'a.yaml',
        target: 'https://staging.example.com',
        config: 'other.yaml',
        auth: 'test-provider',
        writable: 'staging.example.com',
        webhookUrl: 'https://hooks.example.com',
        webhookListen: '4012',
        timeout: '20',
        rate: '5',
        readOnly: true,
      },
    ],
    [
      ...['tmi', '--spec', 'a.yaml', '--target', 'https://staging.example.com', '--config', 'other.yaml'],
      ...['--auth', 'test-provider', '--writable', 'staging.example.com'],
      ...['--webhook-url', 'https://hooks.example.com', '--webhook-listen', '4012'],
      ...['--timeout', '20', '--rate', '5', '--read-only'],
    ],
  ],
  [
    'neither what may hold a password nor what is only about the report',
    [undefined, { target: 'reference', database: 'postgres://u:p@db/tmi', gate: 'new=0', concurrency: '2' }],
    ['--target', 'reference'],
  ],
])('%s', (_, typed, words) => {
  expect(commandWords(...typed)).toEqual(words);
});
