import type { IncomingMessage } from 'node:http';
import type { Scenario, Story } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import { type RunOptions, type RunResult, run } from '../run/run.ts';
import { contract } from './exchanges.ts';
import { exampleBook, libraryProfile, operationOf } from './library.ts';
import { serve } from './servers.ts';

/** Runs of hand-made scenarios against real servers that do as they are told. */

/** What a server says to one request; nothing at all where it hangs up. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'hang up';

export interface Library {
  readonly url: string;
  /** "POST /books", in the order in which they came. */
  readonly seen: readonly string[];
}

/**
 * A library that lends nothing and remembers nothing: it lists one book, adds whatever it gets under a number of its
 * own, and removes whatever it is asked to. `instead` answers first where it has something to say.
 */
export async function serveLibrary(
  instead: (request: string, raw: IncomingMessage) => Reply | undefined | Promise<Reply | undefined> = () =>
    undefined,
): Promise<Library> {
  const seen: string[] = [];
  const url = await serve(async (request, response) => {
    const asked = `${request.method} ${request.url}`;
    seen.push(asked);
    const reply = (await instead(asked, request)) ?? ordinary(asked, seen.length);
    if (reply === 'hang up') {
      request.socket.destroy();
      return;
    }
    const { status, headers = {}, body } = reply;
    response.writeHead(status, {
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json',
      ...headers,
    });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  return { url, seen };
}

function ordinary(asked: string, count: number): Reply {
  if (asked === 'GET /books') return { status: 200, headers: { 'x-total-count': '1' }, body: [exampleBook] };
  if (asked.startsWith('GET')) return { status: 200, body: exampleBook };
  if (asked.startsWith('DELETE')) return { status: 204 };
  const id = `0195b1a0-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return { status: 201, headers: { location: `/books/${id}` }, body: { ...exampleBook, id } };
}

/** A scenario that is nothing but what it does. */
export function scenarioOf(
  id: string,
  run: (story: Story) => Promise<void>,
  more: Partial<Scenario> = {},
): Scenario {
  return {
    id,
    suite: 'by hand',
    title: 'It goes well',
    aim: 'must',
    cell: undefined,
    requirements: [],
    needs: [],
    fallback: false,
    run,
    ...more,
  };
}

export function planOf(scenarios: readonly Scenario[]): Plan {
  return { ...makePlan(contract, libraryProfile, []), scenarios };
}

export const anybody: Target['auth'] = {
  name: 'anybody',
  credentials: async (persona) => ({
    headers: { authorization: `Bearer token-of-${persona}` },
    query: {},
    secrets: [`token-of-${persona}`],
  }),
};

export function runScenarios(
  url: string,
  scenarios: readonly Scenario[],
  {
    options,
    target,
    plan = planOf(scenarios),
  }: { options?: Partial<RunOptions>; target?: Partial<Target>; plan?: Plan } = {},
): Promise<RunResult> {
  return run(
    { ...plan, scenarios },
    { kind: 'url', url, abilities: [], auth: anybody, ...target },
    { concurrency: 1, timeout: 1000, restartWait: 0, ...options },
  );
}

/** Adds a book as its owner. */
export async function addBook(story: Story): Promise<string> {
  const draft = await story.draft(operationOf(contract, 'POST /books'));
  const { json } = await story.send(draft, { as: 'owner', expect: '201', why: 'Add a book', step: 'set-up' });
  return (json as { readonly id: string }).id;
}

/** Lists the books as somebody. */
export async function listBooks(story: Story): Promise<void> {
  const draft = await story.draft(operationOf(contract, 'GET /books'));
  await story.send(draft, { as: 'reader', expect: '200', why: 'List books' });
}
