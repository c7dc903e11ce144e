import { request, type Scenario } from '../../../../suite/suite.ts';
import { createdChild } from '../../steps/created-child.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/**
 * S0, "Sub-Resource Not Found", for changes: servers that only read what is there may fail with 500 if they are asked to
 * change what is not.
 */
export const absentChildren: readonly Scenario[] = families.map((family) => {
  const { singular, Name, parameter, itemPath, input } = family;
  return scenario({
    suite: 'validation',
    title: `A ${singular} that was deleted cannot be replaced`,
    cell: `PUT ${itemPath} 404`,
    requirements: ['S0-404-unknown-resource', 'S0-404-deleted'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = input(72, `Absent ${story.unique()}`);
      const { path } = await createdChild(story, family, { model, json });
      await story.send(request(story, `delete${Name}`, { path }), {
        as: 'owner',
        expect: 204,
        step: 'set-up',
        why: `Delete the ${singular}`,
      });
      const replacement = singular === 'diagram' ? { ...json, type: 'DFD-1.0.0', cells: [] } : json;
      await story.send(request(story, `update${Name}`, { path, json: replacement }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: parameter,
        why: `Replace the deleted ${singular}`,
      });
    },
  });
});
