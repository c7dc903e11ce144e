import type { IncomingMessage } from 'node:http';
import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { pathPattern } from '../parameters/path-pattern.ts';
import type { Call } from '../requests/call.ts';
import type { Answer, Finish } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { RequestProblem } from './judge-request.ts';

/** Where a mock tells what it received. */
export const recordingPath = '/__assay/requests';

/** A request that a mock received, without headers and body, which hold most secrets. */
interface ReceivedRequest {
  /** Counted from 1. */
  readonly number: number;
  /** RFC 3339. */
  readonly at: string;
  readonly method: string;
  /** Path and query, with secrets redacted. */
  readonly target: string;
  /** "GET /pets/{petId}"; null if the request leads to no operation. */
  readonly operation: string | null;
  readonly valid: boolean;
  readonly problems: readonly RequestProblem[];
  /** The status that was answered. */
  readonly status: number;
}

export interface RecordingOptions {
  /** Takes secrets out of a text: of members and parameters by their names, of tokens by their form. */
  readonly redact: (text: string) => string;
}

export interface Recording {
  /** Notes what is wrong with a request to an operation, before it is answered. */
  readonly judged: (call: Call, operation: Operation, problems: readonly RequestProblem[]) => void;
  /** The same function, of whose refusals the sentence is noted. */
  readonly noticing: (refuse: Refuse) => Refuse;
  /** The same function, whose answers are noted. */
  readonly finishing: (finish: Finish) => Finish;
  /** What was received, the oldest first, as JSON in ASCII. */
  readonly json: () => string;
}

/** The last requests that are kept. */
const most = 1000;
/** Characters of a target, and of a message. */
const longest = 1000;
const mark = '‹redacted›';

/** Remembers what a mock received: as much of it as takes a few megabytes at most. */
export function createRecording(contract: Contract, { redact }: RecordingOptions): Recording {
  const keys = queryKeys(contract);
  const judgements = new WeakMap<
    IncomingMessage,
    Pick<ReceivedRequest, 'operation' | 'problems'> & { readonly target: string }
  >();
  const refusals = new WeakMap<Answer, string>();
  let received = 0;
  let kept: ReceivedRequest[] = [];
  const shown = (text: string): string => {
    const redacted = redact(text);
    return redacted.length > longest ? `${redacted.slice(0, longest)}…` : redacted;
  };
  const withoutKeys = (query: string): string =>
    query
      .split('&')
      .map((pair) => (keys.has(nameOf(pair)) ? `${pair.split('=', 1)[0]}=${mark}` : pair))
      .join('&');
  const withoutSecretSegments = ({ path, params }: Call, template: string): string => {
    const secrets = parametersOf(template).flatMap((name, index) => {
      const value = params[index];
      return value !== undefined && redact(`${name}=${value}`) !== `${name}=${value}` ? [value] : [];
    });
    if (secrets.length === 0) return path;
    return path
      .split('/')
      .map((segment) => (secrets.includes(decodedOr(segment)) ? mark : segment))
      .join('/');
  };
  return {
    judged: (call, { key, path }, problems) => {
      const query = call.query === '' ? '' : `?${withoutKeys(call.query)}`;
      const target = `${withoutSecretSegments(call, path)}${query}`;
      judgements.set(call.request, { operation: key, problems, target });
    },
    noticing: (refuse) => (refusal) => {
      const answer = refuse(refusal);
      refusals.set(answer, refusal.message);
      return answer;
    },
    finishing: (finish) => (answer, found, request) => {
      const finished = finish(answer, found, request);
      const said = refusals.get(answer);
      const { operation, problems, target } = judgements.get(request) ?? {
        operation: null,
        problems: said === undefined ? [] : [{ about: 'request' as const, message: said }],
        target: request.url ?? '/',
      };
      received += 1;
      kept.push({
        number: received,
        at: new Date().toISOString(),
        method: request.method ?? '',
        target: shown(target),
        operation,
        valid: problems.length === 0,
        problems: problems.map(({ about, message }) => ({ about, message: shown(message) })),
        status: finished.status,
      });
      // Cut now and then: a list that is moved with each request costs more than a longer one.
      if (kept.length >= 2 * most) kept = kept.slice(-most);
      return finished;
    },
    json: () => {
      const requests = kept.slice(-most);
      return inAscii(JSON.stringify({ received, leftOut: received - requests.length, requests }, null, 2));
    },
  };
}

/** The operations of a document that the path of a recording leads to as well. */
export function operationsAtRecording({ operations }: Contract): readonly Operation[] {
  return operations.filter(({ path }) => pathPattern(path).match(recordingPath) !== undefined);
}

/** The names of API keys in queries. */
function queryKeys({ operations }: Contract): ReadonlySet<string> {
  const schemes = operations.flatMap(({ access }) => access.alternatives.flat());
  return new Set(
    schemes.flatMap((scheme) => (scheme.kind === 'api-key' && scheme.in === 'query' ? [scheme.key] : [])),
  );
}

function nameOf(pair: string): string {
  return decodedOr((pair.split('=', 1)[0] ?? '').replaceAll('+', ' '));
}

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Nothing that commands a terminal, or turns text around. */
function inAscii(json: string): string {
  return json.replaceAll(
    /[\u007f-\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
