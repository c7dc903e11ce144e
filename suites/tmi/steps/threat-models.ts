import type { AuthorizationEntry } from '../../../fixtures/tmi/threat-model.ts';
import { threatModel } from '../../../fixtures/tmi/threat-model.ts';
import {
  type Caller,
  type Identity,
  type PathValues,
  request,
  type Story,
  textAt,
} from '../../../suite/suite.ts';

/** A threat model that the owner made and shared with reader and writer; the values for its path. */
export function sharedThreatModel(story: Story): Promise<PathValues> {
  return story.given(story.operation('getThreatModel'));
}

/** A threat model that somebody has alone, or shares as they say. */
export async function ownThreatModel(
  story: Story,
  as: Caller,
  authorization?: readonly AuthorizationEntry[],
): Promise<PathValues> {
  const json = threatModel(1, `Own model ${story.unique()}`, authorization);
  const answer = await story.send(request(story, 'createThreatModel', { json }), {
    as,
    expect: 201,
    step: 'set-up',
    why: 'Create a threat model for this scenario',
  });
  return { threat_model_id: textAt(answer, '/id') };
}

/** How an authorization entry names somebody. */
export function entryFor(
  { provider, subject }: Identity,
  role: AuthorizationEntry['role'],
): AuthorizationEntry {
  return { principal_type: 'user', provider, provider_id: subject, role };
}

/** Everybody who is logged in is in this group, whatever their provider. */
export const everyone = {
  principal_type: 'group',
  provider: '*',
  provider_id: 'everyone',
  role: 'reader',
} as const;
