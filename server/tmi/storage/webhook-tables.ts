/** The tables of webhooks, of what is sent to them, and of add-ons, which are called through them. */
export interface WebhookTables {
  readonly webhooks: WebhookRow;
  readonly webhook_deliveries: DeliveryRow;
  readonly webhook_uses: WebhookUseRow;
  readonly addons: AddonRow;
  readonly invocations: InvocationRow;
}

export type WebhookStatus = 'pending_verification' | 'active' | 'pending_delete';

/** A subscription to events. */
export interface WebhookRow {
  readonly id: string;
  readonly owner_id: string;
  /** Whose events only; it may be gone. */
  readonly threat_model_id: string | null;
  readonly name: string;
  readonly url: string;
  /** JSON: the types of events; `*` is every one. */
  readonly events: string;
  /** What deliveries are signed with, encrypted. */
  readonly secret: string;
  readonly challenge: string;
  readonly status: WebhookStatus;
  readonly challenges_sent: number;
  /** When the receiver is challenged next, while it is not verified; until then, somebody may be doing it. */
  readonly next_challenge_at: string;
  readonly last_successful_use: string | null;
  /** Deliveries that failed since the last success. */
  readonly publication_failures: number;
  readonly created_at: string;
  /** When the status changed last. */
  readonly modified_at: string;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** An event on its way to a subscriber, or arrived, or given up. */
export interface DeliveryRow {
  /** The same for every attempt. */
  readonly id: string;
  readonly webhook_id: string;
  readonly event_type: string;
  /** JSON: the very text that is sent and signed. */
  readonly payload: string;
  readonly status: DeliveryStatus;
  /** How often it was begun to send it. */
  readonly attempts: number;
  /** When it is sent next; while it is being sent, when to suppose that whoever does it died. */
  readonly next_attempt_at: string;
  /** Names the attempt that is under way; only that one may say how it went. */
  readonly claim: string | null;
  readonly last_error: string | null;
  readonly created_at: string;
  readonly delivered_at: string | null;
}

/** Somebody did something of which they may not do too much. */
export interface WebhookUseRow {
  readonly id: string;
  readonly owner_id: string;
  readonly kind: 'change' | 'test';
  readonly created_at: string;
}

export interface AddonRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly threat_model_id: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly icon: string | null;
  /** JSON: what it can be asked about. */
  readonly objects: string | null;
  readonly created_at: string;
}

export type InvocationStatus = 'pending' | 'in_progress' | 'completed' | 'failed';

/** A call of an add-on; the delivery with the same id takes it there. */
export interface InvocationRow {
  readonly id: string;
  readonly addon_id: string;
  readonly invoked_by: string;
  readonly threat_model_id: string;
  readonly object_type: string | null;
  readonly object_id: string | null;
  /** JSON. */
  readonly payload: string | null;
  readonly status: InvocationStatus;
  readonly status_percent: number;
  readonly status_message: string | null;
  readonly created_at: string;
  readonly status_updated_at: string;
}
