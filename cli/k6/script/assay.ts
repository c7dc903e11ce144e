/**
 * The part of a load test by `assay k6` that is the same for every API. It knows nothing of journeys; script.ts has those.
 * https://grafana.com/docs/k6/latest/
 */
import { check, sleep } from 'k6';
import encoding from 'k6/encoding';
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter } from 'k6/metrics';
import type { Options, Scenario } from 'k6/options';

/** What `setup` hands to every iteration. */
export interface Run {
  /** Base URL of the target, without a slash at its end. */
  readonly url: string;
  /** "rk3x0a9": stands in the names of everything that this run creates. */
  readonly name: string;
}

export interface Request {
  /** "GET /pets/{petId}" */
  readonly operation: string;
  /** The documented status that it must return. */
  readonly status: number;
  /** Path and query; see `path`. */
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** The cell of the document, where that is no exact status: "GET /pets 2XX". */
  readonly cell?: string;
}

/** A value of JSON, and what is in it. */
export interface Reply {
  /** The text or number at a JSON pointer. Ends the iteration if there is none. */
  readonly take: (pointer: string) => string;
  /** A header of the response. Ends the iteration if there is none. */
  readonly header: (name: string) => string;
}

/** One iteration of one journey. */
export interface Visit {
  /** A text that nothing else has: "rk3x0a9-0001z". */
  readonly unique: () => string;
  /** Sends a request, and ends the iteration if it does not return its status. */
  readonly send: (request: Request) => Reply;
  /** A request to send when the journey removes something; it is sent at the end of the iteration if the journey did not. */
  readonly removal: (request: Request) => () => void;
}

export type Journey = (visit: Visit) => void;

/** Where what a run has created can be found. */
export interface Collection {
  readonly list: Request;
  /** JSON pointer of the items in the response. */
  readonly items: string;
  readonly remove: (item: Reply) => Request;
}

/** Requests that were refused with 429. They are sent again, and are no failures. */
const throttled = new Counter('throttled');
const mostAttempts = 5;
const longestWait = 60;

/** Ends an iteration whose failure is counted already. */
class Ended extends Error {}

/** Load profiles. ASSAY_PROFILE chooses one; ASSAY_VUS and ASSAY_DURATION change it. */
function profile(journeys: number): { readonly scenario: Scenario; readonly pause: number } {
  const { ASSAY_PROFILE: name = 'smoke', ASSAY_DURATION: duration } = __ENV;
  const vus = numberOf('ASSAY_VUS', 10);
  switch (name) {
    case 'smoke':
      // Each journey once.
      return { scenario: { executor: 'shared-iterations', vus: 1, iterations: journeys }, pause: 0 };
    case 'load': {
      const stages = [
        { duration: '30s', target: vus },
        { duration: duration ?? '5m', target: vus },
        { duration: '30s', target: 0 },
      ];
      return { scenario: { executor: 'ramping-vus', stages }, pause: 1 };
    }
    case 'soak':
      return { scenario: { executor: 'constant-vus', vus, duration: duration ?? '1h' }, pause: 1 };
    case 'spike': {
      const stages = [
        { duration: '30s', target: vus },
        { duration: '10s', target: vus * 10 },
        { duration: duration ?? '1m', target: vus * 10 },
        { duration: '10s', target: vus },
        { duration: '1m', target: vus },
        { duration: '10s', target: 0 },
      ];
      return { scenario: { executor: 'ramping-vus', stages }, pause: 1 };
    }
    default:
      throw new Error(`ASSAY_PROFILE is "${name}"; use smoke, load, soak or spike`);
  }
}

/**
 * The profile, and the thresholds of each operation: 95 % of its responses within ASSAY_P95 milliseconds, and at most
 * ASSAY_ERROR_RATE of its requests failed. `operations`: as the tag `operation` has them.
 */
export function loadOptions(journeys: readonly Journey[], operations: readonly string[]): Options {
  const p95 = numberOf('ASSAY_P95', 500);
  const errors = numberOf('ASSAY_ERROR_RATE', 0.01);
  const thresholds: NonNullable<Options['thresholds']> = { checks: [`rate>=${1 - errors}`] };
  for (const operation of operations.map(tagOf)) {
    thresholds[`http_req_duration{operation:${operation}}`] = [`p(95)<${p95}`];
    thresholds[`http_req_failed{operation:${operation}}`] = [`rate<=${errors}`];
    // Holds always: k6 counts by operation only what has a threshold.
    thresholds[`throttled{operation:${operation}}`] = ['count>=0'];
  }
  return { scenarios: { journeys: profile(journeys.length).scenario }, thresholds };
}

/**
 * To be called by `setup`. Stops the test if its target is another host than the one that it was made for, and
 * ASSAY_WRITABLE does not name it: a run creates, changes and deletes resources. `variables`: what has to be set.
 */
export function begin(madeFor: string, variables: readonly string[]): Run {
  const url = (__ENV.ASSAY_TARGET ?? madeFor).replace(/\/+$/, '');
  const host = hostOf(url);
  if (host !== hostOf(madeFor) && host !== __ENV.ASSAY_WRITABLE)
    exec.test.abort(
      `this load test creates, changes and deletes resources, and was made for ${hostOf(madeFor)}; set ASSAY_WRITABLE=${host} to run it against ${url}`,
    );
  const missing = variables.filter((name) => !__ENV[name]);
  if (missing.length > 0) exec.test.abort(`set ${missing.join(', ')}: the credentials of the personas`);
  const random = Math.random().toString(36).slice(2, 8).padEnd(6, '0');
  return { url, name: `r${random}` };
}

/** To be called by the default function: each iteration is one journey, one after the other. */
export function iterate(journeys: readonly Journey[], run: Run): void {
  const { iterationInTest } = exec.scenario;
  const journey = journeys[iterationInTest % journeys.length];
  const removals: (() => void)[] = [];
  let count = 0;
  try {
    journey?.({
      unique: () => {
        count += 1;
        return `${run.name}-${(iterationInTest * 100 + count).toString(36).padStart(5, '0')}`;
      },
      send: (request) => send(run, request),
      removal: (request) => {
        let isSent = false;
        const remove = (): void => {
          if (isSent) return;
          isSent = true;
          send(run, request);
        };
        removals.push(remove);
        return remove;
      },
    });
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  } finally {
    for (const remove of removals.reverse()) unlessEnded(remove);
  }
  sleep(numberOf('ASSAY_PAUSE', profile(journeys.length).pause));
}

/** To be called by `teardown`: removes what iterations have left that were cut off, as far as the lists show it. */
export function removeLeftovers(run: Run, collections: readonly Collection[]): void {
  for (const { list, items, remove } of collections)
    unlessEnded(() => {
      for (let round = 0; round < 100; round += 1) {
        const all = valueAt(parsed(respond(run, list).body), items);
        const left = (Array.isArray(all) ? all : []).filter((item) =>
          JSON.stringify(item).toLowerCase().includes(run.name),
        );
        if (left.length === 0) return;
        for (const item of left) send(run, remove(replyOf(list, item, {})));
      }
    });
}

/** A comma would end the tag in the name of a threshold. */
function tagOf(operation: string): string {
  return operation.replace(/,/g, '%2C');
}

/** A path with its values percent-encoded: path`/pets/${petId}`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.map((text, index) => text + encodeURIComponent(values[index] ?? '')).join('');
}

/** A secret of the environment. */
export function secret(variable: string): string {
  return __ENV[variable] ?? '';
}

export function base64(text: string): string {
  return encoding.b64encode(text);
}

/** RFC 9562, version 4. Not for secrets. */
export function uuid(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(Math.random() * 16).toString(16),
  );
}

/** A number that most likely nothing else has: above what servers have counted to, and below what 32 bits hold. */
export function uniqueNumber(): string {
  return String(1_500_000_000 + Math.floor(Math.random() * 600_000_000));
}

function send(run: Run, request: Request): Reply {
  const { operation, status, cell = `${operation} ${status}` } = request;
  const response = respond(run, request);
  const tags = { operation: tagOf(operation), cell };
  const isAsDocumented = check(response, { [cell]: (got) => got.status === status }, tags);
  if (!isAsDocumented) throw new Ended(`${operation} returned ${response.status}, expected ${status}`);
  return replyOf(request, parsed(response.body), response.headers);
}

/** Sends a request, and again as long as it is refused with 429. */
function respond(run: Run, { operation, status, path, headers = {}, body, cell }: Request) {
  const tags = { operation: tagOf(operation), cell: cell ?? `${operation} ${status}`, name: operation };
  for (let attempt = 1; ; attempt += 1) {
    const response = http.request(operation.split(' ')[0] ?? 'GET', `${run.url}${path}`, body ?? null, {
      headers,
      tags,
      redirects: 0,
      responseType: 'text',
      responseCallback: http.expectedStatuses(status, 429),
    });
    if (response.status !== 429) return response;
    throttled.add(1, { operation: tags.operation });
    if (attempt === mostAttempts) throw new Ended(`${operation} returned 429 ${mostAttempts} times`);
    const wait = Number(response.headers['Retry-After']);
    sleep(wait > 0 ? Math.min(wait, longestWait) : attempt);
  }
}

function replyOf({ operation }: Request, json: unknown, headers: { readonly [name: string]: string }): Reply {
  const found = (what: string, value: unknown): string => {
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    check(value, { [`${operation} has ${what}`]: () => false }, { operation: tagOf(operation) });
    throw new Ended(`${operation} did not return ${what}`);
  };
  return {
    take: (pointer) => found(pointer, valueAt(json, pointer)),
    header: (name) => {
      const key = Object.keys(headers).find((one) => one.toLowerCase() === name.toLowerCase());
      return found(`the header ${name}`, key === undefined ? undefined : headers[key]);
    },
  };
}

function unlessEnded(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
}

/** Undefined if it is no JSON. */
function parsed(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** The value at a JSON pointer (RFC 6901); undefined if there is none. */
function valueAt(json: unknown, pointer: string): unknown {
  if (pointer === '') return json;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>((value, token) => {
      if (typeof value !== 'object' || value === null) return undefined;
      return (value as { readonly [name: string]: unknown })[token];
    }, json);
}

/** "127.0.0.1:4200" of "http://127.0.0.1:4200/v1". */
function hostOf(url: string): string {
  return (/^https?:\/\/(?:[^@/]*@)?([^/?#]+)/.exec(url)?.[1] ?? url).toLowerCase();
}

function numberOf(variable: string, fallback: number): number {
  const text = __ENV[variable];
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${variable} is "${text}"; give a number`);
}
