/** What logins with other servers leave behind. */
export interface SignOnTables {
  readonly used_login_codes: UsedLoginCodeRow;
  readonly saml_sessions: SamlSessionRow;
  readonly saml_logouts: SamlLogoutRow;
}

/** A code that was exchanged, and the session that came of it. */
export interface UsedLoginCodeRow {
  /** SHA-256 of the code. */
  readonly hash: string;
  readonly session_id: string;
  readonly expires_at: string;
}

/** What a SAML identity provider calls a session, and the person in it. */
export interface SamlSessionRow {
  readonly session_id: string;
  readonly provider: string;
  readonly name_id: string;
  readonly session_index: string | null;
}

/** A logout request that was obeyed, so that it is obeyed once. */
export interface SamlLogoutRow {
  /** Provider and ID of the request. */
  readonly id: string;
  readonly expires_at: string;
}
