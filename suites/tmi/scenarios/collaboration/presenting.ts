import {
  type Answer,
  contains,
  request,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { endSession, startSession } from '../../steps/sessions.ts';
import { heard, join, personOf, saidOf, silenceMs } from '../../steps/sockets.ts';
import { scenario } from '../scenario.ts';

const cell = 'POST /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate 201';
const requirements = ['S1-create-diagram-collaboration-session'];
const needs = ['open-sockets'] as const;
const pointer = { message_type: 'presenter_cursor', cursor_position: { x: 12, y: 34 } };

/** Who points at something is the presenter, and who that is the host says. */
export const presenting: readonly Scenario[] = [
  scenario({
    suite: 'collaboration',
    title: 'The host makes somebody the presenter, and everybody follows their cursor',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const [owner, writer] = [await story.identity('owner'), await story.identity('writer')];
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      const watcher = await join(story, session, { as: 'reader', name: 'The reader' });
      host.send(pointer);
      claim(
        story,
        session,
        'The host presents at first: the others see their cursor',
        contains(await heard(guest, 'presenter_cursor'), pointer),
      );
      host.send({
        message_type: 'change_presenter',
        initiating_user: personOf(owner),
        new_presenter: personOf(writer),
      });
      for (const socket of [host, guest, watcher])
        await socket.until(() => isNow(saidOf(socket, 'current_presenter'), writer.subject), 2000);
      claim(
        story,
        session,
        'Everybody is told by current_presenter who presents now',
        [host, guest, watcher].every((socket) => isNow(saidOf(socket, 'current_presenter'), writer.subject)),
      );
      guest.send(pointer);
      claim(
        story,
        session,
        'The cursor of the new presenter reaches the host',
        contains(await heard(host, 'presenter_cursor'), pointer),
      );
      const seen = await story.send(request(story, 'getCollaborationSession', { path: diagram }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Read who presents',
      });
      claim(
        story,
        seen,
        'The session names the new presenter, and the host as before',
        valueAt(seen, '/presenter') === writer.email && valueAt(seen, '/host') === owner.email,
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    suite: 'collaboration',
    title: 'Nobody but the presenter points, and nobody but the host says who presents and who stays',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const [writer, reader] = [await story.identity('writer'), await story.identity('reader')];
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      const watcher = await join(story, session, { as: 'reader', name: 'The reader' });
      guest.send(pointer);
      guest.send({
        message_type: 'change_presenter',
        initiating_user: personOf(writer),
        new_presenter: personOf(writer),
      });
      guest.send({ message_type: 'remove_participant', removed_user: personOf(reader) });
      await heard(guest, 'error', { count: 3 });
      await host.until(() => false, silenceMs);
      claim(
        story,
        session,
        'Each of the three is answered with an error to whoever tried',
        saidOf(guest, 'error').length === 3,
      );
      claim(
        story,
        session,
        'Nobody sees the cursor, nobody else presents, and nobody is gone',
        saidOf(host, 'presenter_cursor').length === 0 &&
          !isNow(saidOf(host, 'current_presenter'), writer.subject) &&
          watcher.closing() === undefined,
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    suite: 'collaboration',
    title: 'Whoever wants to present asks the host, and does not present until the host agrees',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const writer = await story.identity('writer');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      guest.send({ message_type: 'presenter_request' });
      claim(
        story,
        session,
        'The host is told who wants to present',
        contains(await heard(host, 'presenter_request'), { requesting_user: personOf(writer) }),
      );
      claim(
        story,
        session,
        'Nobody is told that they present',
        [host, guest].every((socket) => !isNow(saidOf(socket, 'current_presenter'), writer.subject)),
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
];

function claim(story: Story, answer: Answer, sentence: string, holds: boolean): void {
  story.claim(answer, { sentence, holds, requirement: 'S1-create-diagram-collaboration-session' });
}

/** Whether the last of these messages says that this person presents. */
function isNow(said: readonly Readonly<Record<string, unknown>>[], subject: string): boolean {
  return contains(said.at(-1), { current_presenter: { user_id: subject } });
}
