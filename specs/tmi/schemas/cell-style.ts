import { nullable, number, object, oneOf, schema, text } from '../../builder/schema.ts';
import { COLOUR, DASHES, TEXT_LINE } from './patterns.ts';

const colour = text({ max: 32, pattern: COLOUR });
const strokeWidth = number({ min: 0 });
const strokeDasharray = nullable(text({ max: 64, pattern: DASHES }));

/** What is written on a cell. */
export const cellText = object({
  optional: {
    text: text({ max: 256, pattern: TEXT_LINE }),
    fontSize: number({ min: 1 }),
    fill: colour,
    fontFamily: text({ max: 64, pattern: "^[a-zA-Z0-9 ,'-]*$" }),
  },
});

export const NodeAttrs = schema(
  'NodeAttrs',
  'How a node looks',
  object({
    optional: {
      body: object({ optional: { fill: colour, stroke: colour, strokeWidth, strokeDasharray } }),
      text: cellText,
    },
  }),
);

const marker = object({
  optional: { name: oneOf(['classic', 'block', 'diamond', 'circle']), size: number({ min: 1 }) },
});

export const EdgeAttrs = schema(
  'EdgeAttrs',
  'How an edge looks',
  object({
    optional: {
      line: object({
        optional: {
          stroke: colour,
          strokeWidth,
          strokeDasharray,
          sourceMarker: marker,
          targetMarker: marker,
        },
      }),
    },
  }),
);
