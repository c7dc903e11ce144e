import type { Kysely } from 'kysely';
import type { Storage as AnyStorage } from '../../storage/open-storage.ts';
import type { RateLimitTables } from '../../storage/rate-limit-table.ts';

/**
 * The tables. Identifiers are UUIDs in lower case; moments are ISO 8601 with milliseconds in UTC, so that they sort as
 * text; truth is 0 or 1. The same in both databases.
 */
export interface Tables extends RateLimitTables {
  readonly users: UserRow;
  readonly roles: RoleRow;
  readonly permissions: PermissionRow;
  readonly user_roles: UserRoleRow;
  readonly role_permissions: RolePermissionRow;
  readonly blacklisted_tokens: BlacklistedTokenRow;
  readonly mailed_tokens: MailedTokenRow;
  readonly mails: MailRow;
  readonly second_steps: SecondStepRow;
  readonly backup_codes: BackupCodeRow;
  readonly social_accounts: SocialAccountRow;
  readonly oauth_states: OauthStateRow;
  readonly audit: AuditRow;
}

/** The database, or a transaction on it. */
export type Db = Kysely<Tables>;
export type Storage = AnyStorage<Tables>;

export type Truth = 0 | 1;

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly display_name: string;
  readonly avatar_image_url: string | null;
  readonly is_active: Truth;
  readonly is_verified: Truth;
  /** Argon2id in the PHC format; null for an account that only a provider logs in. */
  readonly password_hash: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly last_login_at: string | null;
  /** In a row, since the last success or the end of the last lock. */
  readonly failed_logins: number;
  /** Null while nothing locks it. */
  readonly locked_until: string | null;
  /** Goes up when all tokens of the account end at once: those with a lower one are revoked. */
  readonly epoch: number;
  /** Base32; null while the second factor is off. */
  readonly totp_secret: string | null;
  /** The time step of the last code that was accepted: none is accepted twice (RFC 6238, section 5.2). */
  readonly totp_step: number | null;
}

export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly created_at: string;
}

export interface PermissionRow {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly description: string | null;
  readonly created_at: string;
}

export interface UserRoleRow {
  readonly user_id: string;
  readonly role_id: string;
}

export interface RolePermissionRow {
  readonly role_id: string;
  readonly permission_id: string;
}

export interface BlacklistedTokenRow {
  readonly jti: string;
  /** When the token ends by itself, and the row can go. */
  readonly expires_at: string;
}

export type MailPurpose = 'verification' | 'reset';

/** What a mail can be used for, once. */
export interface MailedTokenRow {
  /** SHA-256 of the token, so that who reads the table can use none. */
  readonly hash: string;
  readonly user_id: string;
  readonly purpose: MailPurpose;
  readonly expires_at: string;
}

/** A mail that waits to be sent. */
export interface MailRow {
  readonly id: string;
  readonly recipient: string;
  readonly purpose: MailPurpose;
  readonly token: string;
  readonly created_at: string;
  /** When its token ends, and the row can go. */
  readonly expires_at: string;
}

/** The codes of the second factor that somebody showed lately, and whether a login waits for one. */
export interface SecondStepRow {
  readonly user_id: string;
  readonly expires_at: string;
  /** Wrong codes. */
  readonly failures: number;
  /** Whether the right password was shown, so that a code completes the login. */
  readonly is_due: Truth;
}

export interface BackupCodeRow {
  readonly user_id: string;
  /** Argon2id in the PHC format. */
  readonly hash: string;
}

export interface SocialAccountRow {
  readonly provider: string;
  readonly provider_user_id: string;
  readonly user_id: string;
  readonly created_at: string;
}

/** A login at a provider that has begun; each is used once. */
export interface OauthStateRow {
  /** SHA-256 of the state. */
  readonly hash: string;
  readonly provider: string;
  /** JSON: what the callback has to know, such as a nonce and the verifier of PKCE. */
  readonly memory: string;
  readonly expires_at: string;
}

/** It outlives what it is about. */
export interface AuditRow {
  readonly id: string;
  /** Null where nobody is logged in. */
  readonly actor_id: string | null;
  readonly event: string;
  readonly target_id: string | null;
  readonly resource: string;
  readonly action: string;
  /** JSON. */
  readonly metadata: string;
  readonly created_at: string;
}
