import { child } from '../json.ts';
import { type Deviation, type Family, readFamilies } from '../resources/families.ts';
import type { Defect, DocumentRule } from './document-rule.ts';

/** A resource that lacks what most of its siblings have: drift between copies, or a difference that wants a reason. */
export const siblingDeviation: DocumentRule = {
  name: 'sibling-deviation',
  help: 'Make it like its siblings, or say in the description why it differs.',
  meaning:
    'Several resources are alike, and one lacks what most of them have: an operation, a status, a parameter. It may be a mistake in a copy, or a difference that is not explained. This is a hint, not an error.',
  source: 'Decision of this project: siblings are compared by majority',
  example: `
    paths:
      /cats/{id}/notes: &notes
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        get: { responses: { 200: { description: All notes }, 404: { description: No such animal } } }
      /cats/{id}/notes/{note}: &note
        parameters:
          - { name: id, in: path, required: true, schema: { type: string } }
          - { name: note, in: path, required: true, schema: { type: string } }
        get: { responses: { 200: { description: The note } } }
      /dogs/{id}/notes: *notes
      /dogs/{id}/notes/{note}: *note
      /fish/{id}/notes:
        parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
        get: { responses: { 200: { description: All notes } } }
      /fish/{id}/notes/{note}: *note`,
  find: (contract) => readFamilies(contract).flatMap(defectsOf),
};

/** One for each operation, whatever it lacks. */
function defectsOf(family: Family): Defect[] {
  const places = Map.groupBy(family.deviations, ({ operation, member }) => operation ?? member);
  return [...places.values()].flatMap((deviations) => {
    const [first] = deviations;
    if (!first) return [];
    const { member, operation } = first;
    const pointer = operation?.pointer ?? child('#/paths', member.path);
    const parts = deviations.map(partOf).join(', ');
    return [
      {
        pointer,
        message: `${operation?.key ?? member.path} lacks what most of ${family.name} have: ${parts}`,
      },
    ];
  });
}

function partOf({ lacks, what, have, of }: Deviation): string {
  return `${lacks === 'role' ? 'operation' : lacks} ${what} (${have} of ${of})`;
}
