import { isObject } from '../../contract/json.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { Reason } from '../model/reason.ts';

/**
 * Why it says nothing that a resource is there, or is not: the target gave its identifier to several resources of this run,
 * one after the other. Databases that number their rows by the largest number so far do that after a deletion.
 */
export function reusedIdentifier(
  { exchange }: JudgedExchange,
  exchanges: readonly JudgedExchange[],
): Reason | undefined {
  if (![exchange.response.status, Number(exchange.purpose.expected)].some(isGone)) return undefined;
  const path = pathOf(exchange.request.target);
  const resources = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  const reused = resources.find(
    (resource) => exchanges.filter(({ exchange: other }) => isMakerOf(other, resource)).length > 1,
  );
  if (reused === undefined) return undefined;
  return {
    kind: 'setup-failed',
    sentence: `the target gave the identifier of ${reused} to several resources of this run, one after the other`,
  };
}

const isGone = (status: number): boolean => status === 404 || status === 410;

function pathOf(target: string): string {
  return new URL(target, 'http://target').pathname.replace(/\/$/, '');
}

/** Whether a resource was made by an exchange: below the path that was asked, by an identifier that the answer has. */
function isMakerOf({ request, response }: Exchange, resource: string): boolean {
  if (request.method !== 'POST' || response.status < 200 || response.status > 299) return false;
  const [collection, identifier = ''] = [resource.replace(/\/[^/]*$/, ''), resource.split('/').at(-1)];
  if (identifier === '' || pathOf(request.target) !== collection) return false;
  const { location } = response.headers;
  return (
    (location !== undefined && pathOf(location) === resource) ||
    has(jsonOf(response), decodeURIComponent(identifier))
  );
}

/** Whether a member of an object, or of one within it, has a value. */
function has(json: unknown, value: string, depth = 2): boolean {
  if (!isObject(json)) return depth < 2 && String(json) === value;
  return depth > 0 && Object.values(json).some((member) => has(member, value, depth - 1));
}
