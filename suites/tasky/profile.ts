import { at } from '../../contract/json.ts';
import type { Profile } from '../../harness/model/profile.ts';
import type { Identity } from '../../harness/model/target.ts';
import { hints } from './hints.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { shownBy } from './shown-by.ts';

/** What the Tasky document cannot say about Tasky. */
export const tasky: Profile = {
  name: 'tasky',
  errors: { message: 'error' },
  whoAmI: [{ operation: 'GET /api/auth/me', read: personIn }],
  hints,
  sharesResources: true,
  shownBy,
  scenarios,
};

/** Whom GET /api/auth/me shows. */
export function personIn(json: unknown): Identity | undefined {
  const [subject, email, name] = ['_id', 'email', 'name'].map((member) => at(json, `/data/user/${member}`));
  return typeof subject === 'string' && typeof email === 'string' && typeof name === 'string'
    ? { provider: 'tasky', subject, email, name }
    : undefined;
}
