import { expect, test } from 'vitest';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { contractOf } from '../../contract/testing/contract-of.ts';
import { lastingCreations } from './lasting.ts';

const done = { responses: { 204: { description: 'Done' } } };
const made = {
  responses: {
    201: {
      description: 'Made',
      content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } },
    },
  },
};

function lasting(paths: Readonly<Record<string, object>>): readonly string[] {
  const contract = contractOf({ paths });
  return [...lastingCreations({ contract, graph: readResourceGraph(contract) })].map(({ key }) => key);
}

test.each([
  { paths: { '/auth/register': { post: made } }, stay: ['POST /auth/register'] },
  { paths: { '/auth/sign-up': { post: made } }, stay: ['POST /auth/sign-up'] },
  { paths: { '/session': { post: { ...made, operationId: 'signUp' } } }, stay: ['POST /session'] },
  { paths: { '/auth/login': { post: made } }, stay: [] },
  { paths: { '/auth/token': { post: made } }, stay: [] },
  { paths: { '/auth/register': { post: made }, '/users/{userId}': { delete: done } }, stay: [] },
  { paths: { '/auth/register': { post: made }, '/api/me': { delete: done } }, stay: [] },
  {
    paths: { '/auth/register': { post: made }, '/boards/{boardId}/users/{userId}': { delete: done } },
    stay: ['POST /auth/register'],
  },
])('accounts stay where nothing removes them: $paths', ({ paths, stay }) => {
  expect(lasting(paths)).toEqual(stay);
});
