import type { Listener, Message } from './bus.ts';

/** Who listens to what, on this instance. */
export interface Listeners {
  readonly add: (topic: string, listener: Listener) => () => void;
  readonly tell: (topic: string, message: Message) => void;
  readonly tellMissed: () => void;
}

export function listeners(): Listeners {
  const byTopic = new Map<string, Set<Listener>>();
  return {
    add: (topic, listener) => {
      const all = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, all.add(listener));
      return () => void all.delete(listener);
    },
    tell: (topic, message) => {
      for (const { hear } of byTopic.get(topic) ?? []) hear(message);
    },
    tellMissed: () => {
      for (const all of byTopic.values()) for (const { missed } of all) missed();
    },
  };
}
