import { userView } from '../people/principal.ts';
import type { InvocationRow } from '../storage/webhook-tables.ts';
import type { InvocationWithCaller } from './repository.ts';

export function viewInvocation(invocation: InvocationWithCaller): object {
  return {
    ...viewState(invocation),
    addon_id: invocation.addon_id,
    threat_model_id: invocation.threat_model_id,
    object_type: invocation.object_type,
    object_id: invocation.object_id,
    invoked_by: userView(invocation),
    payload: invocation.payload,
    status_message: invocation.status_message,
    created_at: invocation.created_at,
  };
}

/** What the add-on is told about it. */
export function viewState({ id, status, status_percent, status_updated_at }: InvocationRow): object {
  return { id, status, status_percent, status_updated_at };
}
