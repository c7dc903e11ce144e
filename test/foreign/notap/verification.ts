import { randomBytes, randomUUID } from 'node:crypto';
import { isUuid, ok, Refusal, type Route } from './call.ts';
import { digestsOf, type Enrollments } from './enrollments.ts';

interface Session {
  readonly uuid: string;
  readonly factorCount: number;
  readonly createdAt: number;
  readonly expiresAt: number;
  attempts: number;
  status: 'pending' | 'verified';
}

const MOST_ATTEMPTS = 3;
const LIFE_MS = 300_000;

/** All enrolled factors are asked for, whatever the amount, and what is malformed is an attempt. */
export function verificationRoutes(enrollments: Enrollments): readonly Route[] {
  const sessions = new Map<string, Session>();
  return [
    {
      route: 'POST /v1/verification/initiate',
      nonce: true,
      handler: ({ body: { user_uuid } }) => {
        if (!isUuid(user_uuid)) throw new Refusal(400, 'Invalid user_uuid format');
        const enrollment = enrollments.get(user_uuid);
        if (!enrollment) throw new Refusal(404, 'Enrollment not found or expired');
        const { factor_count } = enrollment;
        const [session_id, createdAt] = [randomUUID(), Date.now()];
        sessions.set(session_id, {
          ...{ uuid: user_uuid, factorCount: factor_count, createdAt, expiresAt: createdAt + LIFE_MS },
          ...{ attempts: 0, status: 'pending' },
        });
        return ok({ session_id, uuid: user_uuid, factor_count, expires_in: 300, message: 'Created' });
      },
    },
    {
      route: 'POST /v1/verification/verify',
      nonce: true,
      handler: ({ body: { session_id, user_uuid, factors } }) => {
        if (!session_id || !user_uuid || !factors)
          throw new Refusal(400, 'Missing required fields: session_id, user_uuid, factors');
        if (!isUuid(user_uuid)) throw new Refusal(400, 'Invalid user_uuid format');
        const id = String(session_id);
        const session = sessions.get(id);
        if (!session) throw new Refusal(404, 'Session not found or expired');
        if (session.attempts >= MOST_ATTEMPTS) {
          sessions.delete(id);
          throw new Refusal(429, 'Maximum attempts exceeded');
        }
        session.attempts++;
        if (session.uuid !== user_uuid) throw new Refusal(400, 'UUID mismatch');
        const { factorCount, attempts } = session;
        const got = Object.keys(factors).length;
        if (got !== factorCount)
          throw new Refusal(400, `Factor count mismatch: expected ${factorCount}, got ${got}`);
        const digests = digestsOf(factors);
        const enrollment = enrollments.get(user_uuid);
        if (!enrollment) throw new Refusal(404, 'Enrollment not found or expired');
        const isRight = Object.entries(digests).every(
          ([name, digest]) => enrollment.factors[name] === digest,
        );
        if (!isRight) {
          const attempts_remaining = MOST_ATTEMPTS - attempts;
          throw new Refusal(401, 'Invalid factors', { attempts_remaining });
        }
        session.status = 'verified';
        const auth_token = randomBytes(32).toString('hex');
        return ok({ auth_token, session_id, uuid: user_uuid, duration_ms: 4, message: 'Authenticated' });
      },
    },
    {
      route: 'GET /v1/verification/status/:session_id',
      handler: ({ path: { session_id = '' } }) => {
        const session = sessions.get(session_id);
        if (!session) throw new Refusal(404, 'Session not found');
        const { uuid, status, attempts, createdAt, expiresAt } = session;
        const expires_in = Math.floor((expiresAt - Date.now()) / 1000);
        return ok({
          ...{ session_id, uuid, status, attempts, max_attempts: MOST_ATTEMPTS },
          ...{ expires_in, created_at: createdAt },
        });
      },
    },
  ];
}
