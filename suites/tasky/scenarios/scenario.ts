import { story } from '../../../suite/suite.ts';

type Suite = 'auth' | 'authorization' | 'validation' | 'lifecycle' | 'rate-limits' | 'server-errors';

/** A story of one of these suites. */
export const scenario = story<Suite>;
