import { story } from '../../../suite/suite.ts';

type Suite =
  | 'auth'
  | 'registration'
  | 'second-factor'
  | 'providers'
  | 'csrf'
  | 'authorization'
  | 'validation'
  | 'lifecycle'
  | 'rate-limits'
  | 'server-errors';

/** A story of one of these suites. */
export const scenario = story<Suite>;
