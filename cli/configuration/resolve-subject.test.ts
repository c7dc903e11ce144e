import { expect, test } from 'vitest';
import { resolveSubject, type SubjectSaid } from './resolve-subject.ts';

const url = 'https://tmi.example.com';
const named = 'named by assay.config.yaml';

test.each<[string, Partial<SubjectSaid>, unknown]>([
  ['nothing', {}, undefined],
  ['an API', { typed: 'mini' }, { api: 'mini', document: 'mini' }],
  ['a document', { typed: 'a.yaml' }, { api: undefined, document: 'a.yaml' }],
  ['--spec', { spec: 'a.yaml' }, { api: undefined, document: 'a.yaml' }],
  ['an API with --spec', { typed: 'tmi', spec: 'a.yaml' }, { api: 'tmi', document: 'a.yaml' }],
  ['a configured API', { config: { api: 'tmi' } }, { api: 'tmi', document: 'tmi' }],
  [
    'a configured API with --spec',
    { config: { api: 'tmi' }, spec: 'a.yaml' },
    { api: 'tmi', document: 'a.yaml' },
  ],
  [
    'a document, whatever is configured',
    { config: { api: 'tmi', spec: 'b.yaml' }, typed: 'a.yaml' },
    { api: undefined, document: 'a.yaml' },
  ],
  [
    'a configured document',
    { config: { spec: 'a.yaml' } },
    { api: undefined, document: '/etc/assay/a.yaml', source: named },
  ],
  [
    'a configured URL',
    { config: { spec: `${url}/a.yaml` } },
    { api: undefined, document: `${url}/a.yaml`, source: named },
  ],
  [
    'a configured API and document',
    { config: { api: 'tmi', spec: 'a.yaml' } },
    { api: 'tmi', document: '/etc/assay/a.yaml', source: named },
  ],
  [
    'that API, typed',
    { config: { api: 'tmi', spec: 'a.yaml' }, typed: 'tmi' },
    { api: 'tmi', document: '/etc/assay/a.yaml', source: named },
  ],
  [
    'another API than the configured one',
    { config: { api: 'tmi', spec: 'a.yaml' }, typed: 'mini' },
    { api: 'mini', document: 'mini' },
  ],
  [
    'an API, and a document of no API',
    { config: { spec: 'a.yaml' }, typed: 'tmi' },
    { api: 'tmi', document: '/etc/assay/a.yaml', source: named },
  ],
  [
    'a document of the target',
    { config: { api: 'tmi', spec: 'a.yaml' }, own: { url, spec: 'own.yaml' } },
    { api: 'tmi', document: '/etc/assay/own.yaml', source: named },
  ],
  [
    'another API of the target',
    { config: { api: 'tmi', spec: 'a.yaml' }, own: { url, api: 'mini' } },
    { api: 'mini', document: 'mini' },
  ],
])('%s', (_, said, subject) => {
  const nothing = { typed: undefined, spec: undefined, own: undefined, config: {} };
  expect(resolveSubject({ ...nothing, file: 'assay.config.yaml', folder: '/etc/assay', ...said })).toEqual(
    subject,
  );
});

test('two documents are one too many', () => {
  const said = { typed: 'a.yaml', spec: 'b.yaml', own: undefined, config: {}, file: undefined, folder: '.' };
  expect(() => resolveSubject(said)).toThrow(
    'a.yaml and --spec b.yaml are both documents; remove one of them, or give an API with --spec: tmi, mini, tasky, users, notap',
  );
});
