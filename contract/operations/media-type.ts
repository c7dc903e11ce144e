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

/** application/xml, text/xml and everything that ends in +xml (RFC 7303). */
export function isXml(mediaType: string): boolean {
  return /^(application|text)\/(xml|[^;]*\+xml)$/.test(essence(mediaType));
}

/** How the items of a sequential media type (OpenAPI 3.2) are kept apart. */
export type SequenceKind = 'events' | 'lines' | 'records' | 'parts';

const lines = ['jsonl', 'jsonlines', 'x-jsonlines', 'ndjson', 'x-ndjson'].map(
  (name) => `application/${name}`,
);

/** `events` of text/event-stream, `lines` of JSON, `records` of RFC 7464, `parts` of multipart; undefined for other media types. */
export function sequenceKind(mediaType: string): SequenceKind | undefined {
  const type = essence(mediaType);
  if (type === 'text/event-stream') return 'events';
  if (lines.includes(type)) return 'lines';
  if (type === 'application/json-seq' || type.endsWith('+json-seq')) return 'records';
  return type.startsWith('multipart/') && !isMultipart(type) ? 'parts' : undefined;
}
