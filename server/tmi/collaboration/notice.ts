import type { Bus } from '../../storage/bus.ts';
import type { Db, Tables } from '../storage/tables.ts';
import type { ErrorName } from './error-frame.ts';
import type { ServerFrame } from './frames.ts';

/** What instances tell each other of sessions. */
export type Notice =
  | {
      readonly kind: 'frame';
      readonly sessionId: string;
      readonly frame: ServerFrame;
      /** Only this person. */
      readonly to?: string;
      /** Everybody but this connection. */
      readonly except?: string;
    }
  /** Everybody's sockets are to be closed. */
  | { readonly kind: 'ended'; readonly sessionId: string }
  /** This person's sockets are to be closed. */
  | {
      readonly kind: 'expelled';
      readonly sessionId: string;
      readonly userId: string;
      readonly reason: ErrorName;
    }
  /** Something has happened after which these sockets should perhaps not be open any more. */
  | ({ readonly kind: 'check' } & CheckScope);

/** Whose sockets are meant; those of everybody, if nothing is said. */
export interface CheckScope {
  readonly userId?: string;
  readonly threatModelId?: string;
}

export const TOPIC = 'collaboration';

/** Tells all instances, when the transaction is committed. */
export async function tell(bus: Bus<Tables>, db: Db, notice: Notice): Promise<void> {
  await bus.publish(db, TOPIC, { ...notice });
}
