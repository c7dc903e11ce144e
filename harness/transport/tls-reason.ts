/** What a handshake failed for (codes of Node and OpenSSL), in words that say what to do. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(DEPTH_ZERO_)?SELF_SIGNED_CERT|^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)/,
    'its certificate is signed by an authority that is not trusted here; set tls.ca of the target',
  ],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host'],
  [
    /^ERR_SSL_.*(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)$/,
    'it requires a client certificate; set tls.cert and tls.key of the target',
  ],
  [
    /^ERR_SSL_.*(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/,
    'it does not accept the certificate in tls.cert of the target',
  ],
];

/** Undefined for a code that is about something else. */
export function tlsReason(code: string): string | undefined {
  return reasons.find(([pattern]) => pattern.test(code))?.[1];
}
