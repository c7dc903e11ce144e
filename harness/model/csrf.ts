import type { AnswerPlace } from './answer-place.ts';

/**
 * A guard against forged requests that a target has before it looks at credentials: whatever changes something has to
 * carry a token that another site cannot know. Where it is: a cookie that is sent back in a header (double submit), or an
 * answer that is asked for it (synchronizer token).
 */
export interface CsrfGuard {
  readonly token: CsrfTokenPlace;
  /** Header that carries the token. */
  readonly header: string | undefined;
  /** Member of a form or of a JSON object that carries it. */
  readonly field: string | undefined;
  /** The status that whoever comes without it is refused with: "403". */
  readonly refusedWith: string;
}

export type CsrfTokenPlace =
  /** `path` sets it, where the login does not. */
  | { readonly kind: 'cookie'; readonly name: string; readonly path: string | undefined }
  /** In the answer to GET. */
  | (AnswerPlace & { readonly path: string });

/** What a request carries of that. */
export type CsrfCarriage = 'valid' | 'missing' | 'wrong';

/** Whether a guard wants the token in a member of a body alone, which not every request has. */
export function isInBodyAlone({ header, field }: CsrfGuard): boolean {
  return header === undefined && field !== undefined;
}

/** A safe method changes nothing, so that no guard looks at it (RFC 9110, section 9.2.1). */
export function isGuarded(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'].includes(method);
}
