import type { Profile } from '../../harness/model/profile.ts';
import { at, type Identity } from '../../suite/suite.ts';
import { hints, sharesBy } from './hints.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { shownBy } from './shown-by.ts';
import { tolerances } from './tolerances.ts';
import { taskyVersions } from './versions/versions.ts';

/** What the Tasky document cannot say about Tasky. */
export const tasky: Profile = {
  name: 'tasky',
  errors: { message: 'error' },
  whoAmI: [{ operation: 'GET /api/auth/me', read: personIn }],
  hints,
  sharesResources: true,
  sharesBy,
  shownBy,
  scenarios,
  tolerances,
  versions: taskyVersions,
};

/** Whom GET /api/auth/me shows; releases have it in the envelope itself. */
export function personIn(json: unknown): Identity | undefined {
  const data = at(json, '/data');
  const user = at(data, '/user') ?? data;
  const [subject, email, name, role] = ['_id', 'email', 'name', 'role'].map((member) =>
    at(user, `/${member}`),
  );
  return typeof subject === 'string' && typeof email === 'string' && typeof name === 'string'
    ? { provider: 'tasky', subject, email, name, ...(typeof role === 'string' && { roles: [role] }) }
    : undefined;
}
