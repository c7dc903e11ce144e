import { type Draft, request, type Scenario, type Story, textAt, valueAt } from '../../../../suite/suite.ts';
import { enrolled, initiated, pspSession } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

type Factors = Readonly<Record<string, string>>;

/** A session in which factors are proven: the request that proves some, and the right ones. */
interface Open {
  readonly right: Factors;
  readonly prove: (factors: Factors) => Draft;
}

interface Kind {
  readonly title: string;
  readonly operation: string;
  readonly as: 'owner' | 'anonymous';
  readonly open: (story: Story) => Promise<Open>;
}

const kinds: readonly Kind[] = [
  {
    title: 'A session of a developer',
    operation: 'POST /v1/verification/verify',
    as: 'owner',
    open: async (story) => {
      const user = await enrolled(story);
      const { session, factors } = await initiated(story, user);
      const json = { session_id: session, user_uuid: user.uuid };
      return {
        right: factors,
        prove: (proven) => request(story, 'verify', { json: { ...json, factors: proven } }),
      };
    },
  },
  {
    title: 'A proof for the own enrollment',
    operation: 'POST /v1/management/verify',
    as: 'anonymous',
    open: async (story) => {
      const user = await enrolled(story);
      const { session } = await initiated(story, user);
      const json = { session_id: session, uuid: user.uuid };
      return {
        right: user.factors,
        prove: (factors) => request(story, 'verifyForManagement', { json: { ...json, factors } }),
      };
    },
  },
  {
    title: 'A session of a payment service provider',
    operation: 'POST /v1/psp/session/submit',
    as: 'owner',
    open: async (story) => {
      const user = await enrolled(story);
      const session = await pspSession(story, user);
      const right = Object.fromEntries(Object.entries(user.factors).slice(0, 2));
      return {
        right,
        prove: (factors) => {
          const proven = Object.entries(factors).map(([type, digest]) => ({ type, digest }));
          return request(story, 'submitPspFactors', { json: { session_id: session, factors: proven } });
        },
      };
    },
  },
];

/** S, "429": brute-force protection; the code, "Invalid factors" and "Maximum attempts exceeded". */
export const attempts: readonly Scenario[] = kinds.flatMap(({ title, operation, as, open }) => [
  scenario({
    suite: 'verification',
    title: `${title} succeeds with the right factors`,
    cell: `${operation} 200`,
    requirements: ['S-200'],
    run: async (story) => {
      const { right, prove } = await open(story);
      const answer = await story.send(prove(right), { as, expect: 200, why: 'Prove all factors' });
      story.claim(answer, {
        sentence: 'The response has a token',
        holds: textAt(answer, '/auth_token') !== '',
        requirement: 'S-200',
      });
    },
  }),
  scenario({
    suite: 'verification',
    title: `${title} has three attempts, and is gone with the fourth`,
    cell: `${operation} 429`,
    requirements: ['S-429-brute-force', 'S-401'],
    run: async (story) => {
      const { right, prove } = await open(story);
      const wrong = Object.fromEntries(Object.keys(right).map((name) => [name, 'f'.repeat(64)]));
      for (const left of [2, 1, 0]) {
        const answer = await story.send(prove(wrong), {
          ...{ as, expect: 401, example: 'invalid_factors', why: `Prove wrong factors, ${3 - left} of 3` },
        });
        story.claim(answer, {
          sentence: `The response says that ${left} attempts remain`,
          holds: valueAt(answer, '/attempts_remaining') === left,
          requirement: 'S-401',
        });
      }
      await story.send(prove(right), {
        ...{
          as,
          expect: 429,
          example: 'too_many_attempts',
          why: 'Prove the right factors, as the fourth attempt',
        },
      });
      await story.send(prove(right), {
        ...{ as, expect: 404, cause: 'unknown-resource', subject: 'session_id', step: 'follow-up' },
        why: 'Prove them once more: the session is gone',
      });
    },
  }),
  scenario({
    suite: 'verification',
    title: `${title} wants as many factors as it asks for`,
    cell: `${operation} 422`,
    requirements: ['S-422', 'S-422-factor-count'],
    run: async (story) => {
      const { right, prove } = await open(story);
      const [first] = Object.entries(right);
      await story.send(prove(Object.fromEntries(first ? [first] : [])), {
        ...{ as, expect: 422, why: 'Prove one factor only' },
      });
      // Factors that do not fit are no attempt.
      const answer = await story.send(prove(right), {
        ...{ as, expect: 200, step: 'follow-up', why: 'Prove all of them' },
      });
      story.claim(answer, {
        sentence: 'The number of factors is checked before they are',
        holds: textAt(answer, '/auth_token') !== '',
        requirement: 'S-422-factor-count',
      });
    },
  }),
]);
