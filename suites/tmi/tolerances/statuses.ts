import type { StatusTolerance } from '../../../harness/model/tolerance.ts';
import { authorizationStatuses } from './authorization-statuses.ts';
import { oauthStatuses } from './oauth-statuses.ts';
import { august, early, january, november, releases, september } from './releases.ts';
import { accept, at, collaborate, diagram, model } from './status-tolerance.ts';

/**
 * Other statuses that releases of TMI return, each with the number under which it was decided and the releases that are
 * known to return it. What no release returns is not among them, nor is a status that is never right: 500 for what is
 * missing stays a violation.
 */
export const statuses: readonly StatusTolerance[] = [
  accept(
    'C1',
    /^\w+ \/threat_models\/\{threat_model_id\}.* 400$/,
    [404],
    'September 2025 looks for the threat model before it looks at the format of its id',
    { versions: [september], causes: ['malformed-path-parameter'], errors: ['not_found'] },
  ),
  accept(
    'C2',
    at(`\\w+ ${model}/(threats|documents|sources|diagrams)/\\{\\w+\\}.*`, '404'),
    [400],
    'releases refuse a malformed id of a resource inside a threat model with 400',
    { versions: releases, scenarios: /^malformed-id |cannot-exist/, errors: ['invalid_id'] },
  ),
  accept(
    'C5',
    at(`(POST /threat_models|(PUT|PATCH) ${model})`, '409'),
    [400],
    'all releases return 400 if a subject is named twice',
    { versions: releases, errors: ['invalid_input'] },
  ),
  accept(
    'C7',
    at(`POST ${collaborate}`, '409'),
    [200],
    'in all releases, a caller who starts a second session joins the first',
    { versions: releases },
  ),
  accept('C8', at(`PATCH ${diagram}`, '422'), [400], 'no release returns 422', {
    versions: releases,
    errors: ['invalid_input', 'invalid_format', 'invalid_patch', 'patch_failed', 'validation_failed'],
  }),
  accept('C8', at(`PATCH ${diagram}`, '422'), [200], 'no release looks for the cells of an edge', {
    versions: releases,
    scenarios: /edge-to-a-cell-that-is-not-there/,
  }),
  accept('C10', / 406$/, [200, 201, 202, 204, 302], 'September 2025 does not evaluate Accept', {
    versions: [september],
    causes: ['not-acceptable'],
  }),
  accept('C10', / 415$/, [400], 'releases refuse another media type like a body that is not valid', {
    versions: releases,
    errors: ['invalid_input', 'invalid_request'],
  }),
  ...oauthStatuses,
  accept(
    'C19',
    at('POST /webhooks/\\{webhook_id\\}/test', '202'),
    [200],
    'the documents of releases say 200',
    {
      versions: [november, january, august],
    },
  ),
  accept('C21', at(`\\w+ ${collaborate}`, '403'), [401], 'November 2025 returns this status', {
    versions: [november, january],
    errors: ['unauthorized'],
  }),
  accept('C22', at(`GET ${collaborate}`, '404'), [200], 'before 2026, no session is shown as an empty one', {
    versions: early,
    scenarios: /^absent-singleton |^collaboration › /,
  }),
  accept('C23', at('POST .*/metadata(/bulk)?', '201'), [409], 'in 2026, an existing key is a conflict', {
    versions: [august],
    errors: ['conflict'],
  }),
  accept(
    'C24',
    at(`PUT ${diagram}/metadata/\\{key\\}`, '404'),
    [200],
    'a missing entry of a diagram is created',
    { versions: early, scenarios: /^(unknown-id .* › key|deleted-resource )/ },
  ),
  accept('C27', at('DELETE .*', '404'), [204], 'a repeated deletion may succeed', {
    versions: releases,
    scenarios: /^(deleted-resource|same-again) /,
  }),
  accept(
    'C31',
    at('POST .*/threats/batch/patch', '(200|400|404)'),
    [207],
    'results are returned one by one',
    {
      versions: [september],
    },
  ),
  ...authorizationStatuses,
  accept(
    'D15',
    at('GET .*/metadata/\\{key\\}', '200'),
    [400],
    'releases refuse a path with a word of SQL, also if it is part of a key',
    {
      versions: [november, january, august],
      scenarios: /^lifecycle › the-key-/,
      errors: ['invalid_id'],
    },
  ),
  accept(
    'D16',
    at('PUT .*/metadata/\\{key\\}', '200'),
    [400],
    'November 2025 does not accept what its document describes',
    { versions: [november], errors: ['invalid_input'] },
  ),
  accept('N7', at('POST /threat_models', '400'), [201], 'September 2025 has no pattern for a name', {
    versions: [september],
    scenarios: /^validation › a-threat-model-with-a-name-with-markup-is-refused$/,
  }),
  accept('D17', at('POST .*/bulk', '400'), [201], 'in 2026, a bulk may have more than twenty items', {
    scenarios: /too many items/,
    versions: [august],
  }),
];
