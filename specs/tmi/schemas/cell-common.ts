import type { SchemaObject } from 'openapi3-ts/oas31';
import { arrayOf, boolean, type Fields, number, object, schema, text, uuid } from '../../builder/schema.ts';
import { metadataList } from './metadata.ts';
import { TEXT_LINE } from './patterns.ts';

const line = text({ max: 1000, pattern: TEXT_LINE });

/** Recursive: an element holds elements. */
const MarkupElement = schema(
  'MarkupElement',
  'An element of the SVG that draws a cell',
  object({
    required: { tagName: line },
    optional: {
      selector: line,
      attrs: { type: 'object', additionalProperties: true },
      children: arrayOf({ $ref: '#/components/schemas/MarkupElement' }, { max: 1000 }),
    },
  }),
);

const data: SchemaObject = {
  type: 'object',
  description: 'Whatever a client keeps with the cell; `_metadata` is reserved',
  properties: { _metadata: metadataList },
  additionalProperties: true,
  default: { _metadata: [] },
};

/** What every cell has. */
export const cellId = { id: uuid() } satisfies Fields;

/** What every cell may have. */
export const cellDetails = {
  zIndex: number({ min: 0 }, { default: 1 }),
  visible: boolean({ default: true }),
  data,
  markup: arrayOf(MarkupElement, { max: 1000 }),
} satisfies Fields;
