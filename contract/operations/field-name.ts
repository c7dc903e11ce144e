/** Whether a header can have a name at all: a token (RFC 9110, sections 5.1 and 5.6.2). */
export function isFieldName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}
