import type { Profile } from '../../harness/model/profile.ts';
import { at, type Identity } from '../../suite/suite.ts';
import { hints } from './hints.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { shownBy } from './shown-by.ts';
import { tolerances } from './tolerances.ts';
import { usersVersions } from './versions/versions.ts';

/** What the document of the user-management API cannot say about it. */
export const users: Profile = {
  name: 'users',
  errors: { code: 'code', message: 'message' },
  whoAmI: [{ operation: 'GET /api/v1/users/me', read: personIn }],
  hints,
  shownBy,
  scenarios,
  tolerances,
  versions: usersVersions,
};

/** Whom GET /api/v1/users/me shows. */
export function personIn(json: unknown): Identity | undefined {
  const [subject, email, name] = ['id', 'email', 'displayName'].map((member) => at(json, `/data/${member}`));
  return typeof subject === 'string' && typeof email === 'string' && typeof name === 'string'
    ? { provider: 'users', subject, email, name }
    : undefined;
}
