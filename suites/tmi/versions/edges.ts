import { randomUUID } from 'node:crypto';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { newDiagram } from './probed-diagram.ts';
import { sendInside } from './probes.ts';

/** In 2026, an edge may also be called a flow. */
export const edges: Capability = {
  id: 'edges',
  title: 'Shape of an edge of a diagram',
  values: [
    { value: 'edge', words: '`edge`' },
    {
      value: 'flow',
      words: '`edge` or `flow`',
      change: {
        document: (document) =>
          reshapeSchemas(
            reshapeSchemas(document, ['Edge'], (schema) =>
              withMembers(schema, { shape: { type: 'string', enum: ['edge', 'flow'] } }),
            ),
            ['Cell'],
            withFlows,
          ),
        heard: (json, operation) =>
          /(Diagram|ThreatModel)$/.test(operation) ? mapObjects(json, asEdge) : json,
      },
    },
  ],
  tell: async (probing) => {
    const place = await newDiagram(probing);
    if (place === undefined) return undefined;
    const [source, target] = [node(10), node(300)];
    const flow = {
      id: randomUUID(),
      shape: 'flow',
      source: { cell: source.id },
      target: { cell: target.id },
    };
    const json = { name: 'Looked at', type: 'DFD-1.0.0', cells: [source, target, flow] };
    const seen = await sendInside(probing, 'PUT', place, json);
    if (seen?.status === 200) return toldBy('flow', seen);
    return seen?.status === 400 ? toldBy('edge', seen) : undefined;
  },
};

/** In the form that all versions take. */
function node(x: number) {
  return { id: randomUUID(), shape: 'process', x, y: 20, width: 120, height: 60 };
}

function withFlows({ discriminator, ...schema }: JsonObject): JsonObject {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return schema;
  const mapping = { ...discriminator.mapping, flow: '#/components/schemas/Edge' };
  return { ...schema, discriminator: { ...discriminator, mapping } };
}

function asEdge(object: JsonObject): JsonObject {
  return object.shape === 'flow' ? { ...object, shape: 'edge' } : object;
}
