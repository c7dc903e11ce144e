import type { UserRow } from '../storage/tables.ts';

/** A person, as every answer names one. */
export interface UserView {
  readonly principal_type: 'user';
  readonly provider: string;
  readonly provider_id: string;
  readonly display_name: string;
  readonly email: string;
}

/** What a request may say to name a person or a group. Provider and kind may be left out. */
export interface PrincipalInput {
  readonly principal_type?: 'user' | 'group';
  readonly provider?: string;
  readonly provider_id: string;
}

export function userView(user: Omit<UserRow, 'id' | 'created_at'>): UserView {
  const { provider, provider_id, display_name, email } = user;
  return { principal_type: 'user', provider, provider_id, display_name, email };
}
