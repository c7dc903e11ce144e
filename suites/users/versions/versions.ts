import type { KnownVersions } from '../../../harness/model/capability.ts';
import { providers } from './providers.ts';
import { returns } from './returns.ts';

/** The code of the original without logins at providers, by its id. */
export const january31 = '2026-01-31';
/** The same with them. */
export const february1 = '2026-02-01';

/** What states of the user management differ in. An instance that tells nothing is taken for the one of our document. */
export const usersVersions: KnownVersions = {
  capabilities: [providers, returns],
  versions: [
    { id: january31, title: '31 January 2026', values: { providers: 'none' } },
    { id: february1, title: '1 February 2026', values: { returns: 'with-expected-state' } },
    { id: 'documented', title: 'the user management of our document', values: {} },
  ],
};
