import type { ReportedExchange } from '../../../../harness/report/evidence.ts';

/** A value that the server gave out in one answer and that a later request needs. */
export interface Capture {
  /** Name of the shell variable. */
  readonly variable: string;
  /** As later requests contain it. */
  readonly value: string;
  /** Whether they contain it percent-encoded, and the answer does not. */
  readonly encoded: boolean;
  /** Where it stands in the answer: a place in the JSON body, or the last segment of the Location. */
  readonly from: readonly (string | number)[] | 'location';
}

type Candidate = Omit<Capture, 'variable'>;

/** What the report shows instead of a secret. */
export const redacted = '‹redacted›';

/**
 * What has to be kept of each answer, in the order of the exchanges: values that a later request contains and that no
 * request had before, so that they can only come from that answer.
 */
export function capturesOf(exchanges: readonly ReportedExchange[]): readonly (readonly Capture[])[] {
  const known = new Set<string>();
  const taken = new Set(['url', ...exchanges.map((_, at) => `answer_${at + 1}`)]);
  return exchanges.map((exchange, at) => {
    const later = exchanges.slice(at + 1);
    const sent = exchanges.slice(0, at + 1).map(textOf);
    return candidatesOf(exchange).flatMap(({ value, encoded, from }) => {
      if (value === redacted) return secretCapture(from, later, taken);
      if (known.has(value) || sent.some((text) => contains(text, value))) return [];
      const place = looksIssued(value, from) ? textOf : ({ request }: ReportedExchange) => request.target;
      const user = later.find((each) => contains(place(each), value));
      if (!user) return [];
      known.add(value);
      const variable = free(parameterFor(user, value) ?? nameOf(from), taken);
      taken.add(variable);
      return [{ variable, value, encoded, from }];
    });
  });
}

/** A secret that a later request carries under the name that it has in the answer. */
function secretCapture(
  from: Capture['from'],
  later: readonly ReportedExchange[],
  taken: Set<string>,
): readonly Capture[] {
  const member = String(from.at(-1));
  if (!later.some((each) => secretsIn(textOf(each)).includes(member))) return [];
  const variable = free(member, taken);
  taken.add(variable);
  return [{ variable, value: redacted, encoded: false, from }];
}

/** Matches a secret with its name: in JSON, or in a form or a query. */
export const namedSecret = /([\w-]+)("\s*:\s*"|=)‹redacted›/g;

function secretsIn(text: string): readonly string[] {
  const bearer = text.includes(`Bearer ${redacted}`) ? ['access_token'] : [];
  return [...bearer, ...Array.from(text.matchAll(namedSecret), ([, name = '']) => name)];
}

/** Matches a value where it stands alone, and not as a part of a longer word. */
export function occurrencesOf(value: string): RegExp {
  return new RegExp(`(?<![\\w-])${value.replaceAll(/[$()*+.?[\\\]^{|}/]/g, '\\$&')}(?![\\w-])`, 'g');
}

function contains(text: string, value: string): boolean {
  return text.includes(value) && occurrencesOf(value).test(text);
}

function textOf({ request }: ReportedExchange): string {
  return `${request.target}\n${Object.values(request.headers).join('\n')}\n${request.body ?? ''}`;
}

/** Leaves of a successful JSON answer that are long enough, or called an id; then the end of the Location. */
function candidatesOf({ response }: ReportedExchange): readonly Candidate[] {
  if (response.status >= 400) return [];
  const fromBody = leavesOf(jsonOf(response.body), [])
    .filter(({ value, from }) => value === redacted || value.length >= 8 || isCalledId(from))
    .flatMap(({ value, from }) => spellings(value).map((spelling) => ({ ...spelling, from })));
  const value = /([^/?#]+)\/?(?:[?#].*)?$/.exec(response.headers.location ?? '')?.[1];
  if (value === undefined) return fromBody;
  return [...fromBody, { value, encoded: false, from: 'location' }];
}

/** As it is, and as it stands in a target. Quotes and backslashes would be spelt another way in JSON: left alone. */
function spellings(value: string): readonly Pick<Candidate, 'value' | 'encoded'>[] {
  const plain = /["\\\p{Cc}]/u.test(value) ? [] : [{ value, encoded: false }];
  const inTarget = encodeURIComponent(value.toWellFormed());
  return value === redacted || inTarget === value ? plain : [{ value: inTarget, encoded: true }, ...plain];
}

/** Whether a value cannot be in two places by chance: an id, or letters and digits that nobody would choose. */
function looksIssued(value: string, from: Capture['from']): boolean {
  return from === 'location' || isCalledId(from) || /^(?=.*\d)(?=.*[a-z])[^\s/]{16,}$/i.test(value);
}

function isCalledId(from: readonly (string | number)[]): boolean {
  return /id$/i.test(String(from.at(-1)));
}

function leavesOf(
  value: unknown,
  path: readonly (string | number)[],
): readonly { readonly value: string; readonly from: readonly (string | number)[] }[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ value: String(value), from: path }];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return entries.flatMap(([name, member]) => leavesOf(member, [...path, name]));
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Nothing can be taken from an answer that is not JSON.
    return undefined;
  }
}

/** The path parameter that the value stands for: "petId" in "/pets/17" of "GET /pets/{petId}". */
function parameterFor({ operation, request }: ReportedExchange, value: string): string | undefined {
  const template = segmentsOf(operation.slice(operation.indexOf(' ') + 1));
  const segments = segmentsOf(request.target);
  // Counted from the end: the target may start with the path of the server.
  const fromEnd = segments.indexOf(value) - segments.length;
  return /^\{(.+)\}$/.exec(template.at(fromEnd) ?? '')?.[1];
}

function segmentsOf(path: string): readonly string[] {
  return (path.split('?', 1)[0] ?? '').split('/');
}

function nameOf(from: Capture['from']): string {
  if (from === 'location') return 'id';
  return from.filter((step) => typeof step === 'string').join('_');
}

/** A name that a shell accepts and that is not taken. */
function free(name: string, taken: ReadonlySet<string>): string {
  const word = name.replaceAll(/\W+/g, '_').replace(/^(?=\d|_*$)/, 'value_');
  // Names in capitals belong to the shell.
  const plain = /[a-z]/.test(word) ? word : word.toLowerCase();
  const names = [plain, ...Array.from(taken, (_, at) => `${plain}_${at + 2}`)];
  return names.find((each) => !taken.has(each)) ?? plain;
}
