import type { Profile } from '../../harness/model/profile.ts';
import { at, type Identity } from '../../suite/suite.ts';
import { hints } from './hints.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { shownBy } from './shown-by.ts';
import { tolerances } from './tolerances.ts';
import { notapVersions } from './versions/versions.ts';

/** What the document of NoTap cannot say about it. */
export const notap: Profile = {
  name: 'notap',
  errors: { message: 'error' },
  whoAmI: [{ operation: 'GET /v1/auth/developer/profile', read: personIn }],
  hints,
  shownBy,
  scenarios,
  tolerances,
  versions: notapVersions,
};

/** Whom GET /v1/auth/developer/profile shows. */
export function personIn(json: unknown): Identity | undefined {
  const [subject, email, name] = ['id', 'email', 'fullName'].map((member) =>
    at(json, `/developer/${member}`),
  );
  return typeof subject === 'string' && typeof email === 'string' && typeof name === 'string'
    ? { provider: 'notap', subject, email, name }
    : undefined;
}
