/** Methods that ask for nothing to change (RFC 9110, section 9.2.1). TRACE is one too, and nothing needs it. */
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

export function isSafe(method: string): boolean {
  return safeMethods.includes(method);
}

/** Why something is not done in a read-only run. `what` is what would have to be: "POST /pets would have to be sent". */
export function notReadOnly(what: string): string {
  return `${what}, and a read-only run sends GET, HEAD and OPTIONS alone`;
}
