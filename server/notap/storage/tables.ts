import type { Kysely } from 'kysely';
import type { Storage as OpenStorage } from '../../storage/open-storage.ts';
import type { RateLimitTables } from '../../storage/rate-limit-table.ts';

/** Every table. Moments are milliseconds since 1970; lists and objects are JSON; what is 0 or 1 is a boolean. */
export interface Tables extends RateLimitTables {
  readonly users: UserRow;
  readonly enrollments: EnrollmentRow;
  readonly devices: DeviceRow;
  readonly sessions: SessionRow;
  readonly nonces: NonceRow;
  readonly developers: DeveloperRow;
  readonly revoked_tokens: RevokedTokenRow;
  readonly api_keys: ApiKeyRow;
  readonly key_usage: KeyUsageRow;
  readonly webhooks: WebhookRow;
  readonly deliveries: DeliveryRow;
  readonly wallets: WalletRow;
  readonly charges: ChargeRow;
  readonly payments: PaymentRow;
  readonly words: WordRow;
  readonly audit_logs: AuditLogRow;
  readonly limits: LimitRow;
}

export type Db = Kysely<Tables>;
export type Storage = OpenStorage<Tables>;

/** Whoever is or was enrolled, or is suspended. */
export interface UserRow {
  readonly uuid: string;
  readonly created_at: number;
  readonly suspended_at: number | null;
  readonly suspension_reason: string | null;
  readonly must_enroll: number;
}

export interface EnrollmentRow {
  readonly uuid: string;
  readonly alias: string;
  /** Name → SHA-256. */
  readonly factors: string;
  readonly device_id: string;
  /** The developer whose key stored it. */
  readonly developer_id: string;
  readonly ttl_seconds: number;
  readonly auto_renewal: number;
  readonly created_at: number;
  readonly expires_at: number;
}

export interface DeviceRow {
  readonly uuid: string;
  readonly device_id: string;
  readonly name: string | null;
  readonly added_at: number;
}

export type SessionStatus = 'pending' | 'verified' | 'failed';

/** A session in which a user proves factors. */
export interface SessionRow {
  readonly id: string;
  readonly uuid: string | null;
  /** The payment service provider that started it; null for a developer. */
  readonly psp: string | null;
  readonly developer_id: string | null;
  /** How many factors are required. */
  readonly required: number;
  /** Names of those that are; none, if the user may choose. */
  readonly wanted: string;
  /** Names of factors that are proven one by one. */
  readonly completed: string;
  readonly attempts: number;
  readonly status: SessionStatus;
  /** A payment has used it. */
  readonly spent: number;
  readonly created_at: number;
  readonly expires_at: number;
}

export interface NonceRow {
  readonly nonce: string;
  readonly expires_at: number;
}

export interface DeveloperRow {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly full_name: string;
  readonly company: string | null;
  readonly failures: number;
  readonly locked_until: number;
  readonly created_at: number;
}

export interface RevokedTokenRow {
  readonly jti: string;
  readonly expires_at: number;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly developer_id: string;
  readonly name: string;
  /** SHA-256 of the key. */
  readonly digest: string;
  /** How the key begins. */
  readonly prefix: string;
  readonly permissions: string;
  readonly rate_limit: number;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
}

/** How often a key was used in an hour. */
export interface KeyUsageRow {
  readonly key_id: string;
  readonly hour: number;
  readonly requests: number;
  readonly errors: number;
}

export interface WebhookRow {
  readonly id: string;
  readonly developer_id: string;
  readonly url: string;
  readonly events: string;
  readonly description: string | null;
  readonly secret: string;
  readonly status: 'active' | 'disabled';
  readonly max_attempts: number;
  readonly backoff: number;
  /** Deliveries in a row that have failed for good. */
  readonly failures: number;
  readonly created_at: number;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

export interface DeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly event: string;
  readonly body: string;
  readonly status: DeliveryStatus;
  readonly status_code: number | null;
  readonly response_time: number | null;
  readonly attempts: number;
  readonly next_attempt_at: number;
  readonly created_at: number;
}

export interface WalletRow {
  readonly uuid: string;
  readonly id: string;
  readonly address: string;
  readonly limit_daily: number;
  readonly limit_per_tx: number;
  readonly chains: string;
  readonly tokens: string;
  readonly created_at: number;
}

export type ChargeStatus = 'pending' | 'paid' | 'cancelled';

export interface ChargeRow {
  readonly id: string;
  readonly developer_id: string;
  readonly merchant_id: string;
  readonly amount: number;
  readonly status: ChargeStatus;
  readonly created_at: number;
  readonly expires_at: number;
}

export interface PaymentRow {
  readonly id: string;
  readonly developer_id: string;
  readonly charge_id: string | null;
  readonly uuid: string;
  readonly merchant_id: string;
  readonly amount: number;
  readonly chain: string;
  readonly tx_hash: string | null;
  readonly created_at: number;
}

export interface WordRow {
  readonly id: string;
  readonly word: string;
  readonly language: string;
  readonly category: string;
  readonly active: number;
}

export type Severity = 'info' | 'warning' | 'critical';

export interface AuditLogRow {
  readonly id: string;
  readonly action: string;
  readonly severity: Severity;
  readonly uuid: string | null;
  readonly at: number;
}

/** A limit that an administrator set. */
export interface LimitRow {
  readonly category: string;
  readonly max: number;
  readonly window_ms: number;
}
