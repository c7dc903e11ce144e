import type { Operation } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'conditional-request';

/** RFC 9110, section 13: what was not changed is not sent again, and not overwritten either. */
export const conditionalRequest: Strategy = {
  id,
  title:
    'A conditional request returns 304 if nothing has changed, 412 if its condition fails, and 428 if it has none',
  meaning:
    'The operation lists 304, 412 or 428. A GET is repeated with the ETag or the Last-Modified of the response, and may return 304. A change with an If-Match that does not match may return 412, and one without If-Match 428. Another status leaves the cell not exercised.',
  help: 'Send an ETag, and support If-None-Match and If-Match.',
  source: 'RFC 9110, sections 13.1.1, 13.1.2 and 15.4.5; RFC 6585, section 3',
  example: {
    operation: 'PUT /lockers/{lockerId}',
    request: `
      PUT /lockers/7
      If-Match: "a state that never was"`,
    got: 204,
    expected: '412',
  },
  plan: (cell) => {
    const { operation, response } = cell;
    if (response.status === '412') return [overwriting(operation, cell)];
    if (response.status === '428' && operation.method !== 'GET') return [unconditional(operation, cell)];
    return response.status === '304' && operation.method === 'GET' ? [rereading(operation, cell)] : [];
  },
};

type Cell = Parameters<Strategy['plan']>[0];

function rereading(operation: Operation, cell: Cell) {
  return aiming(id, cell, {
    aim: 'may',
    needs: ['business-rules'],
    title: 'What the client already has is not sent again',
    run: async (story) => {
      const as = callerOf(operation);
      const draft = await story.draft(operation);
      const success = operation.responses.find(({ status }) => status.startsWith('2'))?.status ?? '200';
      const first = await story.send(draft, { as, expect: success, why: operation.summary, step: 'set-up' });
      const headers = { ...draft.headers, ...validatorsIn(first) };
      await story.send(
        { ...draft, headers },
        { as, expect: '304', why: `${operation.summary} again, with its ETag or Last-Modified` },
      );
    },
  });
}

function overwriting(operation: Operation, cell: Cell) {
  return aiming(id, cell, {
    aim: 'may',
    needs: ['business-rules'],
    title: 'A change with an outdated If-Match is refused',
    run: async (story) => {
      const draft = await story.draft(operation);
      const version = await versionOf(story, operation, draft.path);
      const headers = { ...draft.headers, 'if-match': outdated(version) };
      await story.send(
        { ...draft, headers },
        {
          as: callerOf(operation),
          expect: '412',
          why: `${operation.summary}, with an If-Match that does not match`,
        },
      );
    },
  });
}

/** The ETag of what an operation changes; undefined if nothing shows one. */
async function versionOf(story: Story, { path }: Operation, values: PathValues): Promise<string | undefined> {
  const read = story.contract.operations.find((one) => one.method === 'GET' && one.path === path);
  if (!read) return undefined;
  try {
    const draft = await story.validRequest(read, values);
    const why = `${read.summary}, for its ETag`;
    const { response } = await story.send(draft, { as: callerOf(read), expect: '200', why, step: 'set-up' });
    return response.headers.etag;
  } catch (error) {
    if (error instanceof Stop && error.kind !== 'interrupted') return undefined;
    throw error;
  }
}

/**
 * An ETag that looks like the one of now, and is of no state that can come: some servers refuse what is no number or no hash.
 * Of a number, a lower one: it may be a time.
 */
export function outdated(etag: string | undefined): string {
  const opaque = /^(?:W\/)?"(.*[1-9a-z].*)"$/i.exec(etag ?? '')?.[1];
  if (opaque === undefined) return '"a state that never was"';
  const other = opaque.replace(/[1-9a-z](?=[^1-9a-z]*$)/i, (sign) =>
    /\d/.test(sign) ? String(Number(sign) - 1) : sign === 'a' ? 'b' : 'a',
  );
  return `"${other}"`;
}

function unconditional(operation: Operation, cell: Cell) {
  return aiming(id, cell, {
    aim: 'may',
    needs: ['business-rules'],
    title: 'A change that names no version is refused',
    run: async (story) => {
      await story.send(await story.draft(operation), {
        as: callerOf(operation),
        expect: '428',
        why: `${operation.summary}, without If-Match`,
      });
    },
  });
}

/** The headers that ask whether something is still as it was. */
function validatorsIn({ response: { headers } }: Answer): Record<string, string> {
  const { etag, 'last-modified': modified } = headers;
  if (etag !== undefined) return { 'if-none-match': etag };
  if (modified !== undefined) return { 'if-modified-since': modified };
  throw new Stop('answered-otherwise', 'the response has neither an ETag nor a Last-Modified');
}
