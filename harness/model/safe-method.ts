/** Methods that change nothing (RFC 9110, section 9.2.1). TRACE is one too, but is not used. */
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

export function isSafe(method: string): boolean {
  return safeMethods.includes(method);
}

/** Why something is not done in a read-only run. `what` is the needed request: "it needs POST /pets". */
export function notReadOnly(what: string): string {
  return `${what}, but a read-only run sends only GET, HEAD and OPTIONS`;
}
