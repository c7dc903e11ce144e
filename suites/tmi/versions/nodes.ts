import { randomUUID } from 'node:crypto';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeExamples, reshapeSchemas } from '../../../harness/versions/reshape.ts';
import { at, isObject, type JsonObject } from '../../../suite/suite.ts';
import { newDiagram } from './probed-diagram.ts';
import { sendInside } from './probes.ts';

const drawn = /(Diagram|ThreatModel)$/;

/** Nested since November 2025; before that, a node had its place beside everything else. */
export const nodes: Capability = {
  id: 'nodes',
  title: 'Position of a node of a diagram',
  values: [
    { value: 'nested', words: '`position` and `size`' },
    {
      value: 'flat',
      words: '`x`, `y`, `width` and `height`',
      change: {
        document: (document) =>
          reshapeExamples(
            // Some answers are made from what was sent, and have it as it was sent.
            reshapeSchemas(document, ['Diagram'], (schema) =>
              JSON.parse(JSON.stringify(schema).replaceAll('/schemas/Cell"', '/schemas/CellInput"')),
            ),
            flat,
          ),
        said: (said) => (drawn.test(said.operation) ? { ...said, json: mapObjects(said.json, flat) } : said),
        heard: (json, operation) => (drawn.test(operation) ? mapObjects(json, nested) : json),
      },
    },
  ],
  tell: async (probing) => {
    const place = await newDiagram(probing);
    if (place === undefined) return undefined;
    const node = { id: randomUUID(), shape: 'process', x: 10, y: 20, width: 120, height: 60 };
    const json = { name: 'Looked at', type: 'DFD-1.0.0', cells: [node] };
    const seen = await sendInside(probing, 'PUT', place, json);
    const shown = at(seen?.json, '/cells/0');
    if (!seen || !isObject(shown)) return undefined;
    return toldBy('position' in shown ? 'nested' : 'flat', seen);
  },
};

function flat({ position, size, ...node }: JsonObject): JsonObject {
  return isObject(position) && isObject(size)
    ? { ...node, ...position, ...size }
    : { ...node, ...(position !== undefined && { position }), ...(size !== undefined && { size }) };
}

function nested({ x, y, width, height, ...node }: JsonObject): JsonObject {
  return [x, y, width, height].every((part) => typeof part === 'number')
    ? { ...node, position: { x, y }, size: { width, height } }
    : {
        ...node,
        ...(x !== undefined && { x }),
        ...(y !== undefined && { y }),
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
      };
}
