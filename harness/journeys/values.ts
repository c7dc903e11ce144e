import { randomInt, randomUUID } from 'node:crypto';
import { at } from '../../contract/json.ts';
import type { Query } from '../model/query.ts';
import type { Answer, Body, Draft } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { BodyTemplate, Fresh, JsonTemplate, Piece, Step, Taken, Template } from './journey.ts';

const largest = 2 ** 31 - 1;

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
  draft({ operation, path, query, headers, body }: Step): Draft {
    const values = Object.entries(path).map(([name, value]): [string, string] => [name, this.#text(value)]);
    const isMadeUp = (name: string): boolean =>
      path[name]?.some((piece) => typeof piece !== 'string' && piece.kind !== 'taken') ?? false;
    return {
      operation,
      path: Object.fromEntries(values),
      query: this.#query(query),
      headers: Object.fromEntries(
        Object.entries(headers)
          .filter(([name]) => name !== 'accept' && name !== 'content-type')
          .map(([name, value]) => [name, this.#text(value)]),
      ),
      body: body && this.#body(body, this.#text(headers['content-type'] ?? [])),
      madeUp: Object.keys(path).filter(isMadeUp),
    };
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
    return kind === 'uuid' ? randomUUID() : randomInt(1, largest);
  }
}
