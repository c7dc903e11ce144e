import { type Scenario, story, type Telling } from '../../../suite/suite.ts';

type Suite =
  | 'auth'
  | 'authorization'
  | 'verification'
  | 'lifecycle'
  | 'payments'
  | 'validation'
  | 'webhooks'
  | 'rate-limits'
  | 'server-errors';

/** A story of one of these suites. All of them need an implementation: a mock knows no factors and no sessions. */
export function scenario(telling: Telling<Suite>): Scenario {
  return story<Suite>({ needs: ['business-rules'], ...telling });
}
