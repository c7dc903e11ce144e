import { isObject, type JsonObject } from '../json.ts';
import { isOpenApi32 } from './is-openapi-32.ts';

/** Where nothing is: `$self` may be relative, and only has to be compared. */
const anywhere = 'https://document.invalid/';

/**
 * A document that gives itself a URI (`$self`, OpenAPI 3.2) with references to that URI as references within itself. Other
 * relative references stay relative to where the document was found, which is where people keep its other files.
 */
export function withoutSelfReferences(document: JsonObject): JsonObject {
  const { $self } = document;
  if (!isOpenApi32(document) || typeof $self !== 'string' || !URL.canParse($self, anywhere)) return document;
  const self = withoutFragment(new URL($self, anywhere));
  const local = (reference: string): string => {
    if (reference.startsWith('#') || !URL.canParse(reference, self)) return reference;
    const target = new URL(reference, self);
    return withoutFragment(target) === self ? decoded(target.hash || '#') : reference;
  };
  const result = mapped(document, local);
  return isObject(result) ? result : document;
}

/** Members that refer: `$ref` and `operationRef`, and the values of a discriminator's `mapping`. */
function mapped(value: unknown, local: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, local));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => {
    const isReference = name === '$ref' || name === 'operationRef' || name === 'defaultMapping';
    if (isReference && typeof member === 'string') return [name, local(member)];
    if (name === 'mapping' && isObject(member)) return [name, mappedTexts(member, local)];
    return [name, mapped(member, local)];
  });
  return Object.fromEntries(entries);
}

function mappedTexts(texts: JsonObject, local: (reference: string) => string): JsonObject {
  const entries = Object.entries(texts).map(([name, text]) => [
    name,
    typeof text === 'string' ? local(text) : mapped(text, local),
  ]);
  return Object.fromEntries(entries);
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*$/s, '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
