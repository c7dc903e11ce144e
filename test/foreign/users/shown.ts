import type { Permission, Role, User } from './records.ts';

export function shownUser({ id, username, email, displayName, avatarImageUrl, isActive, isVerified }: User) {
  return { id, username, email, displayName, avatarImageUrl, isActive, isVerified };
}

export function shownRole({ id, name, description }: Role) {
  return { id, name, description };
}

export function shownPermission({ id, name, resource, action, description }: Permission) {
  return { id, name, resource, action, description };
}
