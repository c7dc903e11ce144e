import { at, isObject } from '../../contract/json.ts';
import { isForm } from '../../contract/operations/media-type.ts';
import { fill } from '../../contract/operations/path-template.ts';
import type { Receipt } from '../clean-up/clean-up.ts';
import type { Note } from '../journal/journal-writer.ts';
import type { SentRequest } from '../model/exchange.ts';
import { jsonOf } from '../model/exchange.ts';
import type { Who } from '../model/journal-entry.ts';
import type { Attempt, Probing, Seen } from '../model/probing.ts';
import { Stop } from '../model/stop.ts';
import { type Credentials, noCredentials } from '../model/target.ts';
import type { ReportedProbe } from '../report/version.ts';
import { createRedactor } from '../transport/redact.ts';
import type { Sender } from '../transport/send.ts';
import { UnreachableError } from '../transport/unreachable-error.ts';

/** Probes that are kept as evidence, and leave nothing behind. */
export interface Prober {
  readonly probing: Probing;
  /** What was said, without its secrets. */
  readonly probes: readonly ReportedProbe[];
  /** Removes what was made. */
  readonly cleanUp: () => Promise<Receipt>;
}

export interface ProberOptions {
  readonly sender: Sender;
  /** Of somebody who has an account; undefined where nobody has. */
  readonly credentials: Credentials | undefined;
  /** Who that is, for the journal. */
  readonly by: Who;
  readonly mayWrite: boolean;
  readonly note: Note;
  /** A text that no other run has. */
  readonly mark: string;
}

export function createProber({ sender, credentials, by, mayWrite, note, mark }: ProberOptions): Prober {
  const redactor = createRedactor();
  for (const secret of credentials?.secrets ?? []) redactor.learn(secret, 'token of the probing');
  const probes: ReportedProbe[] = [];
  const asked = new Map<string, Promise<Seen | undefined>>();
  const done = new Map<string, Promise<unknown>>();
  /** Paths of what was made. */
  const made: string[] = [];
  const last: Attempt[] = [];

  /** Throws a Stop where nothing is sent any more. */
  async function sendNow(
    method: string,
    target: string,
    as: 'somebody' | 'nobody',
    body?: { readonly json: unknown; readonly mediaType: string },
  ): Promise<Seen | undefined> {
    const carried = as === 'nobody' ? noCredentials : credentials;
    if (!carried) return undefined;
    const request: SentRequest = {
      method,
      target,
      headers: {
        accept: 'application/json',
        ...carried.headers,
        ...(body && { 'content-type': body.mediaType }),
      },
      body: body && encoded(body),
    };
    try {
      const response = await sender.send(request);
      const id = `p${probes.length + 1}`;
      const shown = redactor.exchange({ request, response });
      probes.push({ id, ...shown, request: { ...shown.request, body: shown.request.body ?? null } });
      const { pathname } = new URL(target, 'http://any');
      return {
        id,
        status: response.status,
        json: jsonOf(response),
        headers: response.headers,
        words: `${method} ${decodeURIComponent(pathname)} returned ${response.status}`,
      };
    } catch (error) {
      if (error instanceof UnreachableError) return undefined;
      throw error;
    }
  }

  async function send(...asked: Parameters<typeof sendNow>): Promise<Seen | undefined> {
    const answer = await unlessStopped(sendNow(...asked));
    return answer === 'not sent' ? undefined : answer;
  }

  function sendAttempt({ method, target, json, as = 'somebody', mediaType = 'application/json' }: Attempt) {
    return send(method, target, as, json === undefined ? undefined : { json, mediaType });
  }

  const probing: Probing = {
    mark,
    isAdministrator: by.plays === 'admin',
    ask: ({ target, as }) => once(asked, `${as} ${target}`, () => send('GET', target, as)),
    attempt: async (wanted) => (mayWrite ? sendAttempt(wanted) : undefined),
    atLast: (attempt) => {
      last.push(attempt);
    },
    make: async ({ target, json, parameter, identifier = '/id' }) => {
      if (!mayWrite || !credentials) return undefined;
      // A run counts its requests from 1; what is made before it must not be taken for one of them.
      const number = -1 - made.length;
      note({ kind: 'asked', number, operation: `POST ${target}`, values: {}, by, meant: true, marked: true });
      const body = { json, mediaType: 'application/json' };
      const answer = await unlessStopped(sendNow('POST', target, 'somebody', body));
      const seen = answer === 'not sent' ? undefined : answer;
      const id = seen?.status === 201 ? at(seen.json, identifier) : undefined;
      if (typeof id !== 'string') {
        if (answer) note({ kind: 'answered', number, made: [] });
        return seen;
      }
      const template = `${target}/{${parameter}}`;
      const values = { [parameter]: id };
      const path = fill(template, values);
      made.push(path);
      note({ kind: 'answered', number, made: [{ path, values, removal: `DELETE ${template}` }] });
      return seen;
    },
    once: (key, work) => once(done, key, work) as ReturnType<typeof work>,
  };
  return {
    probing,
    probes,
    cleanUp: async () => {
      for (const attempt of last.toReversed()) await sendAttempt(attempt);
      const left: { path: string; why: string }[] = [];
      for (const path of made.toReversed()) {
        const seen = await send('DELETE', path, 'somebody');
        if (seen && (seen.status < 300 || seen.status === 404)) note({ kind: 'gone', path });
        else left.push({ path, why: seen?.words ?? 'its removal got no response' });
      }
      return { created: made.length, removed: made.length - left.length, left };
    },
  };
}

async function unlessStopped<T>(sending: Promise<T>): Promise<T | 'not sent'> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof Stop) return 'not sent';
    throw error;
  }
}

function encoded({ json, mediaType }: { readonly json: unknown; readonly mediaType: string }): string {
  return isForm(mediaType) && isObject(json)
    ? new URLSearchParams(Object.entries(json).map(([name, value]) => [name, String(value)])).toString()
    : JSON.stringify(json);
}

function once<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const now = work();
  known.set(key, now);
  return now;
}
