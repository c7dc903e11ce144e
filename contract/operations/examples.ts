import { causeExtension, subjectExtension } from '../extensions.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { type Cause, causes } from './cause.ts';
import type { Example } from './operation.ts';

/**
 * The examples of a parameter, header or media type: `examples` by name, or the single `example`. `more`: another member
 * that holds a value, where there is neither `value` nor `dataValue`.
 */
export function readExamples(
  document: JsonObject,
  holder: JsonObject,
  pointer: string,
  more?: string,
): Example[] {
  const members = ['value', 'dataValue', ...(more === undefined ? [] : [more])];
  if (isObject(holder.examples)) {
    return Object.entries(holder.examples).flatMap(([name, example]) => {
      const resolved = resolve(document, example, child(pointer, 'examples', name));
      const member = resolved && members.find((one) => one in resolved.value);
      if (!resolved || member === undefined) return [];
      return readExample(name, resolved.value, member, child(resolved.pointer, member));
    });
  }
  if (!('example' in holder)) return [];
  return [
    {
      name: 'example',
      value: holder.example,
      pointer: child(pointer, 'example'),
      cause: undefined,
      subject: undefined,
    },
  ];
}

/** `dataValue` (OpenAPI 3.2) is always the value; `value` may be what it is serialised to. */
function readExample(name: string, example: JsonObject, member: string, pointer: string): Example {
  const subject = example[subjectExtension];
  return {
    name,
    value: example[member],
    pointer,
    cause: causeOf(example[causeExtension]),
    subject: typeof subject === 'string' ? subject : undefined,
  };
}

function causeOf(label: unknown): Cause | undefined {
  return causes.find((cause) => cause === label);
}
