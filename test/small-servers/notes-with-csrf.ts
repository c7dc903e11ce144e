import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from '../cli/servers.ts';
import { cookiesOf, type Guard, type GuardName, guardNamed } from './csrf-guards.ts';
import { notesDocument } from './notes-document.ts';

/** Notes behind a login by cookie, and a guard against forged requests before that. */
export interface NotesServer {
  readonly url: string;
  readonly document: object;
  /** All notes that are there. */
  readonly notes: () => readonly Note[];
}

interface Note {
  readonly id: string;
  readonly owner: string;
  readonly text: string;
}

/** Who may log in. */
export const passwords: Readonly<Record<string, string>> = {
  ann: 'Recognisable-ann',
  bob: 'Recognisable-bob',
  eve: 'Recognisable-eve',
};

/**
 * @param isBroken it changes things without a look at the CSRF token, but for its login
 * @param onlyEveDeletes she administers the notes of everybody, and nobody else deletes one
 */
export async function serveNotes({
  isBroken,
  guard: name = 'cookie',
  onlyEveDeletes = false,
}: {
  readonly isBroken: boolean;
  readonly onlyEveDeletes?: boolean;
  readonly guard?: GuardName;
}): Promise<NotesServer> {
  const guard: Guard = guardNamed(name);
  const notes = new Map<string, Note>([['n0', { id: 'n0', owner: 'bob', text: 'was there before' }]]);
  const sessions = new Map<string, string>();
  let serial = 0;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://notes');
    const method = request.method ?? '';
    if (`${method} ${pathname}` === 'GET /csrf') return guard.give(request, response);
    const isGuarded = method !== 'GET' && (!isBroken || pathname === '/login');
    const body = await jsonOf(request);
    if (isGuarded && !guard.lets(request, body))
      return answer(response, 403, { error: 'the CSRF token is missing or wrong' });
    if (`${method} ${pathname}` === 'POST /login') return logIn(response, body);
    const who = sessions.get(cookiesOf(request).sid ?? '');
    if (who === undefined) {
      response.setHeader('www-authenticate', 'Session');
      return answer(response, 401, { error: 'log in first' });
    }
    if (pathname === '/notes') return collection(method, who, body, response);
    const note = notes.get(/^\/notes\/(\w+)$/.exec(pathname)?.[1] ?? '');
    return item(method, { note, who, body }, response);
  }

  function reaches(who: string, { owner }: Note): boolean {
    return owner === who || (onlyEveDeletes && who === 'eve');
  }

  async function logIn(response: ServerResponse, body: unknown): Promise<void> {
    const { username, password } = (body ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof username !== 'string' || typeof password !== 'string')
      return answer(response, 400, { error: 'a username and a password are needed' });
    if (passwords[username] !== password) {
      response.setHeader('www-authenticate', 'Session');
      return answer(response, 401, { error: 'wrong username or password' });
    }
    const sid = randomBytes(12).toString('base64url');
    sessions.set(sid, username);
    response.setHeader('set-cookie', `sid=${sid}; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT`);
    answer(response, 204);
  }

  async function collection(
    method: string,
    owner: string,
    body: unknown,
    response: ServerResponse,
  ): Promise<void> {
    if (method === 'GET')
      return answer(
        response,
        200,
        [...notes.values()].filter((note) => note.owner === owner),
      );
    const text = textIn(body);
    if (text === undefined) return answer(response, 400, { error: 'a text is needed' });
    const note = { id: `n${++serial}`, owner, text };
    notes.set(note.id, note);
    response.setHeader('location', `/notes/${note.id}`);
    answer(response, 201, note);
  }

  async function item(
    method: string,
    { note, who, body }: { readonly note: Note | undefined; readonly who: string; readonly body: unknown },
    response: ServerResponse,
  ): Promise<void> {
    if (onlyEveDeletes && method === 'DELETE' && who !== 'eve')
      return answer(response, 403, { error: 'only Eve deletes notes' });
    if (!note || !reaches(who, note)) return answer(response, 404, { error: 'there is no such note' });
    if (method === 'GET') return answer(response, 200, note);
    if (method === 'DELETE') {
      notes.delete(note.id);
      return answer(response, 204);
    }
    const text = textIn(body);
    if (text === undefined) return answer(response, 400, { error: 'a text is needed' });
    notes.set(note.id, { ...note, text });
    answer(response, 200, notes.get(note.id));
  }

  return {
    url: await serve(route),
    document: notesDocument(guard.given),
    notes: () => [...notes.values()],
  };
}

function textIn(body: unknown): string | undefined {
  const { text } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, json?: unknown): void {
  const headers = { 'x-content-type-options': 'nosniff' };
  if (json === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(json));
}
