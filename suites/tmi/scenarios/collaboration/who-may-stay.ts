import { diagram } from '../../../../fixtures/tmi/diagram.ts';
import {
  type Account,
  type Answer,
  type Caller,
  contains,
  request,
  type Scenario,
  type Socket,
  type Story,
  textAt,
} from '../../../../suite/suite.ts';
import { dead, deleteAccount } from '../../steps/delete-account.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { endSession, startSession } from '../../steps/sessions.ts';
import {
  drawing,
  heard,
  join,
  newCell,
  openSocket,
  patience,
  personOf,
  saidOf,
} from '../../steps/sockets.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const item = '/threat_models/{threat_model_id}/diagrams/{diagram_id}';
const needs = ['open-sockets'] as const;
const begun = {
  suite: 'collaboration',
  cell: `POST ${item}/collaborate 201`,
  requirements: ['S1-create-diagram-collaboration-session'],
  needs,
} as const;

/** Who is let in, and who has to go. */
export const whoMayStay: readonly Scenario[] = [
  scenario({
    ...begun,
    title:
      'Only those who may read the diagram are let in, with a token that is good and a session that runs',
    run: async (story) => {
      const path = await diagramOf(story);
      const session = await startSession(story, path, 'aim');
      const tries: readonly (readonly [string, Caller])[] = [
        ['A stranger', 'stranger'],
        ['Nobody in particular', 'anonymous'],
        ['Somebody with a forged token', 'forged'],
        ['Somebody with a revoked token', 'revoked'],
      ];
      for (const [name, as] of tries) {
        const socket = await openSocket(story, session, { as, name });
        claim(story, session, `${name} learns nothing of the diagram`, await isShutOut(socket));
      }
      const session_id = '00000000-0000-7000-8000-000000000000';
      const elsewhere = await openSocket(story, session, {
        as: 'writer',
        name: 'Somebody who looks for another session',
        session_id,
      });
      claim(story, session, 'A session that does not run cannot be joined', await isShutOut(elsewhere));
      const reader = await join(story, session, { as: 'reader', name: 'A reader' });
      claim(
        story,
        session,
        'A reader is let in',
        saidOf(reader, 'diagram_state_sync').length === 1 && reader.closing() === undefined,
      );
      await endSession(story, path, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'Whom the host removes is disconnected and cannot come back, and the others stay',
    run: async (story) => {
      const path = await diagramOf(story);
      const session = await startSession(story, path, 'aim');
      const writer = await story.identity('writer');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      const watcher = await join(story, session, { as: 'reader', name: 'The reader' });
      host.send({ message_type: 'remove_participant', removed_user: personOf(writer) });
      const closing = await guest.untilClosed(patience);
      claim(story, session, 'The socket of whoever was removed is closed', closing !== undefined);
      claim(
        story,
        session,
        'The others are told who has left, and stay',
        contains(await heard(watcher, 'participant_left'), { departed_user: personOf(writer) }) &&
          [host, watcher].every((socket) => socket.closing() === undefined),
      );
      const again = await openSocket(story, session, { as: 'writer', name: 'The writer, coming back' });
      claim(story, session, 'Whoever was removed is not let in again', await isShutOut(again));
      await endSession(story, path, 'clean-up');
    },
  }),
  scenario({
    ...begun,
    title: 'Whoever speaks in the name of somebody else is disconnected, and nothing is done',
    run: async (story) => {
      const path = await diagramOf(story);
      const session = await startSession(story, path, 'aim');
      const owner = await story.identity('owner');
      const host = await join(story, session, { as: 'owner', name: 'The host' });
      const guest = await join(story, session, { as: 'writer', name: 'The writer' });
      guest.send(drawing(owner, newCell()));
      const closing = await guest.untilClosed(patience);
      claim(story, session, 'Their socket is closed', closing !== undefined);
      claim(
        story,
        session,
        'The operation is not done',
        saidOf(host, 'diagram_operation').length === 0 && host.closing() === undefined,
      );
      await endSession(story, path, 'clean-up');
    },
  }),
  ...(['the host ends it', 'the host leaves'] as const).map((how) =>
    scenario({
      suite: 'collaboration',
      title: `When ${how}, a session ends for everybody, and its diagram can be deleted`,
      cell: `DELETE ${item} 409`,
      requirements: ['S0-409-session-blocks-diagram', 'S1-end-diagram-collaboration-session'],
      needs,
      run: async (story) => {
        const path = await diagramOf(story);
        const session = await startSession(story, path, 'set-up');
        const host = await join(story, session, { as: 'owner', name: 'The host' });
        const guest = await join(story, session, { as: 'writer', name: 'The writer' });
        await story.send(request(story, 'deleteDiagram', { path }), {
          as: 'owner',
          expect: 409,
          example: 'active_session',
          why: 'Delete the diagram while two people work on it',
        });
        if (how === 'the host ends it') await endSession(story, path, 'set-up');
        else await host.close();
        const closing = await guest.untilClosed(patience);
        const gone = await story.send(request(story, 'getCollaborationSession', { path }), {
          as: 'writer',
          expect: 404,
          step: 'follow-up',
          why: 'Check that the session has ended',
        });
        story.claim(gone, {
          sentence: 'All other participants are notified that the session has ended, and are disconnected',
          holds:
            closing !== undefined && contains(saidOf(guest, 'error').at(-1), { error: 'session_terminated' }),
          requirement: 'S1-end-diagram-collaboration-session',
        });
        await story.send(request(story, 'deleteDiagram', { path }), {
          as: 'owner',
          expect: 204,
          step: 'follow-up',
          why: 'Delete the diagram after the session',
        });
      },
    }),
  ),
  scenario({
    ...begun,
    title: 'Whoever loses their role on the threat model is disconnected',
    run: async (story) => {
      const { owner, guest, path, session, socket } = await guestAtWork(story, 'aim');
      const json = { name: 'Mine alone', authorization: [] };
      await story.send(
        request(story, 'updateThreatModel', { path: { threat_model_id: path.threat_model_id }, json }),
        { as: owner, expect: 200, step: 'set-up', why: `Take the role of ${guest.identity.subject} away` },
      );
      const closing = await socket.untilClosed(patience);
      claim(story, session, 'The socket is closed when the role is gone', closing !== undefined);
      await end(story, path, owner);
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'The sockets of a deleted account are closed, and its token opens none',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user', 'S0-401-blacklisted-token'],
    needs,
    run: async (story) => {
      const { owner, guest, path, session, socket } = await guestAtWork(story, 'set-up');
      const { deleted } = await deleteAccount(story, guest, 'aim');
      const closing = await socket.untilClosed(patience);
      story.claim(deleted, {
        sentence: 'The socket of the account is closed with its deletion',
        holds: closing !== undefined,
        requirement: 'S0-scenarios-delete-user',
      });
      const again = await openSocket(story, session, { as: dead(guest), name: 'The deleted guest' });
      story.claim(deleted, {
        sentence: 'The token of the account can no longer open a socket',
        holds: await isShutOut(again),
        requirement: 'S0-401-blacklisted-token',
      });
      await end(story, path, owner);
    },
  }),
];

function claim(story: Story, answer: Answer, sentence: string, holds: boolean): void {
  story.claim(answer, { sentence, holds, requirement: 'S1-create-diagram-collaboration-session' });
}

/** Whether somebody was not let in, or only to be told why not. */
async function isShutOut(socket: Socket): Promise<boolean> {
  const closing = await socket.untilClosed(patience);
  return closing !== undefined && saidOf(socket, 'diagram_state_sync').length === 0;
}

/** A guest with a socket in a session of somebody else; both accounts are of this story alone. */
async function guestAtWork(story: Story, step: 'aim' | 'set-up') {
  const [owner, guest] = [
    await story.account('host', 'owner', 'shared'),
    await story.account('guest', 'writer', 'shared'),
  ];
  const model = await ownThreatModel(story, owner, [entryFor(guest.identity, 'writer')]);
  const drawn = await story.send(
    request(story, 'createDiagram', { path: model, json: diagram(112, `Drawn ${story.unique()}`) }),
    { as: owner, expect: 201, step: 'set-up', why: 'Create a diagram' },
  );
  const path = {
    threat_model_id: model.threat_model_id ?? '',
    diagram_id: textAt(drawn, '/id'),
  };
  const session = await story.send(request(story, 'createCollaborationSession', { path }), {
    as: owner,
    expect: 201,
    step,
    why: 'Start a session on the diagram',
  });
  await join(story, session, { as: owner, name: 'The host' });
  const socket = await join(story, session, { as: guest, name: 'The guest' });
  return { owner, guest, path, session, socket };
}

async function end(story: Story, path: Readonly<Record<string, string>>, owner: Account): Promise<void> {
  await story.send(request(story, 'endCollaborationSession', { path }), {
    as: owner,
    expect: 204,
    step: 'clean-up',
    why: 'End the session as its host',
  });
}
