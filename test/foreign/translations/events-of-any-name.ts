import { type Answered, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

const OURS =
  /^(\*|addon\.invoked|(threat_model|threat|document|source|diagram|metadata)\.(created|updated|deleted))$/;
const LONGEST = 1000;
const never = 'addon.invoked';

/** Subscriptions name events as they like (facts, 6.1); of those that nobody sends, the reference server knows nothing. */
export function eventsOfAnyName(at: Places): Translation {
  return () => {
    const named = new Map<unknown, unknown>();
    const asNamed = (webhook: unknown): unknown =>
      isMembers(webhook) && named.has(webhook.id) ? { ...webhook, events: named.get(webhook.id) } : webhook;
    return async (asked, next) => {
      if (!isAt(at, asked)) return next(asked);
      const sent = jsonOf(asked);
      const isForeign = isMembers(sent) && hasOthers(sent);
      const answered = await next(isForeign ? withJson(asked, { ...sent, events: known(sent) }) : asked);
      const json = answered.status < 300 ? jsonOf(answered) : undefined;
      if (isForeign && isMembers(json)) named.set(json.id, sent.events);
      if (json === undefined) return answered;
      return withJson<Answered>(answered, Array.isArray(json) ? json.map(asNamed) : asNamed(json));
    };
  };
}

function hasOthers({ events }: Members): boolean {
  return Array.isArray(events) && events.some(isOther);
}

function isOther(event: unknown): event is string {
  return typeof event === 'string' && event.length <= LONGEST && !OURS.test(event);
}

function known({ events }: Members): readonly unknown[] {
  const names = Array.isArray(events) ? events : [];
  return [...new Set(names.map((event) => (isOther(event) ? never : event)))];
}
