import type { Event, EventVerb } from '../events/event.ts';
import type { ThreatModelRow } from '../storage/tables.ts';

/** What subscribers hear of a threat model; of one that is gone, its name only. */
export function eventOf(verb: EventVerb, { id, owner_id, name, description }: ThreatModelRow): Event {
  return {
    type: `threat_model.${verb}`,
    threatModelId: id,
    ownerId: owner_id,
    resourceId: id,
    data: verb === 'deleted' ? { name } : { name, description },
  };
}
