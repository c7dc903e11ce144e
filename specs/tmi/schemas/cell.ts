import { schema } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { Edge } from './edge.ts';
import { FlatNode, Node, nodeShapes } from './node.ts';

const mapping = Object.fromEntries([
  ...nodeShapes.map((shape) => [shape, '#/components/schemas/Node']),
  ['edge', '#/components/schemas/Edge'],
]);

export const Cell = schema('Cell', 'An element of a diagram', {
  oneOf: [Node, Edge],
  discriminator: { propertyName: 'shape', mapping },
});

/** No discriminator here: `shape` tells edges from nodes, and the members tell one form of node from the other. */
export const CellInput = schema('CellInput', 'An element of a diagram; a node may be given in either form', {
  oneOf: [Node, FlatNode, Edge],
});

const webServer = {
  id: sample.ids.webServer,
  shape: 'process',
  zIndex: 2,
  visible: true,
  attrs: {
    body: { fill: '#ffffff', stroke: '#333333', strokeWidth: 2 },
    text: { text: 'Web server', fontSize: 14, fill: '#333333', fontFamily: 'Arial, sans-serif' },
  },
  ports: {
    groups: { out: { position: 'right' } },
    items: [{ id: 'out-1', group: 'out' }],
  },
  data: { _metadata: [{ key: 'tier', value: 'front' }] },
} as const;

const database = {
  id: sample.ids.database,
  shape: 'store',
  position: { x: 420, y: 120 },
  size: { width: 140, height: 60 },
  attrs: { text: { text: 'Orders' } },
  parent: null,
} as const;

const query = {
  id: sample.ids.query,
  shape: 'edge',
  source: { cell: sample.ids.webServer, port: 'out-1' },
  target: { cell: sample.ids.database },
  attrs: { line: { stroke: '#808080', strokeWidth: 1, targetMarker: { name: 'classic', size: 8 } } },
  labels: [{ attrs: { text: { text: 'Reads and writes orders' } }, position: 0.5 }],
  vertices: [{ x: 320, y: 150 }],
  router: { name: 'manhattan', args: { step: 10, padding: 20 } },
  connector: 'rounded',
} as const;

export const cellsSample = [
  { ...webServer, position: { x: 120, y: 120 }, size: { width: 140, height: 60 } },
  database,
  query,
] as const;

/** The same, with one node in the flat form. */
export const cellsInputSample = [
  { ...webServer, x: 120, y: 120, width: 140, height: 60 },
  database,
  query,
] as const;
