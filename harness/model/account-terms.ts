/**
 * On what terms a story has an account. `own`: nobody had it before, and nobody gets it afterwards. `lent`: others may
 * have had it, and may get it afterwards, because the story leaves it as it was. `last`: others may have had it, and
 * nobody gets it afterwards, because the story ends its sessions or deletes it.
 */
export type Terms = 'own' | 'lent' | 'last';

/** In what state a story leaves an account. */
export type Left =
  /** `restsUntil` in milliseconds since the epoch: before that, its limits are too near for another story. */
  | { readonly kind: 'as-it-was'; readonly restsUntil: number }
  /** It still lets in, but something stays with it that the next story would come upon. */
  | { readonly kind: 'worn' }
  | { readonly kind: 'gone' };
