import { child, placeName, tokens } from '../json.ts';

/** What a validation problem is called in a sentence for people. */

interface Facts {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  readonly keyword: string;
  readonly member: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fallback: string;
}

/** "name is required", "cells must be an array", "authorization[0].role must be one of reader, writer, owner". */
export function describe({ pointer, keyword, member, params, fallback }: Facts): string {
  const subject = nameOf(pointer);
  const inner = member === undefined ? subject : nameOf(child(pointer, member));
  switch (keyword) {
    case 'required':
      return `${inner} is required`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${inner} is not a known member`;
    case 'type':
      return `${subject} must be ${typeNames(params.type)}`;
    case 'enum':
      return `${subject} must be one of ${(params.allowedValues as unknown[]).map(String).join(', ')}`;
    case 'const':
      return `${subject} must be ${JSON.stringify(params.allowedValue)}`;
    case 'format':
      return `${subject} must be a valid ${params.format}`;
    case 'pattern':
      return `${subject} does not match the pattern ${params.pattern}`;
    case 'minLength':
      return `${subject} must have at least ${counted(params.limit, 'character')}`;
    case 'maxLength':
      return `${subject} must have at most ${counted(params.limit, 'character')}`;
    case 'minItems':
      return `${subject} must have at least ${counted(params.limit, 'item')}`;
    case 'maxItems':
      return `${subject} must have at most ${counted(params.limit, 'item')}`;
    default:
      return `${subject} ${fallback}`;
  }
}

/** "1 item", "2 items" */
function counted(limit: unknown, noun: string): string {
  return `${limit} ${noun}${limit === 1 ? '' : 's'}`;
}

/** "/authorization/0/role" → "authorization[0].role"; "" → "the value". */
function nameOf(pointer: string): string {
  const path = tokens(pointer).map((token) => (/^\d+$/.test(token) ? Number(token) : token));
  return path.length === 0 ? 'the value' : placeName(path);
}

const articles: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  null: 'null',
};

function typeNames(type: unknown): string {
  const types = Array.isArray(type) ? type : [type];
  return types.map((name) => articles[String(name)] ?? String(name)).join(' or ');
}
