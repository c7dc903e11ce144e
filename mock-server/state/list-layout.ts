import type { Contract } from '../../contract/contract.ts';
import { at, child, isObject, type JsonObject } from '../../contract/json.ts';
import type { Example, MediaType } from '../../contract/operations/operation.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { envelopeMembers } from '../../contract/schemas/envelope-members.ts';
import { resolve } from '../../contract/schemas/references.ts';
import { problemFinder } from '../requests/validity.ts';
import { declaredMembers } from './declared-members.ts';

/** How an operation answers with a list: bare, or in one member of an object. */
export interface ListLayout {
  /** Of the items; undefined where they may be anything. */
  readonly itemSchema: string | undefined;
  /** From the example of the list. */
  readonly itemExamples: readonly Example[];
  /** At most this many are shown at once. */
  readonly most: number;
  /** Whether none of them may stand in it twice. */
  readonly isSet: boolean;
  readonly assemble: (items: readonly string[], facts: ListFacts) => string;
}

/** What is known about a list besides its items. */
interface ListFacts {
  readonly total: number;
  /** Of those that are shown. */
  readonly count: number;
  readonly limit: number;
  readonly offset: number;
}

/** Undefined where the answer is no list. `example` is a valid one. */
export function listLayout(
  contract: Contract,
  { schema }: MediaType,
  example: unknown,
): ListLayout | undefined {
  if (schema === undefined) return undefined;
  const { intended } = contract;
  const value = at(intended, schema);
  if (isObject(value) && (typesOf(value).includes('array') || 'items' in value)) {
    return { ...itemsOf(intended, value, schema, example), assemble: (items) => `[${items.join(',')}]` };
  }
  const lists = [...declaredMembers(intended, schema)].filter(([, member]) =>
    typesOf(member.schema).includes('array'),
  );
  const [only, ...more] = lists;
  if (!only) return inEnvelope(contract, schema, example);
  if (more.length > 0) return undefined;
  // Where a schema names no type, the answer need not be an object.
  if (example !== undefined && !isObject(example)) return undefined;
  const [name, member] = only;
  const base: JsonObject = example ?? {};
  // Of several forms of the answer, this is the list of another one than the example: they cannot be mixed.
  if (base[name] !== undefined && problemFinder(contract.responses, member.pointer)(base[name]))
    return undefined;
  const facts = countMembers(contract, schema, base);
  return {
    ...itemsOf(intended, member.schema, member.pointer, base[name]),
    assemble: (items, known) => {
      const whole = { ...base, ...facts(known), [name]: undefined };
      const rest = Object.entries(whole).filter(([, kept]) => kept !== undefined);
      const pieces = rest.map(([key, kept]) => `${JSON.stringify(key)}:${JSON.stringify(kept)}`);
      return `{${[...pieces, `${JSON.stringify(name)}:[${items.join(',')}]`].join(',')}}`;
    },
  };
}

/** The layout of a list in the envelope of an answer: `{"ok": true, "data": {"pets": [...]}}`. */
function inEnvelope(contract: Contract, schema: string, example: unknown): ListLayout | undefined {
  const [envelope, ...others] = [...declaredMembers(contract.intended, schema)].filter(([name]) =>
    envelopeMembers.has(name),
  );
  if (!envelope || others.length > 0 || !isObject(example)) return undefined;
  const [name, { pointer }] = envelope;
  const media = { type: 'application/json', schema: pointer, examples: [] };
  const layout = listLayout(contract, media, example[name]);
  const rest = Object.entries(example).filter(([member]) => member !== name);
  const pieces = rest.map(([key, kept]) => `${JSON.stringify(key)}:${JSON.stringify(kept)}`);
  return (
    layout && {
      ...layout,
      assemble: (items, facts) =>
        `{${[...pieces, `${JSON.stringify(name)}:${layout.assemble(items, facts)}`].join(',')}}`,
    }
  );
}

function itemsOf(document: JsonObject, schema: JsonObject, pointer: string, list: unknown) {
  const resolved = resolve(document, schema.items, child(pointer, 'items'));
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const itemExamples = (Array.isArray(list) ? list : []).map(asExample);
  return { itemSchema: resolved?.pointer, most, itemExamples, isSet: schema.uniqueItems === true };
}

function asExample(value: unknown): Example {
  return { name: 'item', value, pointer: '', cause: undefined, subject: undefined };
}

const totals = new Set(['total', 'totalcount', 'totalitems', 'totalresults']);
const others = new Set(['count', 'limit', 'offset']);

/** The members of the object that say how many there are and which of them these are. */
function countMembers(
  contract: Contract,
  schema: string,
  base: JsonObject,
): (facts: ListFacts) => JsonObject {
  const members = declaredMembers(contract.intended, schema);
  const numbers = [...members].filter(([, member]) => typesOf(member.schema).includes('integer'));
  const filled = numbers.flatMap(([name, { pointer }]) => {
    const plain = name.replaceAll(/[_-]/g, '').toLowerCase();
    const fact = totals.has(plain) ? 'total' : others.has(plain) ? (plain as keyof ListFacts) : undefined;
    return fact ? [{ name, fact, problemOf: problemFinder(contract.responses, pointer) } as const] : [];
  });
  return (facts) =>
    Object.fromEntries(
      filled.map(({ name, fact, problemOf }) => [name, problemOf(facts[fact]) ? base[name] : facts[fact]]),
    );
}
