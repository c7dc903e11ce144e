import { request, valueAt } from '../../../../suite/suite.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { endSession, startLiveSession } from '../../steps/sessions.ts';
import { scenario } from '../scenario.ts';

export const onlyTheHostEnds = scenario({
  suite: 'collaboration',
  title: 'A session ends when its host ends it, and not when somebody else leaves',
  cell: 'DELETE /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate 204',
  requirements: ['S1-end-diagram-collaboration-session'],
  needs: ['business-rules'],
  run: async (story) => {
    const path = await diagramOf(story);
    const started = await startLiveSession(story, path);
    await story.send(request(story, 'endCollaborationSession', { path }), {
      as: 'writer',
      expect: 204,
      why: 'Leave the session as somebody else',
    });
    const still = await story.send(request(story, 'getCollaborationSession', { path }), {
      as: 'reader',
      expect: 200,
      step: 'follow-up',
      why: 'Check that the session still runs',
    });
    story.claim(still, {
      sentence: 'The session is the same as before',
      holds: valueAt(still, '/session_id') === valueAt(started, '/session_id'),
      requirement: 'S1-end-diagram-collaboration-session',
    });
    await endSession(story, path, 'follow-up');
    await story.send(request(story, 'getCollaborationSession', { path }), {
      as: 'reader',
      expect: 404,
      example: 'no_session',
      step: 'follow-up',
      why: 'Check that the session has ended',
    });
  },
});
