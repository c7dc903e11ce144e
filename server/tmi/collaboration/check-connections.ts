import { findChildren } from '../families/repository.ts';
import type { Seated } from './hub.ts';
import { findParticipant, updateParticipant } from './participant-repository.ts';
import { broadcastParticipants, Expelled, type Place, takeTurn } from './turn.ts';

/**
 * Closes the socket of somebody who must not be there any more: their login has ended, their account or the session is
 * gone, or they have no role on the threat model. Whose role has changed takes part as what they are now.
 */
export async function checkConnection(place: Place, { connection, seat }: Seated): Promise<void> {
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

/** Tells somebody which state of their diagram is the present one: they may have missed how it came to be. */
export async function correctState({ storage }: Place, { connection, seat }: Seated): Promise<void> {
  const [diagram] = await findChildren(storage.db, 'diagrams', seat.threatModelId, [seat.diagramId]);
  if (diagram) connection.send({ message_type: 'state_correction', update_vector: diagram.update_vector });
}
