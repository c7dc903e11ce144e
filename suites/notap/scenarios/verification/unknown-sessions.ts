import { randomUUID } from 'node:crypto';
import { request, type Scenario } from '../../../../suite/suite.ts';
import { type Enrolled, enrolled } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

/** Operations whose body names a session. */
const bodies: readonly {
  readonly operation: string;
  readonly key: string;
  readonly as: 'owner' | 'anonymous';
  readonly json: (user: Enrolled, session_id: string) => object;
}[] = [
  {
    ...{ operation: 'verify', key: 'POST /v1/verification/verify', as: 'owner' },
    json: ({ uuid, factors }, session_id) => ({ session_id, user_uuid: uuid, factors }),
  },
  {
    ...{ operation: 'submitFactor', key: 'POST /v1/verification/submit-factor', as: 'owner' },
    json: ({ factors }, session_id) => {
      const [[factor_name, factor_digest] = ['', '']] = Object.entries(factors);
      return { session_id, factor_name, factor_digest };
    },
  },
  {
    ...{ operation: 'verifyForManagement', key: 'POST /v1/management/verify', as: 'anonymous' },
    json: ({ uuid, factors }, session_id) => ({ session_id, uuid, factors }),
  },
  {
    ...{ operation: 'submitPspFactors', key: 'POST /v1/psp/session/submit', as: 'owner' },
    json: ({ factors }, session_id) => ({
      session_id,
      factors: Object.entries(factors).map(([type, digest]) => ({ type, digest })),
    }),
  },
];

/** S, "404": what does not exist. */
export const unknownSessions: readonly Scenario[] = bodies.map(({ operation, key, as, json }) =>
  scenario({
    suite: 'verification',
    title: `${key} does not find a session that does not exist`,
    cell: `${key} 404`,
    requirements: ['S-404'],
    run: async (story) => {
      const user = await enrolled(story);
      await story.send(request(story, operation, { json: json(user, randomUUID()) }), {
        ...{ as, expect: 404, cause: 'unknown-resource', subject: 'session_id' },
        why: 'Prove factors in a session that does not exist',
      });
    },
  }),
);
