import {
  arrayOf,
  type Fields,
  nullable,
  number,
  object,
  oneOf,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import { cellDetails, cellId } from './cell-common.ts';
import { NodeAttrs } from './cell-style.ts';
import { TEXT_LINE } from './patterns.ts';

export const nodeShapes = ['actor', 'process', 'store', 'security-boundary', 'text-box'] as const;

const shape = oneOf(nodeShapes);
const width = number({ min: 40 });
const height = number({ min: 30 });

const PortConfiguration = schema(
  'PortConfiguration',
  'Where edges may dock at a node',
  object({
    optional: {
      groups: {
        type: 'object',
        additionalProperties: object({
          optional: { position: oneOf(['top', 'right', 'bottom', 'left']) },
        }),
      },
      items: arrayOf(
        object({
          required: {
            id: text({ max: 64, pattern: TEXT_LINE }),
            group: text({ max: 32, pattern: TEXT_LINE }),
          },
        }),
        { max: 1000 },
      ),
    },
  }),
);

const details = {
  ...cellDetails,
  angle: number({}, { default: 0, description: 'Degrees' }),
  attrs: NodeAttrs,
  ports: PortConfiguration,
  parent: nullable(uuid('The node that this one is inside of')),
} satisfies Fields;

/** The only form in answers, and one of two in requests. */
export const Node = schema(
  'Node',
  'Somebody, something that runs, something that stores, a boundary or a text',
  object({
    required: {
      ...cellId,
      shape,
      position: object({ required: { x: number(), y: number() } }),
      size: object({ required: { width, height } }),
    },
    optional: details,
  }),
);

export const FlatNode = schema(
  'FlatNode',
  'A node whose position and size are members of its own; answers nest them',
  object({
    required: { ...cellId, shape, x: number(), y: number(), width, height },
    optional: details,
  }),
);
