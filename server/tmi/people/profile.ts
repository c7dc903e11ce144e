import type { Caller } from '../sessions/caller.ts';
import { type UserView, userView } from './principal.ts';

/** The caller, and whether they administer this instance. */
export interface Profile extends UserView {
  readonly is_admin: boolean;
  readonly groups: readonly string[];
}

export function profile({
  provider,
  providerId,
  displayName,
  email,
  isAdministrator,
  groups,
}: Caller): Profile {
  const user = { provider, provider_id: providerId, display_name: displayName, email };
  return { ...userView(user), is_admin: isAdministrator, groups };
}
