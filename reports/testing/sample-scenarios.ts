import type { ReportedScenario } from '../../harness/report/evidence.ts';

export const sampleScenarios: readonly ReportedScenario[] = [
  scenario('valid-request/GET /pets', 'GET /pets 200', {
    title: 'A valid request is answered',
    requirements: ['R-list'],
    exchanges: ['x1'],
  }),
  scenario('broken-credentials/GET /pets/anonymous', 'GET /pets 401', {
    title: 'Without credentials nobody is let in',
    requirements: ['R-credentials'],
    exchanges: ['x2'],
  }),
  scenario('injected-fault/GET /pets/rate-limited', 'GET /pets 429', {
    title: 'Too many requests are slowed down',
    exchanges: ['x3'],
  }),
  scenario('injected-fault/GET /pets/storage-error', 'GET /pets 500', {
    title: 'A failing storage is answered without showing the inside',
    requirements: ['R-no-leaks'],
    outcome: 'violated',
    reason: 'the answer shows a stack trace',
    exchanges: ['x4'],
  }),
  scenario('valid-request/POST /pets', 'POST /pets 201', {
    title: 'A valid pet is registered',
    exchanges: ['x5'],
    sightings: [
      {
        at: 41,
        title: 'The receiver got delivery 1',
        text: 'POST /inbox\nx-event: pet.registered\n\n{"event":"pet.registered","pet":"<b>7</b>"}',
      },
    ],
  }),
  scenario('story/create-then-read', null, {
    title: 'What was registered can be read, and forgotten',
    exchanges: ['x7', 'x6', 'x8', 'x13'],
    outcome: 'violated',
    reason: 'the answer shows a stack trace',
  }),
  scenario('invalid-body/POST /pets/name', 'POST /pets 400', {
    title: 'A name that is no text is refused',
    requirements: ['R-error-code'],
    outcome: 'violated',
    reason: 'error is not invalid_input',
    exchanges: ['x9'],
  }),
  scenario('unknown-id/GET /pets/{petId}/petId', 'GET /pets/{petId} 404', {
    title: 'An unknown petId is not found',
    aim: 'may',
    outcome: 'not-exercised',
    reason: 'aimed at 404, got 400',
    exchanges: ['x16'],
  }),
  scenario('insufficient-role/DELETE /pets/{petId}/reader', 'DELETE /pets/{petId} 403', {
    title: 'A reader may not forget a pet',
    outcome: 'not-exercised',
    reason: 'the control of "reader" failed',
    exchanges: ['x10', 'x11'],
  }),
  scenario('control/reader', null, {
    title: 'reader is let in where it must be',
    outcome: 'not-exercised',
    reason: 'GET /pets/{petId} returned 401, expected 200',
    exchanges: ['x12'],
  }),
  scenario('forced-response/GET /owners/200', 'GET /owners 200', {
    title: 'The documented answer 200 is valid',
    exchanges: ['x14'],
  }),
  scenario('forced-response/GET /owners/503', 'GET /owners 503', {
    title: 'The documented answer 503 is valid',
    exchanges: ['x15'],
  }),
];

function scenario(
  id: string,
  cell: string | null,
  rest: Pick<ReportedScenario, 'title'> & Partial<ReportedScenario>,
): ReportedScenario {
  return {
    id,
    suite: id.split('/', 1).join(),
    aim: 'must',
    cell,
    requirements: [],
    outcome: 'passed',
    reason: null,
    exchanges: [],
    sightings: [],
    ...rest,
  };
}
