import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf, knownOf, operationOf } from '../testing/library.ts';
import { runScenarios, serveLibrary } from '../testing/runs.ts';
import { aimAt, aimAtSuccess, isRefusal } from './aiming.ts';
import { invalidBody } from './invalid-body.ts';
import { malformedBody } from './malformed-body.ts';
import { missingBody } from './missing-body.ts';
import { unsupportedMediaType } from './unsupported-media-type.ts';

const named = (...members: readonly string[]) => ({
  description: 'x',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: Object.fromEntries(members.map((name) => [name, { type: 'string' }])),
      },
    },
  },
});
const well = {
  responses: { '200': { description: 'x' }, '400': { description: 'x' }, '404': { description: 'x' } },
};
const inPath = (name: string, schema: object = { type: 'string' }) => ({
  parameters: [{ name, in: 'path', required: true, schema, example: 'example' }],
});
const link = (operationId: string, parameter: string) => ({
  links: { it: { operationId, parameters: { [parameter]: '$response.body#/id' } } },
});

const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Certain and uncertain', version: '1' },
  paths: {
    '/shelves': { post: { responses: { '201': named('id') } } },
    '/shelves/{shelfId}': { get: { ...inPath('shelfId'), ...well } },
    '/shelves/{shelfId}/books': { get: { ...inPath('shelfId'), ...well } },
    '/linked': { post: { responses: { '201': { ...named('id'), ...link('getLinked', 'key') } } } },
    '/found/{key}': { get: { operationId: 'getLinked', ...inPath('key'), ...well } },
    '/reports': { post: { responses: { '202': named('result_id') } } },
    '/results/{result_id}': { get: { ...inPath('result_id'), ...well } },
    '/results/{result_id}/pages': {
      get: { ...inPath('result_id'), ...well },
      post: { ...inPath('result_id'), responses: { '201': named('id') } },
    },
    '/results/{result_id}/pages/{pageId}': {
      get: { parameters: [...inPath('result_id').parameters, ...inPath('pageId').parameters], ...well },
    },
    '/tenants': { post: { responses: { '201': named('name') } } },
    '/tenants/{tenant}': { get: { ...inPath('tenant'), ...well } },
    '/drafts': { post: { responses: { '201': named('draftName', 'text') } } },
    '/drafts/{draft}': { get: { ...inPath('draft'), ...well } },
    '/keys': {
      post: {
        requestBody: { content: named('name').content },
        responses: { '201': { description: 'x' } },
      },
    },
    '/keys/{key}': { get: { ...inPath('key'), ...well } },
    '/providers/{provider}': { get: { ...inPath('provider'), ...well } },
    '/sizes/{size}': { get: { ...inPath('size', { type: 'string', enum: ['small', 'example'] }), ...well } },
  },
});

test.each([
  { key: 'POST /shelves', aim: 'must', why: 'its path needs nothing' },
  { key: 'GET /shelves/{shelfId}', aim: 'must', why: 'the collection makes what it needs' },
  { key: 'GET /shelves/{shelfId}/books', aim: 'must', why: 'so it does for what lies below' },
  { key: 'GET /found/{key}', aim: 'must', why: 'a link says what makes it' },
  { key: 'GET /sizes/{size}', aim: 'must', why: 'the document lists what there is' },
  { key: 'GET /results/{result_id}', aim: 'may', why: 'only a name suggests what makes it' },
  { key: 'GET /results/{result_id}/pages', aim: 'may', why: 'so it does for what lies below' },
  { key: 'GET /results/{result_id}/pages/{pageId}', aim: 'may', why: 'what makes it is below such a thing' },
  { key: 'GET /tenants/{tenant}', aim: 'may', why: 'a name is only likely to be what it takes' },
  { key: 'GET /drafts/{draft}', aim: 'must', why: 'a member is called like what it takes' },
  {
    key: 'GET /keys/{key}',
    aim: 'may',
    why: 'what a client chose is called otherwise than what its path takes',
  },
  {
    key: 'GET /providers/{provider}',
    aim: 'may',
    why: 'the document has an example, and the server need not have it',
  },
] as const)('whoever aims at $key $aim: $why', ({ key, aim }) => {
  expect(aimAt(operationOf(contract, key), knownOf(contract))).toBe(aim);
});

const suites = ['valid-request', 'invalid-query', 'malformed-query', 'unknown-id', 'broken-credentials'];

test('a resource that may be missing makes no violation of its absence', async () => {
  const plan = makePlan(contract, noProfile, []);
  const scenarios = plan.scenarios.filter(
    ({ suite, cell }) => suites.includes(suite) && cell?.startsWith('GET /results/{result_id} '),
  );
  const { url } = await serveLibrary((asked) =>
    asked.startsWith('POST /reports')
      ? { status: 202, body: { result_id: 'r1' } }
      : { status: 404, headers: { 'content-type': 'application/json' }, body: {} },
  );
  const { exchanges, endings } = await runScenarios(url, scenarios, { plan });
  expect(endings.get('valid-request › GET /results/{result_id} 200')).toEqual({
    kind: 'answered-otherwise',
    sentence: 'GET /results/{result_id} returned 404, expected 200',
  });
  expect(exchanges.flatMap(({ flaws }) => flaws.filter(({ level }) => level === 'MUST'))).toEqual([]);
});

test('a resource that cannot be made is why, and no violation', async () => {
  const plan = makePlan(contract, noProfile, []);
  const scenarios = plan.scenarios.filter(({ id }) => id === 'valid-request › GET /results/{result_id} 200');
  const { url } = await serveLibrary(() => ({ status: 503 }));
  const { exchanges, endings } = await runScenarios(url, scenarios, { plan });
  expect(endings.get('valid-request › GET /results/{result_id} 200')).toEqual({
    kind: 'setup-failed',
    sentence: 'POST /reports returned 503, expected 202',
  });
  const checks = exchanges.flatMap(({ flaws }) => flaws.map(({ check }) => check));
  expect(checks).not.toContain('status-as-aimed');
});

const responses = (...statuses: readonly string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
});
const refusing = contractOf({
  openapi: '3.1.0',
  info: { title: 'Refusals', version: '1' },
  paths: {
    '/a': { get: responses('200', '422', '400', '4XX') },
    '/b': { get: responses('200', '4XX', '422') },
    '/c': { get: responses('200', '4XX', 'default') },
    '/d': { get: responses('200', 'default') },
    '/e': { get: responses('200', '404') },
  },
});

test('a bad request is refused with the first of 400, 422, 4XX and default that is documented', () => {
  const refusals = refusing.cells.filter(isRefusal).map(({ id }) => id);
  expect(refusals).toEqual(['GET /a 400', 'GET /b 422', 'GET /c 4XX', 'GET /d default']);
});

test.each([
  ['not-acceptable › DELETE /rules/{rule} 406', 'an answer without content suits everybody'],
  [
    'deleted-resource › GET /rules/{rule} 404',
    'whose identifiers are listed is used by several scenarios at a time',
  ],
])('%s is tried: %s', (id) => {
  const rule = inPath('rule', { type: 'string', enum: ['example', 'other'] });
  const listed = contractOf({
    openapi: '3.1.0',
    info: { title: 'Rules', version: '1' },
    paths: {
      '/rules': { post: { responses: { '201': named('rule') } } },
      '/rules/{rule}': {
        get: { ...rule, responses: { '200': named('rule'), ...responses('404').responses } },
        delete: { ...rule, ...responses('204', '404', '406') },
      },
    },
  });
  const scenario = makePlan(listed, noProfile, []).scenarios.find((one) => one.id === id);
  expect(scenario?.aim).toBe('may');
});

test.each([
  ['get', 'may'],
  ['delete', 'must'],
  ['post', 'must'],
])('how binding it is that a bad body of %s is refused: %s', (method, aim) => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'boolean' } } };
  const requestBody = { required: true, content: { 'application/json': { schema } } };
  const responses = { ...well.responses, '415': { description: 'x' } };
  const asked = contractOf({
    openapi: '3.0.3',
    info: { title: 'Search', version: '1' },
    paths: { '/books': { [method]: { requestBody, responses } } },
  });
  const strategies = [missingBody, malformedBody, invalidBody, unsupportedMediaType];
  const planned = strategies.map(({ plan }) => asked.cells.flatMap((cell) => plan(cell, knownOf(asked))));
  expect(planned.map(([first]) => first?.aim)).toEqual(strategies.map(() => aim));
});

test('what there are only a few of may be made or removed by others, also where another schema lists it', () => {
  const kind = { $ref: '#/components/schemas/Kind' };
  const json = { 'application/json': { schema: { type: 'object', properties: { kind } } } };
  const item = (remove: object) => ({ ...inPath('kind', kind), get: well, ...remove });
  const rules = (remove: object) =>
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Rules', version: '1' },
      components: { schemas: { Kind: { type: 'string', enum: ['validity', 'compatibility'] } } },
      paths: {
        '/rules': {
          post: { requestBody: { content: json }, responses: { '204': { description: 'x' } } },
        },
        '/rules/{kind}': item(remove),
      },
    });
  const [removable, fixed] = [rules({ delete: well }), rules({})];
  const aim = (key: string, of = removable) => aimAtSuccess(operationOf(of, key), knownOf(of));
  expect(aim('POST /rules')).toBe('may');
  expect(aim('GET /rules/{kind}')).toBe('may');
  expect(aim('GET /rules/{kind}', fixed)).toBe('must');
});
