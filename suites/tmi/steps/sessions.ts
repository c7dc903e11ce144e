import { type Answer, type PathValues, request, Stop, type Story } from '../../../suite/suite.ts';
import { openSocket } from './sockets.ts';

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

/**
 * Starts a session and keeps it alive until its end or that of the story: releases end a session without sockets within 15 s.
 * Where no socket can be opened, the story acts at once.
 */
export async function startLiveSession(story: Story, path: PathValues): Promise<Answer> {
  const started = await startSession(story, path, 'set-up');
  await openSocket(story, started, { as: 'owner', name: 'The host' }).catch(unlessStopped);
  return started;
}

function unlessStopped(error: unknown): void {
  if (!(error instanceof Stop)) throw error;
}
