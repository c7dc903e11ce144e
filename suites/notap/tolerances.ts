import type { StatusTolerance, Tolerance } from '../../harness/model/tolerance.ts';

/** Deviations of instances that are decided to be no violation; the numbers are those of the decisions about the source. */
export const tolerances: readonly Tolerance[] = [
  accepting(
    'N1',
    / 422$/,
    [400],
    'the source shows a wrong number of factors with 400, and lists it with 422',
  ),
  accepting('N6', /^DELETE .* 204$/, [200], 'the code and the other documentation return 200 with a body'),
  accepting(
    'N7',
    /^POST \/v1\/(enrollment|psp)\/.* 201$/,
    [200],
    'the code and the other documentation return 200 for an enrollment and for a session of a payment service provider',
  ),
];

function accepting(id: string, cells: RegExp, accepts: readonly number[], why: string): StatusTolerance {
  return { kind: 'status', id, cells, accepts, why, versions: 'every' };
}
