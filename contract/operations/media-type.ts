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

/**
 * Whether a concrete media type falls under a documented one or a range of them. Parameters that both have must be the same
 * (RFC 9110, section 8.3.1): "application/json;charset=utf-8" is "application/json", and "v=1" is not "v=2".
 */
export function matches(concrete: string, documented: string): boolean {
  return closeness(concrete, documented) !== undefined;
}

/**
 * Which of some documented media types a concrete one is meant by: the index of the closest, or -1. A type is closer than a
 * range of them, and of two types the one that has more of the parameters and less of others.
 */
export function closest(concrete: string, documented: readonly string[]): number {
  let best = -1;
  let most: number | undefined;
  for (const [index, type] of documented.entries()) {
    const close = closeness(concrete, type);
    if (close === undefined || (most !== undefined && close <= most)) continue;
    best = index;
    most = close;
  }
  return best;
}

/** How close a concrete media type is to a documented one; undefined where it is another. */
export function closeness(concrete: string, documented: string): number | undefined {
  const [type, subtype] = essence(concrete).split('/');
  const [wantedType, wantedSubtype] = essence(documented).split('/');
  const isOfType = wantedType === '*' || wantedType === type;
  if (!isOfType || !(wantedSubtype === '*' || wantedSubtype === subtype)) return undefined;
  const specific = Number(wantedType !== '*') + Number(wantedSubtype !== '*');
  if (!concrete.includes(';') && !documented.includes(';')) return specific * 1000;
  const [given, wanted] = [parametersOf(concrete), parametersOf(documented)];
  const shared = [...wanted.keys()].filter((name) => given.has(name));
  if (shared.some((name) => given.get(name) !== wanted.get(name))) return undefined;
  return specific * 1000 + shared.length * 10 - (wanted.size - shared.length);
}

/** A media type without its charset: a client that accepts the type reads every charset of it (RFC 9110, section 12.5.2). */
export function withoutCharset(mediaType: string): string {
  return mediaType.replaceAll(/\s*;\s*charset\s*=\s*("[^"]*"|[^;]*)/gi, '');
}

/** "a=1; B=\"x\"" by names in lower case. Values are compared without regard to case, as charsets are. */
function parametersOf(mediaType: string): ReadonlyMap<string, string> {
  const [, ...pieces] = mediaType.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];
  const parameters = pieces.map((piece): [string, string] => {
    const cut = piece.indexOf('=');
    const [name, value] = cut === -1 ? [piece, ''] : [piece.slice(0, cut), piece.slice(cut + 1)];
    return [name.trim().toLowerCase(), unquoted(value.trim()).toLowerCase()];
  });
  // Charsets say nothing about JSON, which is always UTF-8 (RFC 8259, section 11).
  return new Map(parameters.filter(([name]) => name !== '' && !(name === 'charset' && isJson(mediaType))));
}

function unquoted(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value;
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
