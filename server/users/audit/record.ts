import type { Call } from '../routing/call.ts';
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

/** S, "Audit Logging": written in the transaction of what happened, so that neither is kept without the other. */
export async function record(
  { server, db, caller }: Pick<Call, 'server' | 'db' | 'caller'>,
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
