import type { Tolerance } from '../../harness/model/tolerance.ts';
import { reshapeSchemas, withUnknownMembers } from '../../harness/versions/reshape.ts';
import { february1, january31 } from './versions/versions.ts';

/** Deviations of instances that are decided to be no violation. */
export const tolerances: readonly Tolerance[] = [
  {
    kind: 'status',
    id: 'U6',
    why: 'the code of the original returns 200 for every success, and its documentation "200/201"',
    cells: /^POST \/api\/v1\/(auth\/sign-up|roles|permissions) 201$/,
    accepts: [200],
    versions: 'every',
  },
  {
    kind: 'status',
    id: 'U18',
    why: 'no source names 406: a server may send what it has (RFC 9110, 15.5.7)',
    cells: / 406$/,
    accepts: [200, 201],
    versions: 'every',
  },
  {
    kind: 'status',
    id: 'U19',
    why: 'no source names 415, and the code of the original refuses another media type like a body that is no JSON',
    cells: / 415$/,
    accepts: [400],
    versions: [january31, february1],
  },
  {
    kind: 'shape',
    id: 'U3',
    why: 'the code of the original has the kind of a login in its data, which no source excludes',
    versions: [january31, february1],
    document: (document) => reshapeSchemas(document, ['Session'], withUnknownMembers),
  },
];
