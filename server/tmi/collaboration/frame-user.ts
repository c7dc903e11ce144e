import type { UserRow } from '../storage/tables.ts';
import type { FrameUser, ServerFrame } from './frames.ts';
import type { Participant } from './participant-repository.ts';

/** A person, as frames name one. */
export function frameUser({
  provider_id,
  email,
  display_name,
}: Pick<UserRow, 'provider_id' | 'email' | 'display_name'>): FrameUser {
  return { user_id: provider_id, email, displayName: display_name };
}

/** Whether a frame means this person. What the identity provider calls them decides; else their address does. */
export function isMeant(
  { user_id, email }: FrameUser,
  user: Pick<UserRow, 'provider_id' | 'email'>,
): boolean {
  if (user_id === undefined) return email?.toLowerCase() === user.email.toLowerCase();
  return (
    user_id === user.provider_id && (email === undefined || email.toLowerCase() === user.email.toLowerCase())
  );
}

/** Everybody who is there, and who has which part. */
export function participantsUpdate(
  participants: readonly Participant[],
  host: UserRow | undefined,
  presenter: UserRow | undefined,
): ServerFrame {
  return {
    message_type: 'participants_update',
    participants: participants.map(({ user, permissions, last_activity }) => ({
      user: { user_id: user.provider_id, name: user.display_name, email: user.email },
      permissions,
      last_activity,
    })),
    host: host?.provider_id ?? '',
    current_presenter: presenter?.provider_id ?? '',
  };
}
