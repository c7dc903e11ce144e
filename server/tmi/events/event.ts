import type { Db } from '../storage/tables.ts';

/** Something that happened to a threat model or to something inside it. */
export interface Event {
  readonly type: EventType;
  readonly threatModelId: string;
  /** Who owns the threat model: subscriptions without a threat model hear of everything that their owner owns. */
  readonly ownerId: string;
  readonly resourceId: string;
  /** What subscribers are told about the resource. */
  readonly data: Readonly<Record<string, unknown>>;
}

export type EventObject = 'threat_model' | 'threat' | 'document' | 'source' | 'diagram' | 'metadata';
export type EventVerb = 'created' | 'updated' | 'deleted';
export type EventType = `${EventObject}.${EventVerb}`;

/** Somebody who wants to know. Runs in the transaction of the event: what it stores is stored with the event, or not. */
export type Listener = (db: Db, event: Event) => Promise<void>;
