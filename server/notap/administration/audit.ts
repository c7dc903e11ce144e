import { newId } from '../credentials/random-texts.ts';
import type { Call } from '../routing/call.ts';
import type { AuditLogRow, Severity } from '../storage/tables.ts';

/** Writes down what an administrator did, in the same transaction. */
export async function audit(
  { db, server }: Pick<Call, 'db' | 'server'>,
  action: string,
  { severity = 'info', uuid = null }: { readonly severity?: Severity; readonly uuid?: string | null } = {},
): Promise<object> {
  const row: AuditLogRow = { id: newId('log'), action, severity, uuid, at: server.clock() };
  await db.insertInto('audit_logs').values(row).execute();
  return { id: row.id, action, at: new Date(row.at).toISOString() };
}
