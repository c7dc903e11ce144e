import { at, isObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Known } from '../model/strategy.ts';
import { verbOf, type WordKind, wordOf, wordsIn } from './words.ts';

/**
 * What a request of an operation does to what is on a server already, told from the document alone.
 * `reads`: nothing. `adds`: it makes something new. `changes`: it changes what the identifiers of its path name.
 * `protected`: it may change what a run did not make, or all of the server.
 */
export type Effect =
  | { readonly kind: 'reads' | 'adds' | 'changes' }
  | {
      readonly kind: 'protected';
      /** A clause: "DELETE /todos names no resource in its path". */
      readonly why: string;
    };

type Facts = Pick<Known, 'contract' | 'graph'>;

export function effectOf(operation: Operation, known: Facts): Effect {
  const { key, method } = operation;
  if (isSafe(method)) {
    const word = wordOf('ending', firstWords(operation));
    return word === undefined ? { kind: 'reads' } : guarded(`the name of ${key} says "${word}"`);
  }
  if (identifiersOf(operation, known.contract).length > 0)
    return { kind: method === 'POST' ? addsOrChanges(operation, known) : 'changes' };
  if (method === 'POST') return postWithoutIdentifier(operation, known);
  return guarded(`${key} has no identifier in its path, so it changes existing data`);
}

/**
 * How much of a server is another one after a request of an operation: nothing that others rely on, what is there already,
 * or whether it works at all. What disturbs more comes later in a run.
 */
export function disturbanceOf(operation: Operation, known: Facts): 0 | 1 | 2 {
  if (effectOf(operation, known).kind !== 'protected') return 0;
  return wordOf('standstill', allWords(operation)) === undefined ? 1 : 2;
}

/** The path parameters that name a resource, and do not choose one of the values that the document lists. */
export function identifiersOf(operation: Operation, contract: Known['contract']): readonly string[] {
  return parametersOf(operation.path).filter((name) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return !parameter || !isChoice(parameter, contract);
  });
}

function isChoice({ schema }: Parameter, { intended }: Known['contract']): boolean {
  const definition = schema === undefined ? undefined : at(intended, schema);
  if (!isObject(definition)) return false;
  return Array.isArray(definition.enum) || 'const' in definition || definition.type === 'boolean';
}

function addsOrChanges(operation: Operation, { graph }: Facts): 'adds' | 'changes' {
  const isCreation = graph.resources.some(({ roles }) => roles.create === operation);
  return isCreation ? 'adds' : 'changes';
}

/** Whether a success of a POST has most likely made something: it is a creation, and only asks nothing. */
export function asksForMore(operation: Operation, { graph }: Pick<Known, 'graph'>): boolean {
  const isCreation = graph.resources.some(
    ({ roles }) =>
      roles.create === operation || ('create-many' in roles && roles['create-many'] === operation),
  );
  if (isCreation || registers(operation)) return true;
  return !onlyAsks(operation) && wordOf('creating', allWords(operation)) !== undefined;
}

/** Whether an operation makes an account, whatever stands before that in its path: POST /auth/register, /auth/sign-up. */
export function registers(operation: Operation): boolean {
  const { id = '', path } = operation;
  const [verb = '', particle = ''] = wordsIn(id);
  const last = wordsIn(lastLiteral(path)).join('');
  return (
    operation.method === 'POST' && wordOf('registering', [verb, `${verb}${particle}`, last]) !== undefined
  );
}

/** Whether the name of an operation says that it asks for something, or lets somebody in. */
export function onlyAsks(operation: Operation): boolean {
  // "postQueryGroups" is a query.
  const [verb = ''] = wordsIn(operation.id ?? '').filter((word) => word !== operation.method.toLowerCase());
  return wordOf('asking', [...allWords(operation), verb]) !== undefined || isReading(verb);
}

function allWords(operation: Operation): readonly string[] {
  return [...firstWords(operation), ...lastSegments(operation.path)];
}

function postWithoutIdentifier(operation: Operation, { graph, contract }: Facts): Effect {
  const { key, path, responses } = operation;
  const says = (kind: WordKind) => wordOf(kind, firstWords(operation)) ?? wordOf(kind, lastSegments(path));
  const collection = graph.collections.find(
    ({ roles }) => roles.create === operation || roles['create-many'] === operation,
  );
  // Of a collection, a word in the name is more likely a noun; only a name that is nothing else says what is done.
  // Before "filter", a word is a noun: "/block_types/filter".
  const isSearch = wordOf('searching', wordsIn(lastLiteral(path))) !== undefined;
  const changing = collection
    ? wordOf('changing', lone(path))
    : isSearch
      ? (wordOf('changing', firstWords(operation)) ?? wordOf('ending', lastSegments(path)))
      : says('changing');
  if (changing !== undefined) return guarded(`the name of ${key} says "${changing}"`);
  if (collection) return { kind: 'adds' };
  const several = says('several');
  if (several !== undefined)
    return guarded(`the name of ${key} says "${several}": its body selects what it changes`);
  // What is removed without an identifier is there once, and a POST writes over it.
  const removing = contract.operations.find((one) => one.path === path && one.method === 'DELETE');
  if (removing && says('asking') === undefined)
    return guarded(`${key} writes the only resource that ${removing.key} removes`);
  const successes = responses.filter(({ status }) => status.startsWith('2') || status === 'default');
  if (successes.some(({ status }) => status === '201') || says('creating') !== undefined)
    return { kind: 'adds' };
  if (says('asking') !== undefined || isReading(wordsIn(operation.id ?? '')[0] ?? ''))
    return { kind: 'adds' };
  const reading = contract.operations.find((one) => one.path === path && one.method === 'GET');
  if (reading && !isList(reading))
    return guarded(`${key} writes the only resource that ${reading.key} reads`);
  const tells = successes.some(({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === 'location'),
  );
  const isNounOfMany =
    /[^su]s$/i.test(lastLiteral(path)) && successes.some(({ content }) => content.length > 0);
  return reading || tells || isNounOfMany
    ? { kind: 'adds' }
    : guarded(`nothing says that ${key} creates something, so it may change existing data`);
}

function isList({ responses }: Operation): boolean {
  const success = responses.find(({ status }) => status.startsWith('2'));
  return success?.content.find(({ type }) => isJson(type))?.isList === true;
}

/** What an operation says that it does: the verbs of its operationId, its summary, and the last word of its path. */
function firstWords({ id = '', summary, path, key }: Operation): readonly string[] {
  const words = wordsIn(id);
  const [first = '', second = '', third = ''] = words;
  const isSeveral = wordOf('several', [first]) !== undefined;
  const own =
    id === ''
      ? []
      : [
          first,
          `${first}${second}`,
          ...(isSeveral ? [second, third] : []),
          ...(words.includes('all') && !isReading(first) ? ['all'] : []),
        ];
  return [
    ...own,
    ...(summary.startsWith(key) ? [] : verbOf(summary)),
    ...wordsIn(lastLiteral(path)).slice(0, 2),
  ];
}

function isReading(word: string): boolean {
  return ['get', 'list', 'read', 'find', 'fetch', 'search', 'query', 'show', 'retrieve'].includes(word);
}

function lastLiteral(path: string): string {
  return path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? '';
}

/** The words of the last two segments: "/maintenance/on", "/mappings/reset". */
function lastSegments(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .slice(-2)
    .flatMap(wordsIn);
}

/** The word that a last segment is, where it is one. */
function lone(path: string): readonly string[] {
  const last = lastLiteral(path);
  return /^[a-z]+$/i.test(last) ? [last.toLowerCase()] : [];
}

function guarded(why: string): Effect {
  return { kind: 'protected', why };
}
