import { eachOf, request, type Scenario, shows, textAt, valueAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { claimLocation } from '../../steps/location.ts';
import { isLater, isSameMoment } from '../../steps/moments.ts';
import { pause } from '../../steps/receiving.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** The life of what is inside a threat model, said once for threats, documents, sources and diagrams. */
export const familyLifecycles: readonly Scenario[] = families.map(
  ({ singular, plural, Name, parameter, collectionPath, input }) =>
    scenario({
      suite: 'lifecycle',
      title: `A ${singular} is created, read, listed, replaced and deleted by a writer`,
      cell: `POST ${collectionPath} 201`,
      requirements: [
        'S0-201-create',
        'S0-201-representation',
        'S0-201-location-resolves',
        'S0-200-put',
        'S0-204-completed',
        'S0-overview-consistency',
        'S0-security-roles',
        ...(Name === 'Diagram' ? ['S0-201-create-diagram'] : []),
      ],
      run: async (story) => {
        const model = await sharedThreatModel(story);
        const json = input(40, `First ${story.unique()}`);
        const created = await story.send(request(story, `create${Name}`, { path: model, json }), {
          as: 'writer',
          expect: 201,
          why: `Create one ${singular} as a writer`,
        });
        story.claim(created, {
          sentence: `The answer shows the ${singular} as it was sent`,
          holds: shows(created, json),
          requirement: 'S0-201-representation',
        });
        const id = textAt(created, '/id');
        const path = { ...model, [parameter]: id };
        claimLocation(story, created, singular, `get${Name}`, { [parameter]: id });

        const read = await story.send(request(story, `get${Name}`, { path }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: `Read the ${singular} as a reader`,
        });
        story.claim(read, {
          sentence: `A GET shows the ${singular} as it was sent`,
          holds: shows(read, json) && valueAt(read, '/id') === id,
          requirement: 'S0-201-representation',
        });
        const list = await story.send(request(story, `list${Name}s`, { path: model }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: `List the ${plural}`,
        });
        story.claim(list, {
          sentence: `The list contains the ${singular} once`,
          holds: eachOf(list, 'id').filter((each) => each === id).length === 1,
          requirement: 'S0-201-create',
        });

        // Timestamps may have whole seconds only: without a wait, a later one could look the same.
        await pause(1100);
        const changed = input(41, `Second ${story.unique()}`);
        const replaced = await story.send(request(story, `update${Name}`, { path, json: changed }), {
          as: 'writer',
          expect: 200,
          step: 'follow-up',
          why: `Replace the ${singular}`,
        });
        story.claim(replaced, {
          sentence: `The ${singular} shows its new values, under the old id and created_at`,
          holds:
            shows(replaced, changed) &&
            valueAt(replaced, '/id') === id &&
            isSameMoment(valueAt(replaced, '/created_at'), valueAt(created, '/created_at')),
          requirement: 'S0-200-put',
        });
        story.claim(replaced, {
          sentence: 'modified_at is later than before',
          holds: isLater(valueAt(replaced, '/modified_at'), valueAt(created, '/modified_at')),
          requirement: 'S0-overview-consistency',
          ruled: true,
        });
        const kept = await story.send(request(story, `get${Name}`, { path }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: `Read the ${singular} after its replacement`,
        });
        story.claim(kept, {
          sentence: `A GET returns the same as the replacement`,
          holds:
            shows(kept, changed) &&
            isSameMoment(valueAt(kept, '/modified_at'), valueAt(replaced, '/modified_at')),
          requirement: 'S0-200-put',
        });

        await story.send(request(story, `delete${Name}`, { path }), {
          // Diagrams are for the owner to delete; whoever owns may delete the others too.
          as: Name === 'Diagram' ? 'owner' : 'writer',
          expect: 204,
          step: 'follow-up',
          why: `Delete the ${singular}`,
        });
        const rest = await story.send(request(story, `list${Name}s`, { path: model }), {
          as: 'reader',
          expect: 200,
          step: 'follow-up',
          why: `List the ${plural} after the deletion`,
        });
        story.claim(rest, {
          sentence: `The very next list does not contain the ${singular}`,
          holds: !eachOf(rest, 'id').includes(id),
          requirement: 'S0-204-completed',
        });
        await story.send(request(story, `get${Name}`, { path }), {
          as: 'reader',
          expect: 404,
          cause: 'unknown-resource',
          subject: parameter,
          step: 'follow-up',
          why: `Look for the ${singular} after its deletion`,
        });
      },
    }),
);
