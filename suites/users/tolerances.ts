import type { Tolerance } from '../../harness/model/tolerance.ts';

/** Deviations of instances that are decided to be no violation. */
export const tolerances: readonly Tolerance[] = [
  {
    kind: 'status',
    id: 'U6',
    why: 'the code of the original returns 200 for every success, and its documentation "200/201"',
    cells: /^POST \/api\/v1\/(auth\/sign-up|roles|permissions) 201$/,
    accepts: [200],
    versions: 'every',
  },
];
