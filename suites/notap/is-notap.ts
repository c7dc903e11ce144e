import { at } from '../../suite/suite.ts';

/** Whether the response to GET /health is that of a NoTap, which has two stores. */
export function isNotap(health: unknown): boolean {
  return (
    typeof at(health, '/status') === 'string' &&
    ['string', 'number'].includes(typeof at(health, '/timestamp')) &&
    at(health, '/redis') !== undefined &&
    at(health, '/database') !== undefined
  );
}
