import { everyOperation, family } from '../sabotage.ts';
import { answering, without } from '../seams/answers.ts';
import { receiving } from '../seams/received-headers.ts';
import { listChains } from './operations.ts';
import { configured } from './seams.ts';

/** Limits that are others than the documented ones. */
export const limits = family(
  'limits',
  [
    {
      id: 'more-enrollments',
      title: 'Eleven requests of enrollment are allowed.',
      at: ['* /v1/enrollment/*'],
      requirements: ['S-limit-enrollment'],
      apply: configured({ ENROLLMENT_LIMIT: 11 }),
    },
    {
      id: 'fewer-verifications',
      title: 'Twenty requests of verification are allowed.',
      at: ['* /v1/verification/*'],
      requirements: ['S-limit-verification'],
      apply: configured({ VERIFICATION_LIMIT: 20 }),
    },
    {
      id: 'no-limit-of-administration',
      title: 'Administration has no limit.',
      at: ['* /v1/admin/*'],
      requirements: ['S-limit-admin'],
      apply: configured({ ADMIN_LIMIT: 1_000_000 }),
    },
    {
      id: 'fewer-webhooks',
      title: 'Fifty requests of webhooks are allowed.',
      at: ['* /v1/developer/*'],
      requirements: ['S-limit-webhook'],
      apply: configured({ WEBHOOK_LIMIT: 50 }),
    },
    {
      id: 'sixth-crypto-request-accepted',
      title: 'Six requests of crypto payments are allowed.',
      at: [listChains],
      requirements: ['S-limit-crypto'],
      apply: configured({ CRYPTO_LIMIT: 6 }),
    },
    {
      id: 'longer-window-of-crypto',
      title: 'The window of crypto payments lasts an hour.',
      at: [listChains],
      requirements: ['S-limit-crypto', 'S-429-body'],
      apply: configured({ CRYPTO_WINDOW_SECONDS: 3600 }),
    },
    {
      id: 'one-limit-for-all-addresses',
      title: 'The requests of all addresses are counted together.',
      at: [listChains],
      seenAt: everyOperation,
      requirements: ['S-limit-crypto', 'S-limit-admin', 'S-limit-enrollment'],
      apply: receiving((headers) => {
        if (headers['x-forwarded-for'] !== undefined) headers['x-forwarded-for'] = '2001:db8::1';
      }),
    },
    {
      id: 'retry-after-missing',
      title: 'No 429 says in its body when to come back.',
      at: everyOperation,
      requirements: ['S-429-body', 'S-429'],
      cells: ['* 429'],
      apply: answering({ of: [429], json: without('retry_after') }),
    },
  ],
  ['own-addresses'],
);
