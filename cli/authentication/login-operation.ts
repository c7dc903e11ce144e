import type { Contract } from '../../contract/contract.ts';
import { hasMembers, isForm, isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { SentRequest } from '../../harness/model/exchange.ts';
import { nearest } from '../../harness/model/nearest-name.ts';
import { UserError } from '../user-error.ts';

/** An operation that a configuration names by its operationId, or by method and path. Throws a UserError. */
export function namedOperation(name: string, { operations }: Contract, where: string): Operation {
  const [method = '', path] = name.trim().split(/\s+/);
  const key = path === undefined ? undefined : `${method.toUpperCase()} ${path}`;
  const found = operations.find((operation) => operation.key === key || operation.id === name);
  if (found) return found;
  const known = operations.flatMap((operation) => (key === undefined ? (operation.id ?? []) : operation.key));
  const meant = nearest(key ?? name, known);
  throw new UserError(
    `${where} names ${name}, which the document does not have${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
}

/** One that can log somebody in: nothing in its path has to be known. Throws a UserError. */
export function loginOperation(name: string, contract: Contract, where: string): Operation {
  const operation = namedOperation(name, contract, where);
  if (operation.path.includes('{'))
    throw new UserError(
      `${where} names ${operation.key}, which needs more than a body: its path has parameters`,
    );
  return operation;
}

/** The request of an operation with these members: as a form where the document takes nothing else, otherwise JSON. */
export function requestOf(operation: Operation, members: Readonly<Record<string, unknown>>): SentRequest {
  const types = operation.body?.content.map(({ type }) => type).filter(hasMembers) ?? [];
  const form = !types.some(isJson) && types.some(isForm);
  const text = form
    ? new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)])).toString()
    : JSON.stringify(members);
  return {
    method: operation.method,
    target: operation.path,
    headers: {
      accept: 'application/json, */*;q=0.5',
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    body: text,
  };
}
