/**
 * How a story uses an account. `own`: no other story uses it, before or after. `shared`: other stories may use it before
 * and after, because the story leaves it unchanged. `last`: other stories may have used it before, but none may
 * afterwards, because the story ends its sessions or deletes it.
 */
export type Terms = 'own' | 'shared' | 'last';

/** The state of an account after a story. */
export type Left =
  /** `restsUntil` in milliseconds since the epoch: until then, its limits are too close for another story. */
  | { readonly kind: 'as-it-was'; readonly restsUntil: number }
  /** It can still log in, but something remains with it that would disturb the next story. */
  | { readonly kind: 'worn' }
  | { readonly kind: 'gone' };
