import type { Kysely } from 'kysely';
import type { BusTables } from '../../storage/bus.ts';
import type { Storage as AnyStorage } from '../../storage/open-storage.ts';
import type { RateLimitTables } from '../../storage/rate-limit-table.ts';
import type { CollaborationTables } from './collaboration-tables.ts';
import type { SignOnTables } from './sign-on-tables.ts';
import type { WebhookTables } from './webhook-tables.ts';

/**
 * The tables. Moments are ISO 8601 with milliseconds in UTC, so that they sort as text; booleans are 0 and 1; what has
 * structure and is never searched is JSON. The same in both databases.
 */
export interface Tables extends WebhookTables, SignOnTables, CollaborationTables, BusTables, RateLimitTables {
  readonly users: UserRow;
  readonly sessions: SessionRow;
  readonly refresh_tokens: RefreshTokenRow;
  readonly signing_keys: SigningKeyRow;
  readonly login_attempts: LoginAttemptRow;
  readonly login_codes: LoginCodeRow;
  readonly deletion_challenges: DeletionChallengeRow;
  readonly threat_models: ThreatModelRow;
  readonly authorizations: AuthorizationRow;
  readonly threats: ThreatRow;
  readonly documents: DocumentRow;
  readonly sources: SourceRow;
  readonly diagrams: DiagramRow;
  readonly metadata: MetadataRow;
}

/** The database, or a transaction on it. */
export type Db = Kysely<Tables>;
export type Storage = AnyStorage<Tables>;

/** 1 is true. */
type Flag = 0 | 1;

export interface UserRow {
  readonly id: string;
  readonly provider: string;
  readonly provider_id: string;
  readonly display_name: string;
  readonly email: string;
  readonly created_at: string;
}

/** A login. It ends when it is revoked, when a refresh token is used twice, or with its user. */
export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  /** JSON: names of the groups that the identity provider told. */
  readonly groups: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly ended_at: string | null;
}

export interface RefreshTokenRow {
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly session_id: string;
  readonly expires_at: string;
  readonly used_at: string | null;
}

export interface SigningKeyRow {
  readonly kid: string;
  /** JSON: the public JWK. */
  readonly public_key: string;
  /** The private JWK, encrypted. */
  readonly private_key: string;
  readonly created_at: string;
}

/** A login that has begun: who will come back with `state`. */
export interface LoginAttemptRow {
  readonly state: string;
  readonly provider: string;
  readonly client_callback: string | null;
  readonly client_state: string | null;
  readonly code_challenge: string | null;
  /** JSON: what the provider wants to know again when the browser comes back. */
  readonly memory: string;
  readonly expires_at: string;
}

/** A login that is done but for the exchange of its code. */
export interface LoginCodeRow {
  /** SHA-256 of the code. */
  readonly hash: string;
  readonly user_id: string;
  readonly provider: string;
  readonly groups: string;
  readonly client_callback: string;
  readonly code_challenge: string;
  readonly expires_at: string;
}

export interface DeletionChallengeRow {
  readonly user_id: string;
  /** SHA-256 of the challenge. */
  readonly hash: string;
  readonly expires_at: string;
}

export interface ThreatModelRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly owner_id: string;
  /** JSON: who made it, as they were then; they may be gone. */
  readonly created_by: string;
  readonly threat_model_framework: string;
  readonly issue_uri: string | null;
  readonly status: string | null;
  readonly status_updated: string | null;
  readonly created_at: string;
  readonly modified_at: string;
}

export interface AuthorizationRow {
  readonly threat_model_id: string;
  readonly position: number;
  readonly principal_type: 'user' | 'group';
  readonly provider: string;
  readonly provider_id: string;
  readonly role: 'reader' | 'writer' | 'owner';
  /** Whom a user entry names. */
  readonly user_id: string | null;
}

/** What everything inside a threat model has. */
interface ChildRow {
  readonly id: string;
  readonly threat_model_id: string;
  readonly created_at: string;
  readonly modified_at: string;
}

export interface ThreatRow extends ChildRow {
  readonly name: string;
  readonly description: string | null;
  readonly threat_type: string;
  readonly severity: string;
  readonly score: number | null;
  readonly priority: string;
  readonly mitigated: Flag;
  readonly mitigation: string | null;
  readonly status: string;
  readonly diagram_id: string | null;
  readonly cell_id: string | null;
  readonly issue_uri: string | null;
}

export interface DocumentRow extends ChildRow {
  readonly name: string;
  readonly uri: string;
  readonly description: string | null;
}

export interface SourceRow extends ChildRow {
  readonly name: string | null;
  readonly uri: string;
  readonly description: string | null;
  readonly type: string | null;
  /** JSON. */
  readonly parameters: string | null;
}

export interface DiagramRow extends ChildRow {
  readonly name: string;
  readonly type: string;
  readonly description: string | null;
  /** JSON. */
  readonly cells: string;
  /** JSON. */
  readonly image: string | null;
  readonly update_vector: number;
}

/** Metadata of a threat model or of something inside it; `host_id` is the id of either. */
export interface MetadataRow {
  readonly host_id: string;
  readonly threat_model_id: string;
  readonly key: string;
  readonly value: string;
}
