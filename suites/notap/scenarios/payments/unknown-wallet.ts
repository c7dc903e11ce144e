import { randomUUID } from 'node:crypto';
import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

export const unknownWallet = scenario({
  suite: 'payments',
  title: 'A wallet that does not exist is not revoked',
  cell: 'DELETE /v1/crypto/relayer/revoke 404',
  requirements: ['S-404'],
  run: async (story) => {
    await story.send(request(story, 'revokeWallet', { query: { uuid: randomUUID() } }), {
      ...{ as: 'owner', expect: 404, cause: 'unknown-resource', subject: 'uuid' },
      why: 'Revoke the wallet of a user who has none',
    });
  },
});
