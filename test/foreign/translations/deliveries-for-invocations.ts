import { type Answered, isMembers, jsonOf, withJson } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

const states: Readonly<Record<string, string>> = { completed: 'delivered' };

/** Invocations are deliveries of webhooks (facts, 7 and 14.2). */
export const deliveriesForInvocations: Translation = () => async (asked, next) => {
  const answered = await next(asked);
  const json = answered.status === 200 ? jsonOf(answered) : undefined;
  if (!isAt('GET /webhook-deliveries/{}', asked) || !isMembers(json)) return answered;
  const { id, addon_id, payload, status, created_at, status_updated_at } = json;
  const isOver = status === 'completed' || status === 'failed';
  return withJson<Answered>(answered, {
    id,
    subscription_id: null,
    addon_id,
    event_type: 'addon.invoked',
    payload,
    status: states[String(status)] ?? status,
    attempts: status === 'pending' ? 0 : 1,
    next_retry_at: null,
    last_error: null,
    created_at,
    delivered_at: isOver ? status_updated_at : null,
  });
};
