/** Somebody who is logged in. */
export interface Caller {
  readonly id: string;
  readonly provider: string;
  readonly providerId: string;
  readonly displayName: string;
  readonly email: string;
  /** Groups that the identity provider named when they logged in. */
  readonly groups: readonly string[];
  readonly sessionId: string;
  readonly isAdministrator: boolean;
}
