import { child } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { resourceShapeOf } from '../../contract/operations/path-template.ts';
import { namesIdentifier, plain } from '../../contract/resources/identifiers.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { jsonOf, type ReceivedResponse } from '../model/exchange.ts';
import { leavesOf } from '../request/leaves.ts';
import type { Fresh, Piece, Taken, Template } from './journey.ts';

/** Shorter texts are the same by chance. */
const shortestText = 6;
/** Shorter ones are not looked for inside of others. */
const shortestPart = 12;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What clients choose themselves where a creation has it. */
const ownIdentifier = /^_?(id|uuid|guid)$/i;

interface Candidate extends Taken {
  readonly operation: Operation;
  /** The member that it is in, or the header. */
  readonly member: string;
  readonly depth: number;
}

/** Where the values of the requests of a journey come from, told from the requests and responses before them. */
export class Origins {
  readonly #graph: ResourceGraph;
  readonly #fresh: RegExp;
  /** Texts of earlier responses that no request had sent before. */
  readonly #told = new Map<string, Candidate[]>();
  /** What requests have sent: a response that has it repeats it. */
  readonly #sent = new Set<string>();
  readonly #made = new Map<string, Fresh>();

  /** `runId`: stands in all unique texts of the run. */
  constructor(runId: string, graph: ResourceGraph) {
    this.#graph = graph;
    // As `unique` writes it, and without or with another separator where the server wants that.
    this.#fresh = new RegExp(`(${runId})(?:([-_]?)(\\d{5}))?`, 'gi');
  }

  /** Notes what a request has sent that no response had told. To be called before its response is noted. */
  sent(texts: readonly string[]): void {
    for (const text of texts) if (!this.#told.has(text)) this.#sent.add(text);
  }

  /** Notes what the response of a step tells. */
  received(step: number, operation: Operation, response: ReceivedResponse): void {
    const note = (text: string, candidate: Omit<Candidate, 'kind' | 'step' | 'operation'>): void => {
      if (text === '' || text.includes('‹') || this.#sent.has(text)) return;
      const others = this.#told.get(text) ?? [];
      this.#told.set(text, [...others, { kind: 'taken', step, operation, ...candidate }]);
    };
    const { etag } = response.headers;
    if (etag !== undefined) note(etag, { from: 'header', at: 'etag', member: 'etag', depth: 0 });
    for (const { path, member, value } of leavesOf(jsonOf(response)))
      if (typeof value === 'string' || typeof value === 'number')
        note(String(value), { from: 'body', at: child('', ...path), member, depth: path.length });
  }

  /** A value of a path: whatever it is, it came from somewhere if anything before it has it. */
  ofPath(text: string, operation: Operation, parameter: string): Template {
    const best = this.#best(text, (candidate) =>
      this.#rankInPath(candidate, operation, parameter, text.length < shortestText),
    );
    const made = this.#made.get(text);
    if (best) return [best];
    return made ? [made] : this.ofText(text);
  }

  /** A version that a request names: the last response that had it. */
  ofVersion(text: string): Template {
    const best = this.#best(text, ({ from, step }) => (from === 'header' ? -step : undefined));
    return best ? [best] : this.ofText(text);
  }

  /** A value of another header, a query or a body. */
  ofText(text: string): Template {
    if (text.length >= shortestText) {
      const best = this.#best(text, ({ depth }) => depth);
      if (best) return [best];
    }
    const made = this.#made.get(text);
    return made ? [made] : this.#split(text);
  }

  /** A member of a body; undefined if it is always the same. */
  ofMember(
    value: unknown,
    member: string,
    isCreation: boolean,
  ): Template | { readonly number: Fresh | Taken } | undefined {
    if (typeof value === 'number') {
      if (!isIdentifier(member)) return undefined;
      const number = this.#best(String(value), ({ depth }) => depth) ?? this.#made.get(String(value));
      if (number) return { number };
      return isCreation && ownIdentifier.test(member)
        ? { number: this.#make(String(value), 'number') }
        : undefined;
    }
    if (typeof value !== 'string') return undefined;
    const found = this.ofText(value);
    const isConstant = found.every((piece) => typeof piece === 'string');
    if (!isConstant) return found;
    return isCreation && uuid.test(value) && ownIdentifier.test(member)
      ? [this.#make(value, 'uuid')]
      : undefined;
  }

  /** A text with what is unique in it, and what was told. */
  #split(text: string): Template {
    const parts = [...this.#told.keys()].filter((told) => told.length >= shortestPart && text.includes(told));
    const [longest] = parts.toSorted((one, other) => other.length - one.length);
    if (longest !== undefined) {
      const best = this.#best(longest, ({ depth }) => depth);
      const [before = '', ...after] = text.split(longest);
      if (best)
        return joined([
          ...this.#split(before),
          ...after.flatMap((part): Template => [best, ...this.#split(part)]),
        ]);
    }
    const pieces: Piece[] = [];
    let from = 0;
    for (const match of text.matchAll(this.#fresh)) {
      const [whole, run = '', separator = '-', count = ''] = match;
      const made = this.#make(`${run}${count}`.toLowerCase(), 'unique');
      pieces.push(text.slice(from, match.index), { ...made, separator: separator as '-' | '_' | '' });
      from = match.index + whole.length;
    }
    return joined([...pieces, text.slice(from)]);
  }

  #make(text: string, kind: Fresh['kind']): Fresh {
    const known = this.#made.get(text);
    if (known) return known;
    const fresh: Fresh = { kind, number: this.#made.size + 1 };
    this.#made.set(text, fresh);
    return fresh;
  }

  /** The one of the lowest rank; of several the earliest. */
  #best(text: string, rank: (candidate: Candidate) => number | undefined): Taken | undefined {
    const ranked = (this.#told.get(text) ?? []).flatMap((candidate) => {
      const place = rank(candidate);
      return place === undefined ? [] : [{ candidate, place }];
    });
    const [best] = ranked.toSorted((one, other) => one.place - other.place);
    if (!best) return undefined;
    const { kind, step, from, at } = best.candidate;
    return { kind, step, from, at };
  }

  /** What created the resource of a parameter tells it best; a short text that has another name is another one. */
  #rankInPath(
    { operation: teller, member, depth }: Candidate,
    operation: Operation,
    parameter: string,
    isShort: boolean,
  ): number | undefined {
    const end = operation.path.indexOf(`{${parameter}}`) + parameter.length + 2;
    const shape = resourceShapeOf(operation.path.slice(0, end));
    const creates = this.#graph.collections.some(
      ({ itemPath, roles }) => resourceShapeOf(itemPath) === shape && roles.create === teller,
    );
    const isNamed = plain(member) === plain(parameter) || isIdentifier(member);
    if (!isNamed && !creates && isShort) return undefined;
    return depth + (isNamed ? 0 : 10) + (creates ? 0 : 100);
  }
}

function isIdentifier(member: string): boolean {
  return ownIdentifier.test(member) || namesIdentifier(member);
}

/** Without empty texts, and texts beside each other as one. */
function joined(pieces: Template): Template {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = `${last}${piece}`;
    else if (piece !== '') all.push(piece);
  }
  return all;
}
