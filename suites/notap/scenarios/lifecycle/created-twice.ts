import type { Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** Operations that create what is unique, with the member that is. */
const creations = [
  { operation: 'setAlias', key: 'POST /v1/enrollment/alias', subject: 'alias', as: 'owner' },
  { operation: 'addDevice', key: 'POST /v1/management/devices/{uuid}', subject: 'device_id', as: 'owner' },
  { operation: 'addWord', key: 'POST /v1/admin/alias/words', subject: 'word', as: 'admin' },
  {
    operation: 'registerDeveloper',
    key: 'POST /v1/auth/developer/register',
    subject: 'email',
    as: 'anonymous',
  },
  { operation: 'enrollWallet', key: 'POST /v1/crypto/relayer/enroll', subject: 'uuid', as: 'anonymous' },
] as const;

/** S, "409": an alias that is taken; the same for whatever else is unique. */
export const createdTwice: readonly Scenario[] = creations.map(({ operation, key, subject, as }) =>
  scenario({
    suite: 'lifecycle',
    title: `${key} does not create the same ${subject} twice`,
    cell: `${key} 409`,
    requirements: ['S-409'],
    run: async (story) => {
      const draft = await story.draft(story.operation(operation));
      await story.send(draft, { as, expect: 201, step: 'set-up', why: `Create one with this ${subject}` });
      await story.send(draft, {
        ...{ as, expect: 409, cause: 'already-exists', subject },
        why: `Create another one with the same ${subject}`,
      });
    },
  }),
);
