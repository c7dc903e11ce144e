import { isObject, type JsonObject } from '../../contract/json.ts';
import { isForm, isJson, isMultipart, isXml } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { fill } from '../../contract/operations/path-template.ts';
import { sequenceType, writeSequence } from '../../contract/sequence/sequence.ts';
import { writeXml } from '../../contract/xml/write-xml.ts';
import type { SentRequest } from '../model/exchange.ts';
import type { Body, Draft } from '../model/scenario.ts';
import type { Credentials } from '../model/target.ts';
import { multipart } from './multipart.ts';

/** A draft as it goes over the wire. `document`: where the schemas of its operation stand. */
export function toRequest(
  draft: Draft,
  credentials: Credentials,
  extra: Readonly<Record<string, string>>,
  document: JsonObject = {},
): SentRequest {
  const { operation, path, query, headers, body } = draft;
  const search = [...Object.entries(query), ...Object.entries(credentials.query)]
    .flatMap(([name, value]) => [value].flat().map((each) => pair(name, each)))
    .join('&');
  const encoded = body && encode(body, operation, document);
  return {
    method: operation.method,
    target: `${fill(operation.path, path)}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: acceptable(operation),
      ...credentials.headers,
      ...(encoded ? { 'content-type': encoded.mediaType } : {}),
      ...headers,
      ...extra,
    },
    body: encoded?.text,
  };
}

/** Names that start with "%" are sent as they are: some requests have to be malformed. */
function pair(name: string, value: string): string {
  return name.startsWith('%') ? name : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

/** Everything the operation documents, so that the server is free to choose. */
function acceptable(operation: Operation): string {
  const types = operation.responses.flatMap(({ content }) => content.map(({ type }) => type));
  return types.length === 0 ? '*/*' : [...new Set(types)].join(', ');
}

/** The text of a body, and the media type with all that a reader of it needs. */
function encode(
  body: Body,
  operation: Operation,
  document: JsonObject,
): { readonly text: string; readonly mediaType: string } {
  const { mediaType } = body;
  if ('text' in body) return { text: body.text, mediaType };
  const media = operation.body?.content.find(({ type }) => type === mediaType);
  if (isMultipart(mediaType)) {
    const { text, boundary } = multipart(body.json, media?.parts ?? {});
    return { text, mediaType: `${mediaType}; boundary=${boundary}` };
  }
  if (media?.sequence && Array.isArray(body.json)) {
    const text = writeSequence(media.sequence, body.json, media);
    return { text, mediaType: sequenceType(media.sequence, mediaType) };
  }
  if (isXml(mediaType) && typeof body.json !== 'string')
    return { text: writeXml(document, media?.schema, body.json), mediaType };
  return { text: textOf(mediaType, body.json), mediaType };
}

function textOf(mediaType: string, json: unknown): string {
  if (isJson(mediaType)) return JSON.stringify(json);
  if (isForm(mediaType)) return formEncoded(json);
  return typeof json === 'string' ? json : JSON.stringify(json);
}

/** OpenAPI: the members of a form are said as in a query, each by itself; what is nested deeper in JSON. */
function formEncoded(json: unknown): string {
  const members = Object.entries(json as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [
      name,
      isObject(each) || Array.isArray(each) ? JSON.stringify(each) : String(each),
    ]),
  );
  return new URLSearchParams(members).toString();
}
