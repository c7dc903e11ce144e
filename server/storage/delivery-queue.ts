import type { Message, Notification } from './bus.ts';

/** Hands notifications on in the order in which they came, although what some of them mean has to be read first. */
export interface DeliveryQueue {
  readonly push: (notification: Notification) => void;
  /** When everything that was pushed has been handed on. */
  readonly idle: () => Promise<void>;
}

interface DeliveryQueueOptions {
  /** The messages of these ids; without those that do not exist. */
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Message>>;
  readonly deliver: (topic: string, message: Message) => void;
  readonly onError: (error: unknown) => void;
}

export function deliveryQueue({ read, deliver, onError }: DeliveryQueueOptions): DeliveryQueue {
  let waiting: Notification[] = [];
  let draining: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const found = await read(
          batch.flatMap((notification) => ('id' in notification ? [notification.id] : [])),
        );
        for (const notification of batch) {
          const message = 'id' in notification ? found.get(notification.id) : notification.message;
          // There is none where the transaction that wanted to tell it was rolled back.
          if (message) deliver(notification.topic, message);
        }
      } catch (error) {
        onError(error);
      }
    }
    draining = undefined;
  };

  return {
    push: (notification) => {
      waiting.push(notification);
      draining ??= drain();
    },
    idle: async () => draining,
  };
}
