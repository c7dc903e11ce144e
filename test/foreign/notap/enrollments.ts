import { type Call, isUuid, ok, Refusal, type Route } from './call.ts';

export interface Enrollment {
  readonly user_uuid: string;
  readonly factors: Readonly<Record<string, string>>;
  readonly created_at: number;
  readonly expires_at: number;
  readonly device_id: string;
  readonly factor_count: number;
}

export type Enrollments = Map<string, Enrollment>;

const DAY_SECONDS = 86_400;

/** Nobody needs a key for these, and enrolling once more replaces what there is. */
export function enrollmentRoutes(enrollments: Enrollments): readonly Route[] {
  return [
    {
      route: 'POST /v1/enrollment/store',
      nonce: true,
      handler: ({ body }) => {
        const enrollment = enrollmentOf(body);
        enrollments.set(enrollment.user_uuid, enrollment);
        const { user_uuid, expires_at, created_at, factor_count } = enrollment;
        return ok({
          ...{ enrollment_id: user_uuid, expires_at, factor_count },
          ttl_seconds: (expires_at - created_at) / 1000,
          ...{ double_encryption: true, duration_ms: 3, message: 'Enrollment stored' },
        });
      },
    },
    {
      route: 'GET /v1/enrollment/retrieve/:uuid',
      handler: (call) => {
        const enrollment = enrollments.get(uuidIn(call));
        if (!enrollment) throw new Refusal(404, 'Enrollment not found or expired');
        return ok({ data: enrollment });
      },
    },
    {
      route: 'DELETE /v1/enrollment/delete/:uuid',
      nonce: true,
      handler: (call) => {
        const uuid = uuidIn(call);
        const deleted = enrollments.delete(uuid);
        const reason = call.body.reason ?? 'USER_REQUEST';
        return ok({
          uuid,
          ...{ deleted_from_database: deleted, deleted_from_cache: deleted, reason, message: 'Deleted' },
        });
      },
    },
    {
      route: 'GET /v1/enrollment/export/:uuid',
      handler: (call) => {
        const uuid = uuidIn(call);
        const { factors: _, ...cached } = enrollments.get(uuid) ?? {};
        const cache = enrollments.has(uuid) ? { exists: true, ...cached } : { exists: false };
        return ok({ data: { uuid, wrapped_keys: [], audit_log: [], redis_cache: cache } });
      },
    },
  ];
}

function uuidIn({ path: { uuid } }: Call): string {
  if (!isUuid(uuid)) throw new Refusal(400, 'Invalid UUID format');
  return uuid;
}

/** What a body enrolls; what it has too much of is cut off. */
function enrollmentOf({ user_uuid, factors, device_id, ttl_seconds }: Call['body']): Enrollment {
  if (!user_uuid || !factors || !device_id)
    throw new Refusal(400, 'Missing required fields: user_uuid, factors, device_id');
  if (!isUuid(user_uuid)) throw new Refusal(400, 'Invalid user_uuid format (must be valid UUID v4)');
  const digests = digestsOf(factors);
  const factor_count = Object.keys(digests).length;
  if (factor_count < 2) throw new Refusal(400, 'At least 2 factors required (PSD3 SCA compliance)');
  if (factor_count > 10) throw new Refusal(400, 'Maximum 10 factors allowed');
  const device = typeof device_id === 'string' ? device_id.replaceAll(/[^a-zA-Z0-9-]/g, '') : '';
  if (device === '')
    throw new Refusal(400, 'Invalid device_id (must be alphanumeric + hyphens, max 128 chars)');
  const seconds = Math.min(
    Math.max(Number.parseInt(String(ttl_seconds), 10) || DAY_SECONDS, 60),
    DAY_SECONDS,
  );
  const now = Date.now();
  return {
    ...{ user_uuid, factors: digests, created_at: now, expires_at: now + seconds * 1000 },
    ...{ device_id: device.slice(0, 128), factor_count },
  };
}

/** The entries of whatever was sent, of a text also; each has to be a digest. */
export function digestsOf(factors: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(factors ?? {});
  return Object.fromEntries(
    entries.map(([name, digest]) => {
      if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/i.test(digest))
        throw new Refusal(400, `Invalid digest format for factor '${name}' (must be 64 hex chars)`);
      return [name, digest];
    }),
  );
}
