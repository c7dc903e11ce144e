import { isObject } from '../../contract/json.ts';
import { answersWithList } from '../../contract/operations/list-answer.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { jsonOf } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';

/** What a cell says whose answers prove nothing about the items of their lists. */
export const itemsNotSeen = 'empty, items not seen';

/** Whether every answer with a list, of those that landed in a cell, was empty: of its items, nothing is known. */
export function isAlwaysEmpty(operation: Operation, landed: readonly JudgedExchange[]): boolean {
  if (!answersWithList(operation)) return false;
  const answers = landed
    .filter(({ exchange: { response } }) => response.status >= 200 && response.status <= 299)
    .map(({ exchange: { response } }) => jsonOf(response))
    .filter((json) => Array.isArray(json) || isObject(json));
  return answers.length > 0 && answers.every(isEmpty);
}

/** Levels of an envelope that are looked into. */
const deepest = 3;

function isEmpty(json: unknown, depth = 0): boolean {
  if (Array.isArray(json)) return json.length === 0;
  const inner = isObject(json) && depth < deepest ? Object.values(json).filter(hasMembers) : [];
  return inner.length > 0 && inner.every((value) => isEmpty(value, depth + 1));
}

function hasMembers(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}
