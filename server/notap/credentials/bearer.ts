/** The token of a bearer; undefined for none, and for another scheme. */
export function bearerInHeaders({ authorization }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof authorization === 'string' ? /^Bearer +(\S+) *$/i.exec(authorization)?.[1] : undefined;
}
