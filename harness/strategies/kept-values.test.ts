import { expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contractOf } from '../testing/library.ts';
import { runScenarios } from '../testing/runs.ts';
import { serve } from '../testing/servers.ts';

/** How a server of notes keeps and shows them. */
interface Notes {
  /** What it keeps of a title that replaces another one. */
  readonly replaced?: (title: string, before: string) => string;
  /** How often a note is read as it was before its last change. */
  readonly staleReads?: number;
  readonly shown?: (note: { readonly id: string; readonly title: string }) => object;
  readonly headers?: Readonly<Record<string, string>>;
}

const title = { type: 'string', minLength: 1, maxLength: 80 };
const body = {
  required: true,
  content: {
    'application/json': {
      schema: { type: 'object', required: ['title'], properties: { title } },
      example: { title: 'A note' },
    },
  },
};
const noteId = { name: 'noteId', in: 'path', required: true, schema: { type: 'string' } };
const note = { description: 'x', content: { 'application/json': { schema: { type: 'object' } } } };

/** Notes that are updated as the description of the update says. */
const documentOf = (description: string) => ({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': { post: { requestBody: body, responses: { 201: note } } },
    '/notes/{noteId}': {
      parameters: [noteId],
      get: { responses: { 200: note } },
      put: { description, requestBody: body, responses: { 204: { description: 'x' } } },
      delete: { responses: { 204: { description: 'x' } } },
    },
  },
});

function serveNotes({
  replaced = (one) => one,
  staleReads = 0,
  shown = (one) => one,
  headers = {},
}: Notes): Promise<string> {
  const kept = new Map<string, string>();
  const before = new Map<string, { title: string; left: number }>();
  return serve(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const id = request.url?.split('/')[2] ?? crypto.randomUUID();
    const now = kept.get(id) ?? '';
    const say = (status: number, json?: object) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(json && JSON.stringify(json));
    };
    if (request.method === 'DELETE') return say(204);
    if (request.method === 'GET') {
      const old = before.get(id);
      const isStale = old !== undefined && old.left-- > 0;
      return say(200, shown({ id, title: isStale ? old.title : now }));
    }
    const sent = JSON.parse(text) as { title: string };
    kept.set(id, request.method === 'PUT' ? replaced(sent.title, now) : sent.title);
    if (request.method === 'POST') return say(201, { id, title: sent.title });
    before.set(id, { title: now, left: staleReads });
    say(204);
  });
}

/** What is claimed of the update, and how its scenario ended. */
async function updated(notes: Notes, description = 'Replaces a note') {
  const plan = makePlan(contractOf(documentOf(description)), noProfile, ['business-rules']);
  const scenarios = plan.scenarios.filter(({ id }) => /^kept-values › PUT /.test(id));
  const { claims, endings } = await runScenarios(await serveNotes(notes), scenarios, { plan });
  return {
    claims: claims.map(({ holds, level }) => [holds, level]),
    ending: scenarios.map(({ id }) => endings.get(id)?.sentence),
  };
}

const nothingRead = 'PUT /notes/{noteId} succeeded, and nothing of it is read';

test.each<[what: string, notes: Notes, claims: unknown[]]>([
  ['an update that is kept', {}, [[true, 'MUST']]],
  ['an update that changes nothing', { replaced: (_, before) => before }, [[false, 'MUST']]],
  ['an update that is kept in another spelling', { replaced: (one) => one.toUpperCase() }, [[true, 'MUST']]],
  ['a read that shows it a moment later', { staleReads: 1 }, [[true, 'MUST']]],
  ['a read that does not show it then either', { staleReads: 2 }, [[false, 'MUST']]],
  [
    'a read in an envelope',
    { replaced: (_, before) => before, shown: (one) => ({ ok: true, note: one }) },
    [[false, 'MUST']],
  ],
  [
    'a title that is of somebody else',
    { replaced: (_, before) => before, shown: ({ id }) => ({ id, owner: { title: 'Dr' } }) },
    [],
  ],
])('%s', async (_, notes, claims) => {
  expect((await updated(notes)).claims).toEqual(claims);
});

test('where the document speaks of drafts, it is an advisory', async () => {
  const lost = { replaced: (_: string, before: string) => before };
  expect(await updated(lost, 'Changes the draft; a read shows what is published')).toEqual({
    claims: [[false, 'SHOULD']],
    ending: [nothingRead],
  });
});

test('of what a cache returned, nothing is said', async () => {
  const cached = { replaced: (_: string, before: string) => before, headers: { age: '12' } };
  expect(await updated(cached)).toEqual({
    claims: [],
    ending: ['a cache answered GET /notes/{noteId} (Age: 12)'],
  });
});
