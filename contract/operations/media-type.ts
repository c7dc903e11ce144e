/** Media types as OpenAPI uses them: "application/json; charset=utf-8", "application/*". */

/** Type and subtype in lower case, without parameters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** application/json and everything that ends in +json. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/(json|[^;]*\+json)$/.test(essence(mediaType));
}

export function isForm(mediaType: string): boolean {
  return essence(mediaType) === 'application/x-www-form-urlencoded';
}

export function isMultipart(mediaType: string): boolean {
  return essence(mediaType) === 'multipart/form-data';
}

/** Whether values of this media type have members: JSON and forms of both kinds. */
export function hasMembers(mediaType: string): boolean {
  return isJson(mediaType) || isForm(mediaType) || isMultipart(mediaType);
}

/** Whether a concrete media type falls under a documented one or a range of them. */
export function matches(concrete: string, documented: string): boolean {
  const [type, subtype] = essence(concrete).split('/');
  const [wantedType, wantedSubtype] = essence(documented).split('/');
  return (wantedType === '*' || wantedType === type) && (wantedSubtype === '*' || wantedSubtype === subtype);
}
