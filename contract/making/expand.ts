import { at, isObject, type JsonObject } from '../json.ts';
import type { Chance } from './chance.ts';
import type { Choice } from './choice.ts';
import { type Demand, isContradictory } from './demand.ts';

/** What is left of a schema to look into, with what was found so far. */
interface Open {
  readonly parts: JsonObject[];
  readonly not: unknown[];
  readonly exactlyOne: unknown[][];
  /** Schemas that were looked into: one that refers back to itself demands nothing more. */
  readonly visited: Set<unknown>;
  /** The alternative to take of one list. */
  readonly choice: Choice | undefined;
}

/**
 * One way to satisfy all of some schemas: references followed, compositions put together, of every choice one
 * alternative taken. Another chance takes other alternatives. Undefined where nothing was found that agrees.
 */
export function expand(
  document: JsonObject,
  schemas: readonly unknown[],
  chance: Chance | undefined,
  choice?: Choice,
): Demand | undefined {
  const open: Open = { parts: [], not: [], exactlyOne: [], visited: new Set(), choice };
  return add(document, schemas, open, chance) ? open : undefined;
}

/** Adds what schemas demand; false if they cannot be satisfied at the same time. */
function add(
  document: JsonObject,
  schemas: readonly unknown[],
  open: Open,
  chance: Chance | undefined,
): boolean {
  const choices: Ways[] = [];
  const waiting = [...schemas];
  for (let schema = waiting.shift(); schema !== undefined; schema = waiting.shift()) {
    if (schema === false) return false;
    if (!isObject(schema) || open.visited.has(schema)) continue;
    open.visited.add(schema);
    const { $ref, allOf, anyOf, oneOf, if: _, then: __, else: ___, not, ...plain } = schema;
    if (typeof $ref === 'string') waiting.push(at(document, $ref) ?? false);
    if (Array.isArray(allOf)) waiting.push(...allOf);
    if (Array.isArray(oneOf) && oneOf.length > 0) open.exactlyOne.push(oneOf);
    if (not !== undefined) open.not.push(not);
    choices.push(...choicesOf(schema, open.choice));
    open.parts.push(plain);
  }
  if (isContradictory(open.parts)) return false;
  return choices.every((choice) => takeOne(document, choice, open, chance));
}

type Ways = readonly Way[];

interface Way {
  readonly all: readonly unknown[];
  readonly not: readonly unknown[];
}

function choicesOf(
  { anyOf, oneOf, if: condition, then, else: otherwise }: JsonObject,
  choice: Choice | undefined,
): Ways[] {
  const lists = [anyOf, oneOf].filter((list) => Array.isArray(list)).filter((list) => list.length > 0);
  const allowed = lists.map((list) => (list === choice?.among ? [choice.taken] : list));
  return [
    ...allowed.map((list) => list.map((one: unknown) => ({ all: [one], not: [] }))),
    ...(condition === undefined ? [] : [branches(condition, then, otherwise)]),
  ];
}

function branches(condition: unknown, then: unknown, otherwise: unknown): Way[] {
  return [
    { all: [condition, ...(then === undefined ? [] : [then])], not: [] },
    { all: otherwise === undefined ? [] : [otherwise], not: [condition] },
  ];
}

/** Takes the first alternative that agrees with what is demanded so far; "or null" last, as a rule. */
function takeOne(document: JsonObject, ways: Ways, open: Open, chance: Chance | undefined): boolean {
  const first = chance?.below(ways.length) ?? 0;
  const turned = [...ways.slice(first), ...ways.slice(0, first)];
  const isAny = chance?.happens(0.3) ?? false;
  const ordered = isAny ? turned : [...turned.filter((way) => !isNull(way)), ...turned.filter(isNull)];
  for (const { all, not } of ordered) {
    const trial: Open = {
      parts: [...open.parts],
      not: [...open.not, ...not],
      exactlyOne: [...open.exactlyOne],
      visited: new Set(open.visited),
      choice: open.choice,
    };
    if (!add(document, all, trial, chance)) continue;
    replace(open.parts, trial.parts);
    replace(open.not, trial.not);
    replace(open.exactlyOne, trial.exactlyOne);
    for (const schema of trial.visited) open.visited.add(schema);
    return true;
  }
  return false;
}

function isNull({ all: [schema] }: Way): boolean {
  return isObject(schema) && (schema.type === 'null' || schema.const === null);
}

function replace<T>(list: T[], by: readonly T[]): void {
  list.splice(0, list.length, ...by);
}
