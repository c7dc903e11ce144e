import type { SchemaObject } from 'openapi3-ts/oas31';
import { arrayOf, object, oneOf, schema, text } from '../../builder/schema.ts';

const pointer = text(
  { max: 1000, pattern: '^(/([^/~]|~[01])*)*$' },
  { description: 'A JSON Pointer (RFC 6901)' },
);
const value: SchemaObject = { description: 'Any JSON value' };

/** RFC 6902, one operation. */
const JsonPatchOperation = schema('JsonPatchOperation', 'One operation of a JSON Patch (RFC 6902)', {
  oneOf: [
    object({ required: { op: oneOf(['add', 'replace', 'test']), path: pointer, value } }),
    object({ required: { op: oneOf(['remove']), path: pointer } }),
    object({ required: { op: oneOf(['move', 'copy']), from: pointer, path: pointer } }),
  ],
});

export const JsonPatch = schema(
  'JsonPatch',
  'Operations to apply in order; all are applied, or none',
  arrayOf(JsonPatchOperation, { min: 1, max: 100 }),
);

/** RFC 7396: what is given replaces, null removes, the rest stays. */
export const MergePatch = schema('MergePatch', 'Members to replace (RFC 7396); null removes', {
  type: 'object',
  minProperties: 1,
  additionalProperties: true,
});
