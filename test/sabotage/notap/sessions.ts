import { family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { handling } from '../seams/handlers.ts';
import {
  deleteEnrollment,
  execute,
  initiate,
  manage,
  payCharge,
  pspSubmit,
  retrieve,
  store,
  suspend,
  verify,
} from './operations.ts';
import { triggers } from './seams.ts';

/** Verifications, enrollments and payments that go otherwise than they should. */
export const sessions = family('sessions', [
  {
    id: 'attempts-not-counted',
    title: 'A session has as many attempts as somebody wants.',
    at: [verify, manage, pspSubmit],
    requirements: ['S-429-brute-force', 'S-401'],
    cells: ['* 429'],
    apply: triggers(
      'after update of attempts on sessions when new.attempts > 0 begin update sessions set attempts = 0 where id = new.id; end',
    ),
  },
  {
    id: 'two-attempts',
    title: 'A session has two attempts.',
    at: [verify, manage, pspSubmit],
    requirements: ['S-429-brute-force', 'S-401'],
    cells: ['* 401', '* 429'],
    apply: triggers(
      'after update of attempts on sessions when new.attempts = 2 begin update sessions set attempts = 3 where id = new.id; end',
    ),
  },
  {
    id: 'session-survives-fourth-attempt',
    title: 'After the fourth attempt, the session is still there.',
    at: [verify, manage, pspSubmit],
    requirements: ['S-429-brute-force'],
    cells: ['* 404', '* 429'],
    apply: triggers(
      "after update of status on sessions when new.status = 'failed' begin update sessions set status = 'pending' where id = new.id; end",
    ),
  },
  {
    id: 'attempts-remaining-wrong',
    title: 'The number of attempts that remain is one too many.',
    at: [verify],
    requirements: ['S-401'],
    apply: answering({
      saying: 'attempts_remaining',
      json: having(({ attempts_remaining: left }) => ({ attempts_remaining: Number(left) + 1 })),
    }),
  },
  {
    id: 'two-factors-for-high-amounts',
    title: 'Two factors are enough for every amount.',
    at: [initiate],
    requirements: ['S-200'],
    apply: answering({
      of: [200],
      json: having(({ required_factors: names }) => ({ required_factors: (names as string[]).slice(0, 2) })),
    }),
  },
  {
    id: 'duplicate-enrollment-accepted',
    title: 'A user who is enrolled is enrolled again.',
    at: [store],
    requirements: ['S-409'],
    cells: [`${store} 409`],
    apply: answering({ of: [409], status: 201 }),
  },
  {
    id: 'deleted-enrollment-stays',
    title: 'An enrollment that is deleted is still there.',
    at: [deleteEnrollment],
    seenAt: [retrieve, initiate, store, '* /v1/enrollment/*'],
    requirements: ['S-404', 'S-404-enrollment', 'S-409'],
    apply: handling(async (_handler, _request, reply) => {
      reply.code(204);
      return undefined;
    }),
  },
  {
    id: 'suspension-without-effect',
    title: 'A suspended user is verified.',
    at: [suspend],
    seenAt: [initiate],
    requirements: ['S-403-suspended'],
    apply: triggers(
      'after update of suspended_at on users when new.suspended_at is not null begin update users set suspended_at = null where uuid = new.uuid; end',
    ),
  },
  {
    id: 'verification-used-twice',
    title: 'A verification is good for several payments.',
    at: [payCharge],
    requirements: ['S-422', 'S-409'],
    apply: triggers(
      'after update of spent on sessions when new.spent = 1 begin update sessions set spent = 0 where id = new.id; end',
    ),
  },
  {
    id: 'charge-paid-twice',
    title: 'A charge that is paid is pending.',
    at: [payCharge],
    seenAt: ['GET /v1/crypto/charge/{id}'],
    requirements: ['S-409'],
    cells: [`${payCharge} 409`],
    apply: triggers(
      "after update of status on charges when new.status = 'paid' begin update charges set status = 'pending' where id = new.id; end",
    ),
  },
  {
    id: 'no-spending-limit',
    title: 'A wallet pays whatever somebody wants.',
    at: [execute],
    requirements: ['S-422'],
    cells: [`${execute} 422`],
    apply: triggers(
      'after insert on wallets begin update wallets set limit_per_tx = 1000000, limit_daily = 1000000 where uuid = new.uuid; end',
    ),
  },
]);
