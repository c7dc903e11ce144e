import { tellSubscribers } from '../webhooks/subscribers.ts';
import type { Listener } from './event.ts';

/** Who hears of every event, in this order. */
export const listeners: readonly Listener[] = [tellSubscribers];
