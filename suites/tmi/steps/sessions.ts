import type { Answer, PathValues, Story } from '../../../harness/model/scenario.ts';
import { request } from './request.ts';

/** Started by the owner, who is its host. */
export function startSession(story: Story, path: PathValues, step: 'aim' | 'set-up'): Promise<Answer> {
  return story.send(request(story, 'createCollaborationSession', { path }), {
    as: 'owner',
    expect: 201,
    step,
    why: 'Start a session on the diagram',
  });
}

/** Without it, clean-up would meet the conflict that the session causes. */
export function endSession(
  story: Story,
  path: PathValues,
  step: 'set-up' | 'follow-up' | 'clean-up',
): Promise<Answer> {
  return story.send(request(story, 'endCollaborationSession', { path }), {
    as: 'owner',
    expect: 204,
    step,
    why: 'End the session as its host',
  });
}
