import type { Operation } from '../../contract/operations/operation.ts';

/** A reading that anybody can ask for as it is: no values that somebody would have to find first. */
export function isCallable({ method, path, parameters }: Operation): boolean {
  return method === 'GET' && !path.includes('{') && parameters.every(({ required }) => !required);
}
