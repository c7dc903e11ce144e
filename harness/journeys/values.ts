import { randomInt, randomUUID } from 'node:crypto';
import { at } from '../../contract/json.ts';
import type { Query } from '../model/query.ts';
import type { Answer, Body, Draft } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { BodyTemplate, Fresh, JsonTemplate, Piece, Step, Taken, Template } from './journey.ts';
import { piecesOf } from './pieces.ts';

/** Above what servers have counted to, and below what 32 bits hold. */
const numbers = [1_500_000_000, 2_100_000_000] as const;

/** The values of a journey, once. `unique`: a text that nothing else has, such as "r7k2m9-00001". */
export class Values {
  readonly #unique: () => string;
  readonly #fresh = new Map<number, string | number>();
  readonly #answers: Answer[] = [];

  constructor(unique: () => string) {
    this.#unique = unique;
  }

  /** Notes the response of the next step. */
  answered(answer: Answer): void {
    this.#answers.push(answer);
  }

  /** The request of a step. Throws a Stop if a response lacks what it takes from it. */
  draft(step: Step): Draft {
    const { operation, path, query, headers, body } = step;
    // What an earlier step has made is the run's own by then.
    const made = new Set(this.#fresh.keys());
    const isMadeUp = (piece: Piece): boolean =>
      typeof piece !== 'string' && piece.kind !== 'taken' && !made.has(piece.number);
    return {
      operation,
      path: this.#texts(Object.entries(path)),
      query: this.#query(query),
      headers: this.#texts(
        Object.entries(headers).filter(([name]) => name !== 'accept' && name !== 'content-type'),
      ),
      body: body && this.#body(body, this.#text(headers['content-type'] ?? [])),
      madeUp: Object.keys(path).filter((name) => path[name]?.some(isMadeUp)),
      madeUpInBody: piecesOf({ ...step, path: {}, query: [], headers: {} })
        .filter((piece) => isMadeUp(piece) && piece.kind !== 'unique')
        .map((piece) => String(this.#value(piece))),
    };
  }

  #texts(templates: readonly (readonly [name: string, template: Template])[]): Record<string, string> {
    return Object.fromEntries(templates.map(([name, template]) => [name, this.#text(template)]));
  }

  #query(query: Step['query']): Query {
    const values = new Map<string, string[]>();
    for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), this.#text(value)]);
    return Object.fromEntries(
      [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
    );
  }

  #body(body: BodyTemplate, mediaType: string): Body {
    return body.kind === 'json'
      ? { mediaType, json: this.#json(body.value) }
      : { mediaType, text: this.#text(body.text) };
  }

  #json(value: JsonTemplate): unknown {
    switch (value.kind) {
      case 'constant':
        return value.value;
      case 'text':
        return this.#text(value.text);
      case 'number':
        return Number(this.#value(value.piece));
      case 'list':
        return value.items.map((item) => this.#json(item));
      case 'object':
        return Object.fromEntries(value.members.map(([name, inner]) => [name, this.#json(inner)]));
    }
  }

  #text(template: Template): string {
    return template.map((piece) => String(this.#value(piece))).join('');
  }

  #value(piece: Piece): string | number {
    if (typeof piece === 'string') return piece;
    return piece.kind === 'taken' ? this.#taken(piece) : this.#freshOf(piece);
  }

  #taken({ step, from, at: place }: Taken): string | number {
    const answer = this.#answers[step];
    const value = from === 'header' ? answer?.response.headers[place] : at(answer?.json, place);
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw new Stop('setup-failed', `${answer?.operation} did not return ${place} again`);
  }

  #freshOf({ kind, number, separator = '-' }: Fresh): string | number {
    const known = this.#fresh.get(number) ?? this.#make(kind);
    this.#fresh.set(number, known);
    return kind === 'unique' ? String(known).replace('-', separator) : known;
  }

  #make(kind: Fresh['kind']): string | number {
    if (kind === 'unique') return this.#unique();
    return kind === 'uuid' ? randomUUID() : randomInt(...numbers);
  }
}
