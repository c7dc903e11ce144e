import type { ReportedExchange } from '../../harness/report/evidence.ts';

const rex = '0198c1a2-77aa-7d10-8000-00000000000a';
const tom = '0198c1a2-77aa-7d10-8000-00000000000b';
const unknown = '0198c1a2-77aa-7d10-8000-0000000000ff';
const json = { 'content-type': 'application/json' };
const petOf = (id: string, name: string) => JSON.stringify({ id, name, kind: 'dog', born: '2019-04-01' });
const problem = (error: string, detail: string) => JSON.stringify({ error, detail });

/** Text that does harm where it is shown without being escaped. */
export const hostileText =
  '</script><img src=x onerror="document.title=\'broken out\'"><!--\'"&amp; $(touch broken) `id` \u2028';

export const sampleExchanges: readonly ReportedExchange[] = [
  exchange(1, 'valid-request/GET /pets', 'GET /pets', '200', {
    why: 'a valid request',
    target: '/pets?limit=20',
    answer: `[${petOf(rex, hostileText)}]`,
  }),
  exchange(2, 'broken-credentials/GET /pets/anonymous', 'GET /pets', '401', {
    why: 'no credentials',
    persona: 'anonymous',
    answerHeaders: { ...json, 'www-authenticate': 'Bearer' },
    answer: problem('unauthorized', 'Authentication required'),
  }),
  exchange(3, 'injected-fault/GET /pets/rate-limited', 'GET /pets', '429', {
    why: 'the limiter was told that the limit is reached',
    evidence: 'injected',
    headers: { 'x-assay-fault-secret': '‹redacted›', 'x-assay-fault': 'rate-limited' },
    answerHeaders: { ...json, 'retry-after': '30' },
    answer: problem('rate_limited', 'Try again in 30 seconds'),
  }),
  exchange(4, 'injected-fault/GET /pets/storage-error', 'GET /pets', '500', {
    why: 'the storage was told to fail',
    evidence: 'injected',
    answer: problem('server_error', 'at Object.<anonymous> (/srv/pets/index.js:12:9)'),
  }),
  exchange(5, 'valid-request/POST /pets', 'POST /pets', '201', {
    why: 'a pet with every member',
    headers: json,
    body: JSON.stringify({ name: 'Rex', kind: 'dog', born: '2019-04-01' }),
    answerHeaders: { ...json, location: `/v1/pets/${rex}` },
    answer: petOf(rex, 'Rex'),
  }),
  exchange(6, 'story/create-then-read', 'GET /pets/{petId}', '200', {
    why: 'the pet can be read',
    step: 'follow-up',
    target: `/pets/${tom}`,
    answer: petOf(tom, "Tom O'Malley"),
  }),
  exchange(7, 'story/create-then-read', 'POST /pets', '201', {
    why: 'a pet to read',
    step: 'set-up',
    headers: json,
    body: JSON.stringify({ name: "Tom O'Malley", kind: 'dog', born: '2019-04-01' }),
    answerHeaders: { ...json, location: `/v1/pets/${tom}` },
    answer: petOf(tom, "Tom O'Malley"),
  }),
  exchange(8, 'story/create-then-read', 'DELETE /pets/{petId}', '204', {
    why: 'and forgotten',
    step: 'follow-up',
    target: `/pets/${tom}`,
    answerHeaders: {},
    answer: '',
  }),
  exchange(9, 'invalid-body/POST /pets/name', 'POST /pets', '400', {
    why: 'name is a number',
    headers: json,
    body: '{"name":17,"kind":"dog"}',
    answer: problem('<script>alert(1)</script>', hostileText),
  }),
  exchange(10, 'insufficient-role/DELETE /pets/{petId}/reader', 'POST /pets', '201', {
    why: 'a pet that "reader" may read',
    step: 'set-up',
    account: 'keeper',
    headers: json,
    body: JSON.stringify({ name: 'Rex', kind: 'dog', readers: ['reader'] }),
    answer: petOf(rex, 'Rex'),
  }),
  exchange(11, 'insufficient-role/DELETE /pets/{petId}/reader', 'DELETE /pets/{petId}', '403', {
    why: 'reader tries to forget the pet',
    persona: 'reader',
    target: `/pets/${rex}`,
    answer: problem('forbidden', 'Only the owner may do this'),
  }),
  exchange(12, 'control/reader', 'GET /pets/{petId}', '200', {
    why: 'reader must be let in here',
    step: 'control',
    persona: 'reader',
    target: `/pets/${rex}`,
    status: 401,
    landed: null,
    answer: problem('unauthorized', 'Token unknown'),
  }),
  exchange(13, 'story/create-then-read', 'DELETE /pets/{petId}', '204', {
    why: 'what the story made is removed',
    step: 'clean-up',
    target: `/pets/${tom}`,
    status: 500,
    landed: '500',
    answer: problem('server_error', 'at Object.<anonymous> (/srv/pets/index.js:12:9)'),
  }),
  exchange(14, 'forced-response/GET /owners/200', 'GET /owners', '200', {
    why: 'the mock is told to answer 200',
    evidence: 'forced',
    headers: { prefer: 'code=200' },
    answer: '[]',
  }),
  exchange(15, 'forced-response/GET /owners/503', 'GET /owners', '503', {
    why: 'the mock is told to answer 503',
    evidence: 'forced',
    headers: { prefer: 'code=503' },
    answerHeaders: { 'content-type': 'text/html' },
    answer: `<!doctype html><title>Down</title><script>document.title='broken out'</script>`,
  }),
  exchange(16, 'unknown-id/GET /pets/{petId}/petId', 'GET /pets/{petId}', '404', {
    why: 'an id that was never given out',
    target: `/pets/${unknown}`,
    status: 400,
    landed: null,
    answer: problem('invalid_id', 'malformed'),
  }),
];

interface Told {
  readonly why: string;
  readonly step?: ReportedExchange['step'];
  readonly persona?: string;
  readonly account?: string;
  readonly evidence?: ReportedExchange['evidence'];
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status?: number;
  readonly landed?: string | null;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answer: string;
}

function exchange(
  number: number,
  scenario: string,
  operation: string,
  expected: string,
  told: Told,
): ReportedExchange {
  const [method = '', path = ''] = operation.split(' ');
  const persona = told.persona ?? 'owner';
  const { account } = told;
  const whose = account === undefined ? persona : `account ${account}`;
  const credentials = persona === 'anonymous' ? {} : { authorization: `Bearer ‹token of ${whose}›` };
  return {
    id: `x${number}`,
    scenario,
    step: told.step ?? 'aim',
    why: told.why,
    persona,
    ...(account !== undefined && { account }),
    operation,
    expected,
    landed: told.landed === undefined ? expected : told.landed,
    evidence: told.evidence ?? 'provoked',
    request: {
      method,
      target: told.target ?? path,
      headers: { accept: 'application/json', ...credentials, ...told.headers },
      body: told.body ?? null,
    },
    response: {
      status: told.status ?? Number(expected),
      headers: told.answerHeaders ?? json,
      body: told.answer,
    },
    startedAt: number * 10,
    milliseconds: number,
  };
}
