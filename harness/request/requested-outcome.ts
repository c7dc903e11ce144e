import type { Operation } from '../../contract/operations/operation.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import type { Evidence } from '../model/exchange.ts';
import { faultHeaders } from '../model/fault.ts';
import type { Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Target } from '../model/target.ts';

/** What makes a target give an answer that a plain request cannot bring about, and how the evidence counts then. */
export interface RequestedOutcome {
  readonly headers: Readonly<Record<string, string>>;
  readonly evidence: Evidence;
}

/** Headers for faults and forced responses; none where the server decides by itself. */
export function requestedOutcome(
  target: Target,
  operation: Operation,
  expected: string,
  { fault, force, ruled, example }: Sending,
): RequestedOutcome {
  if (fault) return { headers: faultHeaders(target, fault), evidence: 'injected' };
  const decides = target.abilities.includes('business-rules');
  if (!force && (!ruled || decides)) return { headers: {}, evidence: 'provoked' };
  if (!target.abilities.includes('force-responses')) {
    throw new Stop(
      'not-possible',
      'this target neither decides this by itself nor returns a response on request',
    );
  }
  const code = codeFor(operation, expected);
  const prefer = example ? `code=${code}, example=${example}` : `code=${code}`;
  return { headers: { prefer }, evidence: 'forced' };
}

/** A number that lands on a documented status, also where that is "4XX" or "default". */
function codeFor({ responses }: Operation, expected: string): number {
  const documented = responses.map(({ status }) => status);
  const candidates = [
    ...(/^[2-5]\d\d$/.test(expected) ? [Number(expected)] : []),
    ...[400, 418, 500, 503, 200, 300].filter((code) => !documented.includes(String(code))),
  ];
  const code = candidates.find((candidate) => coveringStatus(documented, candidate) === expected);
  if (code === undefined) throw new Stop('does-not-fit', `no status matches the documented "${expected}"`);
  return code;
}
