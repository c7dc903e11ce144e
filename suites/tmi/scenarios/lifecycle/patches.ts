import { jsonPatch, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { isLater } from '../../steps/moments.ts';
import { pause } from '../../steps/receiving.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Documents and sources are only replaced. */
const patched = families.filter(({ Name }) => Name === 'Threat' || Name === 'Diagram');

/** A patch of what is inside a threat model is stored, and touches nothing but what it names. */
export const patches: readonly Scenario[] = patched.map(({ singular, Name, parameter, itemPath, input }) =>
  scenario({
    suite: 'lifecycle',
    title: `A ${singular} that is patched keeps the new name and everything else`,
    cell: `PATCH ${itemPath} 200`,
    requirements: ['S0-200-patch', 'S0-overview-consistency'],
    needs: ['business-rules'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = input(44, `Unpatched ${story.unique()}`);
      const created = await story.send(request(story, `create${Name}`, { path: model, json }), {
        as: 'writer',
        expect: 201,
        step: 'set-up',
        why: `Create one ${singular}`,
      });
      const path = { ...model, [parameter]: textAt(created, '/id') };
      const name = `Patched ${story.unique()}`;
      const patch = [{ op: 'replace', path: '/name', value: name }];
      await pause(1100);
      await story.send(request(story, `patch${Name}`, { path, json: patch, mediaType: jsonPatch }), {
        as: 'writer',
        expect: 200,
        why: 'Replace /name',
      });
      const after = await story.send(request(story, `get${Name}`, { path }), {
        as: 'reader',
        expect: 200,
        step: 'follow-up',
        why: `Read the ${singular} after the patch`,
      });
      story.claim(after, {
        sentence: 'A GET shows the new name',
        holds: valueAt(after, '/name') === name,
        requirement: 'S0-200-patch',
      });
      story.claim(after, {
        sentence: 'Everything except the name and modified_at is unchanged',
        holds: withoutChanged(after.json) === withoutChanged(created.json),
        requirement: 'S0-200-patch',
      });
      story.claim(after, {
        sentence: 'modified_at is later than before',
        holds: isLater(valueAt(after, '/modified_at'), valueAt(created, '/modified_at')),
        requirement: 'S0-overview-consistency',
      });
    },
  }),
);

const changed = ['name', 'modified_at'];

/** The members in the order of their names, as text. */
function withoutChanged(json: unknown): string {
  const members = Object.entries(json ?? {}).filter(([member]) => !changed.includes(member));
  return JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}
