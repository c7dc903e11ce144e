import type { Call, UsersServer } from '../routing/call.ts';
import { newStored } from '../storage/stored.ts';

/** Something that happened, for the audit trail. */
export interface Happening {
  /** `AUDIT_…` */
  readonly event: string;
  readonly resource: string;
  readonly action: string;
  readonly target?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Who did it, when, and in which transaction. */
export interface Recording extends Pick<Call, 'db' | 'caller'> {
  readonly server: Pick<UsersServer, 'clock'>;
}

/** S, "Audit Logging": written in the transaction of what happened, so that neither is kept without the other. */
export async function record(
  { server, db, caller }: Recording,
  { event, resource, action, target, metadata = {} }: Happening,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      ...newStored(server),
      ...{ actor_id: caller?.id ?? null, event, resource, action },
      target_id: target ?? null,
      metadata: JSON.stringify(metadata),
    })
    .execute();
}
