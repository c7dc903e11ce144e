/** How to reach a target besides its URL: what every request carries, and its proxy. */
export interface Connection {
  /** Sent with every request, such as a tenant or a version; names in lower case. A header of the request itself wins. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: ClientTls;
  /** Undefined without a proxy. */
  readonly proxy: HttpProxy | undefined;
  /** The parts that must never be written down. */
  readonly secrets: readonly string[];
}

/** PEM texts. */
export interface ClientTls {
  /** The authority that signed the certificate of the target (default: the usual authorities). */
  readonly ca?: string;
  /** The client certificate, with its key. */
  readonly cert?: string;
  readonly key?: string;
}

/** An HTTP proxy (RFC 9110, section 3.7): requests to http go to it whole, https through CONNECT. */
export interface HttpProxy {
  readonly url: string;
  /** `user:password` (RFC 7617). */
  readonly credentials?: string;
}

export const directConnection: Connection = { headers: {}, tls: {}, proxy: undefined, secrets: [] };

/** The headers of a request with those of the connection. */
export function withConstantHeaders(
  headers: Readonly<Record<string, string>>,
  { headers: constant }: Connection,
): Readonly<Record<string, string>> {
  return Object.keys(constant).length === 0 ? headers : { ...constant, ...headers };
}
