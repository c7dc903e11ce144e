/** What a server on the loopback interface shows, and whoever wants to reach it has to trust. */
export interface Certificate {
  /** PEM. It is its own authority. */
  readonly certificate: string;
  readonly key: string;
}

/** A new certificate for 127.0.0.1, good for a year, whose key nobody else ever has. */
export async function loopbackCertificate(): Promise<Certificate> {
  // Few commands need one, and every start would load what it takes to make it.
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'assay receiver' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { certificate: cert, key };
}
