import type { Contract } from '../../contract/contract.ts';
import type { AnswerPlace } from './answer-place.ts';

/**
 * CSRF protection of a target, which it checks before credentials: every request that changes something must carry a
 * token that another site cannot know. The token is in a cookie that is repeated in a header (double submit), or in a
 * response to a request for it (synchronizer token).
 */
export interface CsrfGuard {
  readonly token: CsrfTokenPlace;
  /** Header that carries the token. */
  readonly header: string | undefined;
  /** Member of a form or of a JSON object that carries it. */
  readonly field: string | undefined;
  /** The status of a refusal: "403". */
  readonly refusedWith: string;
}

export type CsrfTokenPlace =
  /** A GET to `path` sets it, if the login does not. */
  | { readonly kind: 'cookie'; readonly name: string; readonly path: string | undefined }
  /** In the response to GET. */
  | (AnswerPlace & { readonly path: string });

/** The CSRF part of a request; `without-cookie` repeats a token whose cookie it leaves out. */
export type CsrfCarriage = 'valid' | 'missing' | 'wrong' | 'without-cookie';

/** Whether the token is only sent in a member of the body, which not every request has. */
export function isInBodyAlone({ header, field }: CsrfGuard): boolean {
  return header === undefined && field !== undefined;
}

/** The guard that a document declares; undefined if it declares none. */
export function declaredGuard({ csrf }: Pick<Contract, 'csrf'>): CsrfGuard | undefined {
  if (!csrf) return undefined;
  const { cookie: name, path, header, refusedWith } = csrf;
  return { token: { kind: 'cookie', name, path }, header, field: undefined, refusedWith };
}
