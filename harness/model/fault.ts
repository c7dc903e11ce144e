import { Stop } from './stop.ts';
import type { Target } from './target.ts';

/**
 * The fault protocol, for servers we control: a request names a fault and proves with a shared secret that it may.
 * A server that was not started with that secret ignores both headers.
 */
export const faults = [
  'storage-error:before',
  'storage-error:after',
  'storage-lost',
  'rate-limited',
  'timeout',
  'unavailable',
] as const;
export type Fault = (typeof faults)[number];

export function faultHeaders({ faultSecret }: Target, fault: Fault): Record<string, string> {
  if (faultSecret === undefined)
    throw new Stop('not-possible', 'this target was not started with a fault secret');
  return { 'x-assay-fault': fault, 'x-assay-fault-secret': faultSecret };
}
