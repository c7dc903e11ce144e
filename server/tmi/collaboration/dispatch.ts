import { edit } from './edit.ts';
import { errorFrame } from './error-frame.ts';
import { isMeant } from './frame-user.ts';
import type { ClientFrame, FrameUser, ServerFrame } from './frames.ts';
import { stepInHistory } from './history.ts';
import { changePresenter, point, requestPresenting } from './present.ts';
import { expel, removeParticipant } from './remove-participant.ts';
import type { Seat } from './seat.ts';
import { type Place, type Turn, takeTurn } from './turn.ts';

export interface DispatchOptions {
  readonly place: Place;
  readonly seat: Seat;
  /** What is wrong with something that should be a cell; undefined if nothing is. */
  readonly problemOf: (cell: unknown) => string | undefined;
}

/** Does what a client says, and returns what it alone is answered. Throws Expelled where its socket must be closed. */
export async function dispatch(
  options: DispatchOptions,
  frame: ClientFrame,
): Promise<readonly ServerFrame[]> {
  const { place, seat, problemOf } = options;
  const turn = (act: (turn: Turn) => Promise<readonly ServerFrame[]>) =>
    takeTurn(place, seat, async (taken) => {
      if (!claimsAnother(frame, taken)) return act(taken);
      await expel(taken, taken.user.id, 'false_identity');
      return [];
    });
  switch (frame.message_type) {
    case 'diagram_operation':
      return turn((taken) => edit(taken, frame, problemOf));
    case 'undo_request':
      return turn((taken) => stepInHistory(taken, 'undo'));
    case 'redo_request':
      return turn((taken) => stepInHistory(taken, 'redo'));
    case 'presenter_request':
      return turn(requestPresenting);
    case 'change_presenter':
      return turn((taken) => changePresenter(taken, frame.new_presenter));
    case 'remove_participant':
      return turn((taken) => removeParticipant(taken, frame.removed_user));
    case 'presenter_cursor':
    case 'presenter_selection':
      return point(place, seat, frame);
    case 'resync_request':
      return [
        {
          message_type: 'resync_response',
          method: 'rest_api',
          diagram_id: seat.diagramId,
          threat_model_id: seat.threatModelId,
        },
      ];
    default:
      return [errorFrame('unknown_type')];
  }
}

/** Whether the message says that somebody else sends it. */
function claimsAnother(frame: ClientFrame, { user }: Turn): boolean {
  const claimed: FrameUser | undefined = 'initiating_user' in frame ? frame.initiating_user : undefined;
  return claimed !== undefined && !isMeant(claimed, user);
}
