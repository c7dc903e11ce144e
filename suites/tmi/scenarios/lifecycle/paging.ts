import { eachOf, itemsOf, request, type Scenario, textAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const sizes = { all: 5, page: 2 };

/** Pages that follow each other contain every item once, said once for all families. */
export const paging: readonly Scenario[] = families.map(({ singular, plural, Name, collectionPath, input }) =>
  scenario({
    suite: 'lifecycle',
    title: `The pages of a list of ${plural} contain every ${singular} once`,
    cell: `GET ${collectionPath} 200`,
    requirements: ['S0-practices-limit', 'S0-practices-offset'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const ids: string[] = [];
      for (let number = 0; number < sizes.all; number++) {
        const json = input(80 + number, `Paged ${story.unique()}`);
        const created = await story.send(request(story, `create${Name}`, { path, json }), {
          as: 'owner',
          expect: 201,
          step: 'set-up',
          why: `Create ${sizes.all} ${plural}`,
        });
        ids.push(textAt(created, '/id'));
      }
      const seen: unknown[] = [];
      for (let offset = 0; offset < sizes.all; offset += sizes.page) {
        const query = { limit: String(sizes.page), offset: String(offset) };
        const page = await story.send(request(story, `list${Name}s`, { path, query }), {
          as: 'owner',
          expect: 200,
          why: `Read the page from ${offset}`,
        });
        story.claim(page, {
          sentence: `A page of limit ${sizes.page} has as many items as are left, up to that`,
          holds: itemsOf(page).length === Math.min(sizes.page, sizes.all - offset),
          requirement: 'S0-practices-limit',
        });
        seen.push(...eachOf(page, 'id'));
      }
      const after = { limit: String(sizes.page), offset: String(sizes.all) };
      const end = await story.send(request(story, `list${Name}s`, { path, query: after }), {
        as: 'owner',
        expect: 200,
        why: 'Read after the last page',
      });
      story.claim(end, {
        sentence: `The pages contain each of the ${plural} once, and the page after them nothing`,
        holds: [...seen].sort().join() === [...ids].sort().join() && itemsOf(end).length === 0,
        requirement: 'S0-practices-offset',
      });
    },
  }),
);
