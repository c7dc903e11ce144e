import { causeExtension, subjectExtension } from '../extensions.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { type Cause, causes } from './cause.ts';
import type { Example } from './operation.ts';

/** The examples of a parameter, header or media type: `examples` by name, or the single `example`. */
export function readExamples(document: JsonObject, holder: JsonObject, pointer: string): Example[] {
  if (isObject(holder.examples)) {
    return Object.entries(holder.examples).flatMap(([name, example]) => {
      const resolved = resolve(document, example, child(pointer, 'examples', name));
      if (!resolved || !('value' in resolved.value)) return [];
      return readExample(name, resolved.value, child(resolved.pointer, 'value'));
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

function readExample(name: string, example: JsonObject, pointer: string): Example {
  const subject = example[subjectExtension];
  return {
    name,
    value: example.value,
    pointer,
    cause: causeOf(example[causeExtension]),
    subject: typeof subject === 'string' ? subject : undefined,
  };
}

function causeOf(label: unknown): Cause | undefined {
  return causes.find((cause) => cause === label);
}
