import { areFactors, areProven, type Factors, factorsOf } from '../enrollments/factors.ts';
import { liveEnrollment } from '../enrollments/repository.ts';
import { fail, type NotapError } from '../errors/notap-error.ts';
import type { Call } from '../routing/call.ts';
import type { SessionRow } from '../storage/tables.ts';
import { emit } from '../webhooks/emit.ts';
import { endSession, failAttempt, hasAttempts, succeed } from './sessions.ts';

/** What somebody proves in a session. */
export interface Proof {
  readonly uuid: string;
  readonly factors: Factors;
  /** How many factors there have to be. */
  readonly required: number;
  /** Which ones; any of those that are enrolled, if there are none. */
  readonly wanted: readonly string[];
}

/** The factors that a session asks for. */
export function wantedIn({ wanted }: SessionRow): readonly string[] {
  return JSON.parse(wanted) as string[];
}

/**
 * Judges the factors of a session: the error of wrong ones, undefined for right ones. The error is returned and not thrown,
 * so that the attempt is counted. Factors that do not fit are no attempt, and throw 422.
 */
export async function prove(
  call: Pick<Call, 'db' | 'server'>,
  session: SessionRow,
  { uuid, factors, required, wanted }: Proof,
): Promise<NotapError | undefined> {
  const enrollment = await liveEnrollment(call, uuid);
  if (!hasAttempts(session)) return endSession(call, session);
  const names = Object.keys(factors);
  if (!areFactors(names)) throw fail('invalid_factor_data');
  const isFitting = names.length === required && wanted.every((name) => names.includes(name));
  if (!isFitting) throw fail('factor_count', { about: { count: String(required) } });
  const isRight = areProven(factors, factorsOf(enrollment));
  const developer = session.developer_id ?? enrollment.developer_id;
  const told = { user_uuid: uuid, session_id: session.id };
  if (!isRight) {
    const error = await failAttempt(call, session);
    await emit(call, developer, 'verification.failed', told);
    return error;
  }
  await succeed(call, session, uuid);
  await emit(call, developer, 'verification.succeeded', told);
  return undefined;
}
