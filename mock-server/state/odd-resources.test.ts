import { expect, test } from 'vitest';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { startMockOf } from '../testing/start-mock.ts';

const text = { type: 'string' };
const id = { name: 'id', in: 'path', required: true, schema: text };
const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
const missing = { description: 'Missing' };
const task = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', minLength: 32, maxLength: 32 }, name: text },
};

test('a page without a limit of its own says how many it has', async () => {
  const page = {
    type: 'object',
    required: ['limit', 'tasks'],
    properties: { limit: { type: 'integer' }, tasks: { type: 'array', items: task } },
  };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const contract = contractOf({
    paths: {
      '/tasks': {
        get: { parameters: [limit], responses: { 200: json(page) } },
        post: { responses: { 201: json(task) } },
      },
      '/tasks/{id}': { parameters: [id], get: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  await ask('POST /tasks');
  await ask('POST /tasks');
  const { limit: shown, tasks } = (await ask('GET /tasks')).body;
  expect(shown).toBe(tasks.length);
  expect((await ask('GET /tasks?limit=1')).body.limit).toBe(1);
});

test('a patch without a documented body changes nothing', async () => {
  const contract = contractOf({
    paths: {
      '/tasks': { post: { responses: { 201: json(task) } } },
      '/tasks/{id}': { parameters: [id], patch: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const { body } = await ask('POST /tasks');
  expect(await ask(`PATCH /tasks/${body.id}`)).toMatchObject({ status: 200, body });
  expect((await ask('PATCH /tasks/0')).status).toBe(404);
});

test('what was created without being named does not exist anywhere', async () => {
  const written = { description: 'Written', content: { 'text/plain': { schema: text } } };
  const contract = contractOf({
    paths: {
      '/notes': { post: { responses: { 201: written } } },
      '/notes/{id}': { parameters: [id], get: { responses: { 200: written, 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  expect((await ask('POST /notes')).status).toBe(201);
  expect((await ask('GET /notes/7')).status).toBe(404);
});

test('a body may repeat the identifier of the path where the document has a member for it', async () => {
  const content = {
    'application/json': { schema: { type: 'object', properties: { id: text, name: text } } },
  };
  const contract = contractOf({
    paths: {
      '/tasks': { post: { responses: { 201: json(task) } } },
      '/tasks/{id}': {
        parameters: [id],
        patch: { requestBody: { content }, responses: { 200: json(task), 400: missing, 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  const { body: made } = await ask('POST /tasks');
  const { status, body } = await ask(`PATCH /tasks/${made.id}`, { body: { id: 'another', name: 'Sweep' } });
  expect([status, body]).toEqual([200, { ...made, name: 'Sweep' }]);
});

test('what a creation makes is at every path that its links lead to', async () => {
  const parameters = [id];
  const responses = { 200: json(task), 404: missing };
  const link = (operationId: string) => ({ operationId, parameters: { id: '$response.body#/id' } });
  const links = { read: link('read'), renew: link('renew'), drop: link('drop') };
  const contract = contractOf({
    paths: {
      '/tasks/store': { post: { responses: { 201: { ...json(task), links } } } },
      '/tasks/read/{id}': { parameters, get: { operationId: 'read', responses } },
      '/tasks/renew/{id}': { parameters, put: { operationId: 'renew', responses } },
      '/tasks/drop/{id}': { parameters, delete: { operationId: 'drop', responses } },
    },
  });
  const { ask } = await startMockOf(contract);
  const { body } = await ask('POST /tasks/store');
  for (const request of ['GET /tasks/read/', 'PUT /tasks/renew/', 'DELETE /tasks/drop/'])
    expect((await ask(`${request}${body.id}`)).status).toBe(200);
  expect((await ask('GET /tasks/read/another')).status).toBe(404);
  expect((await ask(`DELETE /tasks/drop/${body.id}`)).status).toBe(404);
});

test('what answers a creation says the identifier, also where it is described otherwise than what was made', async () => {
  const number = { ...id, schema: { type: 'number' } };
  const receipt = { type: 'object', required: ['id'], properties: { id: text, message: text } };
  const payment = { type: 'object', required: ['id'], properties: { id: { type: 'number' }, amount: text } };
  const contract = contractOf({
    paths: {
      '/payments': { post: { responses: { 200: json(receipt) } } },
      '/payments/{id}': { parameters: [number], get: { responses: { 200: json(payment), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const { body: told } = await ask('POST /payments');
  expect(typeof told.id).toBe('string');
  expect((await ask(`GET /payments/${told.id}`)).body.id).toBe(Number(told.id));
});

test('a text where XML is answered is written as XML', async () => {
  const binary = { 'application/xml': { schema: { type: 'string', format: 'binary' } } };
  const contract = contractOf({
    paths: { '/files': { get: { responses: { 200: { description: '', content: binary } } } } },
  });
  const { ask } = await startMockOf(contract);
  expect((await ask('GET /files')).text).toMatch(/^<\?xml .*>\n<root>.*<\/root>$/);
});

test('what is write-only is kept to itself, however deep it stands', async () => {
  const signer = { type: 'object', properties: { email: text, code: { ...text, writeOnly: true } } };
  const paper = {
    type: 'object',
    required: ['id', 'signers'],
    properties: { id: { ...text, readOnly: true }, signers: { type: 'array', items: signer } },
  };
  const body = { required: true, content: { 'application/json': { schema: paper } } };
  const contract = contractOf({
    paths: {
      '/papers': { post: { requestBody: body, responses: { 201: json(paper) } } },
      '/papers/{id}': {
        parameters: [id],
        get: { responses: { 200: json(paper), 404: missing } },
        patch: { requestBody: body, responses: { 200: json(paper), 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  const signers = [{ email: 'ann@example.com', code: 'secret' }];
  const shown = [{ email: 'ann@example.com' }];
  const created = await ask('POST /papers', { body: { signers } });
  expect(created).toMatchObject({ status: 201, body: { signers: shown } });
  expect(created.text).not.toContain('secret');
  const changed = await ask(`PATCH /papers/${created.body.id}`, {
    body: { signers: [...signers, ...signers] },
  });
  expect(changed.body.signers).toEqual([...shown, ...shown]);
  expect((await ask(`GET /papers/${created.body.id}`)).body.signers).toEqual([...shown, ...shown]);
});

test('a list with several forms is answered in one of them', async () => {
  const page = (kind: string, item: object) => ({
    type: 'object',
    required: ['kind', 'items'],
    properties: { kind: { const: kind }, items: { type: 'array', minItems: 1, items: item } },
    additionalProperties: false,
  });
  const [short, long] = [
    { type: 'object', required: ['name'], properties: { name: text }, additionalProperties: false },
    {
      type: 'object',
      required: ['base'],
      properties: { base: { type: 'object' } },
      additionalProperties: false,
    },
  ];
  const pages = { anyOf: [page('short', short), page('long', long)] };
  const contract = contractOf({
    paths: {
      '/branches': { get: { responses: { 200: json(pages) } }, post: { responses: { 201: json(task) } } },
      '/branches/{id}': { parameters: [id], get: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  await ask('POST /branches');
  const { body } = await ask('GET /branches');
  const media = contract.operations[0]?.responses[0]?.content[0];
  expect(contract.responses.at(media?.schema ?? '').problems(body)).toEqual([]);
});

test('what clients name, and no answer shows, is there from its creation to its removal', async () => {
  const schema = { type: 'object', required: ['vault'], properties: { vault: text, note: text } };
  const content = { 'application/json': { schema } };
  const vault = { ...id, name: 'vault' };
  const done = { description: 'Done' };
  const contract = contractOf({
    paths: {
      '/vaults': { post: { requestBody: { required: true, content }, responses: { 200: done } } },
      '/vaults/{vault}': {
        parameters: [vault],
        get: { responses: { 200: done, 404: missing } },
        delete: { responses: { 204: done, 404: missing } },
      },
      '/vaults/{vault}/keys': { parameters: [vault], get: { responses: { 200: done, 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const statuses = async (...asked: string[]) => {
    const seen: number[] = [];
    for (const one of asked) seen.push((await ask(one)).status);
    return seen;
  };
  expect(await statuses('GET /vaults/mine', 'GET /vaults/mine/keys')).toEqual([404, 404]);
  expect((await ask('POST /vaults', { body: { vault: 'mine' } })).status).toBe(200);
  expect(
    await statuses('GET /vaults/mine', 'GET /vaults/mine/keys', 'GET /vaults/other', 'DELETE /vaults/mine'),
  ).toEqual([200, 200, 404, 204]);
  expect(await statuses('GET /vaults/mine', 'DELETE /vaults/mine')).toEqual([404, 404]);
});

test('every value that a path parameter is limited to is there from the start', async () => {
  const kind = { name: 'kind', in: 'path', required: true, schema: { enum: ['cat', 'dog'] } };
  const about = { type: 'object', properties: { kind: text, legs: { type: 'integer' } } };
  const contract = contractOf({
    paths: {
      '/kinds': { get: { responses: { 200: json({ type: 'array', items: about }) } } },
      '/kinds/{kind}': { parameters: [kind], get: { responses: { 200: json(about), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const statuses = ['cat', 'dog', 'owl'].map(async (one) => (await ask(`GET /kinds/${one}`)).status);
  expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
});

test('a list in which nothing may stand twice shows what looks alike once', async () => {
  const bare = { type: 'object', properties: { note: text } };
  const requestBody = { content: { 'application/json': { schema: bare } } };
  const set = { type: 'array', uniqueItems: true, items: bare };
  const contract = contractOf({
    paths: {
      '/notes': {
        get: { responses: { 200: json(set) } },
        post: { requestBody, responses: { 201: json(bare) } },
      },
      '/notes/{id}': { parameters: [id], get: { responses: { 200: json(bare), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  for (const note of ['same', 'same', 'other']) await ask('POST /notes', { body: { note } });
  const shown: unknown[] = (await ask('GET /notes')).body;
  expect(shown.filter((one) => JSON.stringify(one) === '{"note":"same"}')).toHaveLength(1);
});

test('whoever creates many at once is never told that they exist already', async () => {
  const people = { type: 'array', items: { type: 'object', properties: { email: text } } };
  const taken = { description: 'Taken' };
  const contract = contractOf({
    paths: {
      '/members': {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema: people } } },
          responses: { 201: json({ type: 'array', items: task }), 409: taken },
        },
      },
      '/members/{id}': { parameters: [id], get: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const body = [{ email: 'ann@example.org' }, { email: 'bob@example.org' }];
  expect((await ask('POST /members', { body })).status).toBe(201);
  expect((await ask('POST /members', { body })).status).toBe(201);
});

test('an id of a parent is none of what lies below it, which shows the one that its answer told', async () => {
  const member = { type: 'object', required: ['id'], properties: { id: text, role: text } };
  const group = { name: 'id', in: 'path', required: true, schema: text };
  const user = { name: 'user_id', in: 'path', required: true, schema: { type: 'integer' } };
  const body = { type: 'object', required: ['user_id'], properties: { user_id: { type: 'integer' } } };
  const contract = contractOf({
    paths: {
      '/groups/{id}/members': {
        parameters: [group],
        post: {
          requestBody: { required: true, content: { 'application/json': { schema: body } } },
          responses: { 201: json(member) },
        },
      },
      '/groups/{id}/members/{user_id}': {
        parameters: [group, user],
        get: { responses: { 200: json(member), 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  const made = await ask('POST /groups/a/members', { body: { user_id: 7 } });
  expect([made.body.id, made.headers.get('location')]).toEqual(['7', '/groups/a/members/7']);
  expect((await ask('GET /groups/a/members/7')).body.id).toBe('7');
});

test('an identifier that a client chose is told as the type that the answer has for it', async () => {
  const share = { type: 'object', properties: { group_id: text } };
  const group = { name: 'group_id', in: 'path', required: true, schema: { type: 'integer' } };
  const body = { type: 'object', required: ['group_id'], properties: { group_id: { type: 'integer' } } };
  const contract = contractOf({
    paths: {
      '/shares': {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema: body } } },
          responses: { 201: json(share) },
        },
      },
      '/shares/{group_id}': { parameters: [group], delete: { responses: { 204: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  const made = await ask('POST /shares', { body: { group_id: 856 } });
  expect([made.body.group_id, made.headers.get('location')]).toEqual(['856', '/shares/856']);
  expect((await ask('DELETE /shares/856')).status).toBe(204);
});

test('an identifier is one that the answer to the creation can tell', async () => {
  const job = { type: 'object', properties: { id: { type: 'integer' } } };
  const contract = contractOf({
    paths: {
      '/jobs': { post: { responses: { 201: json(job) } } },
      '/jobs/{id}': {
        parameters: [id],
        get: { responses: { 200: json({ type: 'object', properties: { state: text } }), 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  const made = await ask('POST /jobs');
  expect(made.headers.get('location')).toBe(`/jobs/${made.body.id}`);
  expect((await ask(`GET /jobs/${made.body.id}`)).status).toBe(200);
});

test('whatever is done to one that was created without being named finds nothing', async () => {
  const contract = contractOf({
    paths: {
      '/rules': { post: { responses: { 201: { description: 'Made' } } } },
      '/rules/{id}': {
        parameters: [id],
        post: { responses: { 204: { description: 'Run' }, 404: missing } },
        delete: { responses: { 204: { description: 'Gone' }, 404: missing } },
      },
      '/rules/{id}/runs': {
        parameters: [id],
        post: { responses: { 204: { description: 'Run' }, 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  for (const request of ['DELETE /rules/7', 'POST /rules/7', 'POST /rules/7/runs'])
    expect((await ask(request)).status, request).toBe(404);
});

test('values that are all listed are there below every value of a list', async () => {
  const listed = (name: string, ...values: string[]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', enum: values },
  });
  const contract = contractOf({
    paths: {
      '/{base}/compounds/{form}': {
        parameters: [listed('base', 'one', 'two'), listed('form', 'cas', 'smiles')],
        get: { responses: { 200: json({ type: 'object' }), 404: missing } },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  for (const path of ['/one/compounds/cas', '/two/compounds/smiles'])
    expect((await ask(`GET ${path}`)).status, path).toBe(200);
});

test('what the answer of another operation names by a link is there', async () => {
  const job = { type: 'object', properties: { job_id: { type: 'string', example: 'a' } } };
  const links = { solution: { operationId: 'solution', parameters: { jobId: '$response.body#/job_id' } } };
  const contract = contractOf({
    paths: {
      '/calculations': { post: { responses: { 200: { ...json(job), links } } } },
      '/solutions/{jobId}': {
        parameters: [{ ...id, name: 'jobId' }],
        get: {
          operationId: 'solution',
          responses: {
            200: json({ type: 'object', properties: { jobId: { type: 'string', example: 'b' } } }),
            404: missing,
          },
        },
      },
    },
  });
  const { ask } = await startMockOf(contract);
  expect((await ask('POST /calculations')).body.job_id).toBe('a');
  const statuses = await Promise.all(['a', 'b', 'c'].map((one) => ask(`GET /solutions/${one}`)));
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404]);
});

test('an answer of no type whose example is no object is not made a list', async () => {
  const schema = { properties: { id: { type: 'array', items: text } }, required: ['list'] };
  const content = { 'application/json': { schema, examples: { text: { value: '{"list": []}' } } } };
  const contract = contractOf({
    paths: {
      '/domains': {
        get: { responses: { 200: { description: '', content } } },
        post: { responses: { 201: json(task) } },
      },
      '/domains/{id}': { parameters: [id], get: { responses: { 200: json(task), 404: missing } } },
    },
  });
  const { ask } = await startMockOf(contract);
  expect((await ask('GET /domains')).body).toBe('{"list": []}');
});
