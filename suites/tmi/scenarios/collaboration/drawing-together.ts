import {
  type Answer,
  contains,
  isObject,
  type PathValues,
  request,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { endSession, startSession } from '../../steps/sessions.ts';
import { drawing, heard, join, newCell, personOf, saidOf, silenceMs } from '../../steps/sockets.ts';
import { scenario } from '../scenario.ts';

const path = '/threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate';
const begun = {
  suite: 'collaboration',
  cell: `POST ${path} 201`,
  requirements: ['S1-create-diagram-collaboration-session'],
  needs: ['open-sockets'],
} as const;

/** What those who work on one diagram see of each other. */
export const drawingTogether: readonly Scenario[] = [
  scenario({
    ...begun,
    title: 'Whoever joins a session is told the state of the diagram first, and then who is there',
    cell: `GET ${path} 200`,
    requirements: ['S1-get-diagram-collaboration-session'],
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'set-up');
      const [owner, reader] = [await story.identity('owner'), await story.identity('reader')];
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'reader', name: 'The reader' });
      const stored = await readDiagram(story, diagram);
      const there = [owner, reader].map(({ subject }) => subject).sort();
      await host.until(() => presentIn(saidOf(host, 'participants_update').at(-1)).length === 2, 2000);
      await heard(guest, 'participants_update');
      const seen = await story.send(request(story, 'getCollaborationSession', { path: diagram }), {
        as: 'reader',
        expect: 200,
        why: 'Read the participants',
      });
      claim(
        story,
        seen,
        'The first message of a socket is diagram_state_sync, with the diagram as it is stored',
        [host, guest].every((socket) =>
          contains(socket.all()[0], {
            message_type: 'diagram_state_sync',
            diagram_id: diagram.diagram_id,
            cells: valueAt(stored, '/cells'),
          }),
        ),
      );
      claim(
        story,
        seen,
        'participants_update names everybody who is there to everybody, and the host as host and presenter',
        [host, guest].every((socket) => {
          const last = saidOf(socket, 'participants_update').at(-1);
          const parts = { host: owner.subject, current_presenter: owner.subject };
          return contains(last, parts) && presentIn(last).join() === there.join();
        }),
      );
      claim(
        story,
        seen,
        'The host is told that the reader has joined',
        contains(await heard(host, 'participant_joined'), { joined_user: personOf(reader) }),
      );
      claim(
        story,
        seen,
        'The session shows both as participants, the host as writer and the reader as reader',
        contains(
          permissionsIn(seen),
          Object.fromEntries([
            [owner.subject, 'writer'],
            [reader.subject, 'reader'],
          ]),
        ),
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'What one draws, the others see, and the diagram keeps',
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const writer = await story.identity('writer');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const drawer = await join(story, session, { as: 'writer', name: 'The writer' });
      const before = await readDiagram(story, diagram);
      const cell = newCell();
      const operation = drawing(writer, cell);
      drawer.send(operation);
      const relayed = await heard(host, 'diagram_operation');
      claim(
        story,
        session,
        'The other is told the operation as it was sent, with the number 1',
        contains(relayed, { ...operation, sequence_number: 1 }),
      );
      const after = await readDiagram(story, diagram);
      claim(
        story,
        after,
        'The diagram has the cell, and its update_vector has grown by one',
        cellsIn(after).includes(cell.id) &&
          valueAt(after, '/update_vector') === Number(valueAt(before, '/update_vector')) + 1,
      );
      drawer.send(operation);
      await host.until(() => saidOf(host, 'diagram_operation').length > 1, silenceMs);
      claim(
        story,
        await readDiagram(story, diagram),
        'An operation that is sent twice is done once',
        saidOf(host, 'diagram_operation').length === 1,
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'What several draw at once is numbered without gaps, in one order for everybody',
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const [owner, writer] = [await story.identity('owner'), await story.identity('writer')];
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      const each = 4;
      for (let count = 0; count < each; count++) {
        host.send(drawing(owner, newCell(count * 10)));
        guest.send(drawing(writer, newCell(count * 10)));
      }
      await Promise.all(
        [host, guest].map((socket) => heard(socket, 'diagram_operation', { count: 2 * each })),
      );
      const order = [host, guest].map((socket) =>
        saidOf(socket, 'diagram_operation').map(({ sequence_number, operation_id }) => ({
          sequence_number,
          operation_id,
        })),
      );
      const numbers = Array.from({ length: 2 * each }, (_, index) => index + 1);
      claim(
        story,
        session,
        'Both hear the numbers from 1 to 8, in this order',
        order.every((all) => all.map(({ sequence_number }) => sequence_number).join() === numbers.join()),
      );
      claim(
        story,
        session,
        'Both hear the same operations under the same numbers',
        JSON.stringify(order[0]) === JSON.stringify(order[1]),
      );
      const drawn = [host, guest].flatMap((socket) => saidOf(socket, 'diagram_operation').flatMap(cellsOf));
      claim(
        story,
        await readDiagram(story, diagram),
        'The diagram has every cell that was drawn',
        drawn.length > 0 && (await stored(story, diagram, drawn)),
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'A reader watches, and draws nothing',
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const reader = await story.identity('reader');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const watcher = await join(story, session, { as: 'reader', name: 'The reader' });
      const cell = newCell();
      const operation = drawing(reader, cell);
      watcher.send(operation);
      const denied = await heard(watcher, 'authorization_denied');
      claim(
        story,
        session,
        'The reader is told authorization_denied, with the identifier of the operation',
        contains(denied, { original_operation_id: operation.operation_id }),
      );
      await host.until(() => saidOf(host, 'diagram_operation').length > 0, silenceMs);
      claim(story, session, 'Nobody else hears of it', saidOf(host, 'diagram_operation').length === 0);
      claim(
        story,
        await readDiagram(story, diagram),
        'The diagram does not have the cell',
        !(await stored(story, diagram, [cell.id])),
      );
      await endSession(story, diagram, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'Whoever has lost track is told where the diagram is, and what cannot be done changes nothing',
    run: async (story) => {
      const diagram = await diagramOf(story);
      const session = await startSession(story, diagram, 'aim');
      const owner = await story.identity('owner');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      guest.send({ message_type: 'resync_request' });
      claim(
        story,
        session,
        'resync_response says that the REST API has the diagram, and which it is',
        contains(await heard(guest, 'resync_response'), {
          method: 'rest_api',
          diagram_id: diagram.diagram_id,
          threat_model_id: diagram.threat_model_id,
        }),
      );
      const impossible = {
        ...drawing(owner, newCell()),
        operation: { type: 'patch', cells: [{ id: newCell().id, operation: 'remove' }] },
      };
      host.send(impossible);
      claim(
        story,
        session,
        'The removal of a cell that is not there is told its sender as operation_rejected',
        contains(await heard(host, 'operation_rejected'), { operation_id: impossible.operation_id }),
      );
      await guest.until(() => saidOf(guest, 'diagram_operation').length > 0, silenceMs);
      claim(story, session, 'The others do not hear of it', saidOf(guest, 'diagram_operation').length === 0);
      await endSession(story, diagram, 'clean-up');
    },
  }),
];

function claim(story: Story, answer: Answer, sentence: string, holds: boolean): void {
  story.claim(answer, { sentence, holds, requirement: 'S1-create-diagram-collaboration-session' });
}

function readDiagram(story: Story, path: PathValues): Promise<Answer> {
  return story.send(request(story, 'getDiagram', { path }), {
    as: 'reader',
    expect: 200,
    step: 'follow-up',
    why: 'Read the diagram that they draw',
  });
}

/** Whether the diagram has all of these cells. */
async function stored(story: Story, path: PathValues, ids: readonly string[]): Promise<boolean> {
  const cells = cellsIn(await readDiagram(story, path));
  return ids.every((id) => cells.includes(id));
}

function cellsIn(diagram: Answer): readonly unknown[] {
  const cells = valueAt(diagram, '/cells');
  return Array.isArray(cells) ? cells.map((cell) => (isObject(cell) ? cell.id : undefined)) : [];
}

/** The identifiers of the cells that an operation is about. */
function cellsOf({ operation }: Readonly<Record<string, unknown>>): readonly string[] {
  const cells = isObject(operation) ? operation.cells : undefined;
  return Array.isArray(cells) ? cells.map(({ id }) => String(id)) : [];
}

/** What the identity provider calls those whom a participants_update names. */
function presentIn(update: Readonly<Record<string, unknown>> | undefined): readonly unknown[] {
  const participants = update?.participants;
  return Array.isArray(participants) ? participants.map(({ user }) => user.user_id).sort() : [];
}

/** Who may do what in a session, by what the identity provider calls them. */
function permissionsIn(session: Answer): Readonly<Record<string, unknown>> {
  const participants = valueAt(session, '/participants');
  if (!Array.isArray(participants)) return {};
  return Object.fromEntries(
    participants.map(({ user, permissions }) => [user.provider_id, permissions] as const),
  );
}
