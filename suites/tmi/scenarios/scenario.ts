import { story, type Telling as TellingOf } from '../../../suite/suite.ts';

type Suite =
  | 'auth'
  | 'oauth'
  | 'authorization'
  | 'validation'
  | 'lifecycle'
  | 'collaboration'
  | 'webhooks'
  | 'addons'
  | 'user-deletion'
  | 'rate-limits'
  | 'server-errors';

export type Telling = TellingOf<Suite>;

/** A story of one of these suites. */
export const scenario = story<Suite>;
