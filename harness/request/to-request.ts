import type { JsonObject } from '../../contract/json.ts';
import { isForm, isJson, isMultipart, isXml, withoutCharset } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { fill } from '../../contract/operations/path-template.ts';
import { sequenceType, writeSequence } from '../../contract/operations/sequence/sequence.ts';
import { writeXml } from '../../contract/xml/write-xml.ts';
import type { SentRequest } from '../model/exchange.ts';
import type { Body, Draft, PathValues } from '../model/scenario.ts';
import type { Credentials } from '../model/target.ts';
import { withCookies } from './cookies.ts';
import { multipart } from './multipart.ts';
import { inPiece, inQuery, plain, queryText } from './parameter-text.ts';

/** A draft as it goes over the wire. `document`: where the schemas of its operation stand. */
export function toRequest(
  draft: Draft,
  credentials: Credentials,
  extra: Readonly<Record<string, string>>,
  document: JsonObject = {},
): SentRequest {
  const { operation, path, query, headers, body } = draft;
  const search = queryText({ ...query, ...credentials.query });
  const encoded = body && encode(body, draft, document);
  return {
    method: operation.method,
    target: `${pathText(operation, path)}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: acceptable(operation),
      ...(encoded ? { 'content-type': encoded.mediaType } : {}),
      ...withCookies(credentials.headers, headers),
      ...extra,
    },
    body: encoded?.text,
  };
}

/** A path as it goes over the wire, each value in the style of its parameter. */
function pathText({ path, parameters }: Operation, values: PathValues): string {
  const declared = parameters.filter((parameter) => parameter.in === 'path');
  return fill(path, values, (name, value) => {
    const parameter = declared.find((one) => one.name === name);
    // What is composed is said already, because a text does not tell its delimiters from its data.
    if (parameter?.isComposed) return value;
    return parameter && parameter.style !== 'json' ? inPiece(parameter, value) : encodeURIComponent(value);
  });
}

/**
 * Everything the operation documents, so that the server is free to choose, in whatever charset; first what identifiers
 * can be read from.
 */
function acceptable(operation: Operation): string {
  const types = operation.responses.flatMap(({ content }) => content.map(({ type }) => withoutCharset(type)));
  const sorted = types.toSorted((one, other) => Number(isJson(other)) - Number(isJson(one)));
  return types.length === 0 ? '*/*' : [...new Set(sorted)].join(', ');
}

/** The text of a body, and the media type with all that a reader of it needs. */
function encode(
  body: Body,
  { operation, partHeaders = {} }: Draft,
  document: JsonObject,
): { readonly text: string; readonly mediaType: string } {
  const { mediaType } = body;
  if ('text' in body) return { text: body.text, mediaType };
  const media = operation.body?.content.find(({ type }) => type === mediaType);
  const { parts = {} } = media ?? {};
  if (isMultipart(mediaType)) {
    const { text, boundary } = multipart(body.json, parts, partHeaders);
    return { text, mediaType: `${mediaType}; boundary=${boundary}` };
  }
  if (media?.sequence && Array.isArray(body.json)) {
    const text = writeSequence(media.sequence, body.json, media);
    return { text, mediaType: sequenceType(media.sequence, mediaType) };
  }
  if (isXml(mediaType) && typeof body.json !== 'string')
    return { text: writeXml(document, media?.schema, body.json), mediaType };
  return { text: textOf(mediaType, body.json, parts), mediaType };
}

function textOf(mediaType: string, json: unknown, parts: NonNullable<MediaType['parts']>): string {
  if (isJson(mediaType)) return JSON.stringify(json);
  if (isForm(mediaType)) return formEncoded(json, parts);
  return typeof json === 'string' ? json : JSON.stringify(json);
}

/**
 * OpenAPI: the members of a form are said as in a query, in the style that the document has for them, otherwise each by
 * itself; what is nested deeper in JSON. What is null is left out: no form can say it.
 */
function formEncoded(json: unknown, parts: NonNullable<MediaType['parts']>): string {
  return Object.entries(json as Record<string, unknown>)
    .filter(([, value]) => isTold(value))
    .map(([name, value]) => {
      const style = Object.hasOwn(parts, name) ? parts[name]?.style : undefined;
      if (style) return queryText(inQuery({ name, ...style }, value));
      const texts = (Array.isArray(value) ? value : [value]).filter(isTold).map(plain);
      return new URLSearchParams(texts.map((text): [string, string] => [name, text])).toString();
    })
    .filter((text) => text !== '')
    .join('&');
}

function isTold(value: unknown): boolean {
  return value !== null && value !== undefined;
}
