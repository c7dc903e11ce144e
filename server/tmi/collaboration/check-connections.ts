import { findChildren } from '../families/repository.ts';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';
import { findParticipant, updateParticipant } from './participant-repository.ts';
import type { Seat } from './seat.ts';
import { broadcastParticipants, Expelled, type Place, takeTurn } from './turn.ts';

/**
 * Closes the sockets of those who must not be there any more: their login has ended, their account or the session is
 * gone, or they have no role on the threat model. Whose role has changed takes part as what they are now.
 */
export async function checkConnections(place: Place, { seated }: Hub): Promise<void> {
  for (const { connection, seat } of seated()) await checkConnection(place, connection, seat);
}

async function checkConnection(place: Place, connection: Connection, seat: Seat): Promise<void> {
  try {
    await takeTurn(place, seat, async (turn) => {
      const { db, permissions } = turn;
      const row = await findParticipant(db, seat.connectionId);
      if (!row || row.permissions === permissions) return;
      await updateParticipant(db, seat.connectionId, { permissions });
      await broadcastParticipants(turn);
    });
  } catch (error) {
    if (!(error instanceof Expelled)) throw error;
    connection.expel(error.reason);
  }
}

/** Tells everybody which state of their diagram is the present one: they may have missed how it came to be. */
export async function correctStates({ storage }: Place, { seated }: Hub): Promise<void> {
  for (const { connection, seat } of seated()) {
    const [diagram] = await findChildren(storage.db, 'diagrams', seat.threatModelId, [seat.diagramId]);
    if (!diagram) continue;
    connection.send({ message_type: 'state_correction', update_vector: diagram.update_vector });
  }
}
