import type { SchemaObject } from 'openapi3-ts/oas31';
import {
  arrayOf,
  boolean,
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
import { cellText, EdgeAttrs } from './cell-style.ts';
import { TEXT_LINE } from './patterns.ts';

const EdgeTerminal = schema(
  'EdgeTerminal',
  'An end of an edge',
  object({
    required: { cell: uuid('The node that the edge docks at') },
    optional: { port: nullable(text({ max: 64, pattern: TEXT_LINE })) },
  }),
);

const placement = object({
  required: { distance: number() },
  optional: {
    offset: { oneOf: [number(), object({ optional: { x: number(), y: number() } })] },
    angle: number(),
    options: object({
      optional: {
        absoluteDistance: boolean(),
        reverseDistance: boolean(),
        absoluteOffset: boolean(),
        keepGradient: boolean(),
        ensureLegibility: boolean(),
      },
    }),
  },
});

const EdgeLabel = schema(
  'EdgeLabel',
  'A text on an edge',
  object({
    optional: {
      attrs: object({ optional: { text: cellText } }),
      position: { oneOf: [number(), placement], description: 'How far along the edge' },
    },
  }),
);

const Point = schema('Point', 'A bend of an edge', object({ required: { x: number(), y: number() } }));

const EdgeRouter = schema(
  'EdgeRouter',
  'How an edge finds its way',
  namedWithArguments(['normal', 'orth', 'oneSide', 'manhattan', 'metro', 'er'], {
    padding: number(),
    step: number(),
    directions: arrayOf(oneOf(['top', 'right', 'bottom', 'left']), { max: 1000 }),
  }),
);

const EdgeConnector = schema(
  'EdgeConnector',
  'How the line of an edge is drawn',
  namedWithArguments(['normal', 'rounded', 'smooth', 'jumpover'], {
    radius: number(),
    precision: number(),
    size: number(),
    jump: oneOf(['arc', 'gap', 'cubic']),
  }),
);

/** A name alone, or a name with arguments; more arguments than ours are passed on. */
function namedWithArguments(names: readonly string[], known: Fields): SchemaObject {
  const name = oneOf(names);
  const args: SchemaObject = { type: 'object', properties: { ...known }, additionalProperties: true };
  return { oneOf: [name, object({ required: { name }, optional: { args } })] };
}

export const Edge = schema(
  'Edge',
  'A flow from one node to another',
  object({
    required: { ...cellId, shape: oneOf(['edge']), source: EdgeTerminal, target: EdgeTerminal },
    optional: {
      ...cellDetails,
      attrs: EdgeAttrs,
      labels: arrayOf(EdgeLabel, { max: 1000 }),
      vertices: arrayOf(Point, { max: 1000 }),
      router: EdgeRouter,
      connector: EdgeConnector,
      defaultLabel: EdgeLabel,
    },
  }),
);
