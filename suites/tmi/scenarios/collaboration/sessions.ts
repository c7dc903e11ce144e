import { diagram } from '../../../../fixtures/tmi/diagram.ts';
import { eachOf, jsonPatch, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { endSession, startLiveSession, startSession } from '../../steps/sessions.ts';
import { scenario } from '../scenario.ts';

const item = '/threat_models/{threat_model_id}/diagrams/{diagram_id}';

export const sessions: readonly Scenario[] = [
  scenario({
    suite: 'collaboration',
    title: 'A collaboration session runs from its start to its end',
    cell: `POST ${item}/collaborate 201`,
    requirements: [
      'S1-create-diagram-collaboration-session',
      'S1-get-diagram-collaboration-session',
      'S1-join-diagram-collaboration-session',
      'S1-end-diagram-collaboration-session',
      'S0-201-location-resolves',
    ],
    run: async (story) => {
      const path = await diagramOf(story);
      await story.send(request(story, 'getCollaborationSession', { path }), {
        as: 'owner',
        expect: 404,
        ruled: true,
        example: 'no_session',
        step: 'follow-up',
        why: 'Look for a session before there is one',
      });
      const started = await startSession(story, path, 'aim');
      story.claim(started, {
        sentence: 'The session is about the diagram that the path names',
        holds:
          valueAt(started, '/diagram_id') === path.diagram_id &&
          valueAt(started, '/threat_model_id') === path.threat_model_id,
        requirement: 'S1-create-diagram-collaboration-session',
        ruled: true,
      });
      const id = textAt(started, '/session_id');
      for (const operation of ['getCollaborationSession', 'joinCollaborationSession']) {
        const seen = await story.send(request(story, operation, { path }), {
          as: 'writer',
          expect: 200,
          step: 'follow-up',
          why: 'Read the running session as somebody else',
        });
        story.claim(seen, {
          sentence: 'All participants see the same session',
          holds: valueAt(seen, '/session_id') === id,
          requirement: 'S1-get-diagram-collaboration-session',
        });
      }
      await endSession(story, path, 'follow-up');
      await story.send(request(story, 'getCollaborationSession', { path }), {
        as: 'owner',
        expect: 404,
        step: 'follow-up',
        why: 'Look for the session after its end',
      });
    },
  }),
  scenario({
    suite: 'collaboration',
    title: 'A diagram has one session at a time',
    cell: `POST ${item}/collaborate 409`,
    requirements: ['S1-create-diagram-collaboration-session', 'S0-error-format-structure'],
    run: async (story) => {
      const path = await diagramOf(story);
      await startLiveSession(story, path);
      const second = await story.send(request(story, 'createCollaborationSession', { path }), {
        as: 'writer',
        expect: 409,
        ruled: true,
        cause: 'already-exists',
        example: 'session_exists',
        why: 'Start another session on the same diagram',
      });
      story.claim(second, {
        sentence: 'join_url in the response leads to the session',
        holds: textAt(second, '/join_url') !== '',
        requirement: 'S1-create-diagram-collaboration-session',
      });
      await endSession(story, path, 'clean-up');
    },
  }),
  scenario({
    suite: 'collaboration',
    title: 'Running sessions are listed to those who may read the diagram',
    cell: 'GET /collaboration/sessions 200',
    requirements: ['S1-list-collaboration-sessions'],
    needs: ['business-rules'],
    run: async (story) => {
      const path = await diagramOf(story);
      await startLiveSession(story, path);
      const asReader = await story.send(request(story, 'listCollaborationSessions'), {
        as: 'reader',
        expect: 200,
        why: 'List the sessions as a reader',
      });
      story.claim(asReader, {
        sentence: 'The list of a reader contains the session',
        holds: eachOf(asReader, 'diagram_id').includes(path.diagram_id),
        requirement: 'S1-list-collaboration-sessions',
      });
      const asStranger = await story.send(request(story, 'listCollaborationSessions'), {
        as: 'stranger',
        expect: 200,
        why: 'List the sessions as a caller who may not read the diagram',
      });
      story.claim(asStranger, {
        sentence: 'The list of a stranger does not contain the session',
        holds: !eachOf(asStranger, 'diagram_id').includes(path.diagram_id),
        requirement: 'S1-list-collaboration-sessions',
      });
      await endSession(story, path, 'clean-up');
    },
  }),
  /** S0, "Active Collaboration Session". */
  scenario({
    suite: 'collaboration',
    title: 'A threat model cannot be deleted while a diagram in it has a session',
    cell: 'DELETE /threat_models/{threat_model_id} 409',
    requirements: ['S0-409-sample-active-session', 'S0-409-session-ended', 'S0-409-code-conflict'],
    run: async (story) => {
      const path = await diagramOf(story);
      const model = { threat_model_id: path.threat_model_id ?? '' };
      await startLiveSession(story, path);
      await story.send(request(story, 'deleteThreatModel', { path: model }), {
        as: 'owner',
        expect: 409,
        ruled: true,
        example: 'active_session',
        why: 'Delete the threat model during the session',
      });
      await endSession(story, path, 'set-up');
      await story.send(request(story, 'deleteThreatModel', { path: model }), {
        as: 'owner',
        expect: 204,
        step: 'follow-up',
        why: 'Delete the threat model after the session',
      });
    },
  }),
  ...blocked('deleteDiagram', `DELETE ${item} 409`, 'deleted', 'S0-409-session-blocks-diagram', {}),
  ...blocked('updateDiagram', `PUT ${item} 409`, 'replaced', 'S0-409-in-use', {
    json: diagram(111, 'Replaced in a session'),
  }),
  ...blocked('patchDiagram', `PATCH ${item} 409`, 'patched', 'S0-409-in-use', {
    json: [{ op: 'replace', path: '/name', value: 'Patched in a session' }],
    mediaType: jsonPatch,
  }),
];

function blocked(
  operation: string,
  cell: string,
  what: string,
  requirement: string,
  body: { readonly json?: unknown; readonly mediaType?: string },
): Scenario[] {
  return [
    scenario({
      suite: 'collaboration',
      title: `A diagram cannot be ${what} while it has a session`,
      cell,
      requirements: [requirement, 'S0-409-code-conflict'],
      run: async (story) => {
        const path = await diagramOf(story);
        await startLiveSession(story, path);
        await story.send(request(story, operation, { path, ...body }), {
          as: 'owner',
          expect: 409,
          ruled: true,
          example: 'active_session',
          why: `Have the diagram ${what} during the session`,
        });
        await endSession(story, path, 'set-up');
        await story.send(request(story, operation, { path, ...body }), {
          as: 'owner',
          expect: operation === 'deleteDiagram' ? 204 : 200,
          step: 'follow-up',
          why: `Have the diagram ${what} after the session`,
        });
      },
    }),
  ];
}
