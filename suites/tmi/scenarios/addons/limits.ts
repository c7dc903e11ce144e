import { eachOf, request, type Scenario, textAt } from '../../../../suite/suite.ts';
import { offerAddon } from '../../steps/addons.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

interface BadInvocation {
  readonly what: string;
  readonly members: object;
  readonly example: string;
}

const badInvocations: readonly BadInvocation[] = [
  {
    what: 'a payload of more than 1024 bytes',
    members: { payload: { text: 'x'.repeat(1024) } },
    example: 'payload_too_large',
  },
  {
    what: 'an object that the add-on does not take',
    members: { object_type: 'threat' },
    example: 'unsupported_object',
  },
];

export const invocationLimits: readonly Scenario[] = [
  ...badInvocations.map(({ what, members, example }) =>
    scenario({
      suite: 'addons',
      title: `An invocation with ${what} is refused`,
      cell: 'POST /addons/{addon_id}/invoke 400',
      requirements: ['S0-202-valid'],
      run: async (story) => {
        const { path } = await offerAddon(story, 'set-up');
        const caller = await story.account('caller', 'owner', 'shared');
        const json = { ...(await ownThreatModel(story, caller)), ...members };
        await story.send(request(story, 'invokeAddon', { path, json }), {
          as: caller,
          expect: 400,
          ruled: true,
          example,
          why: `Invoke the add-on with ${what}`,
        });
      },
    }),
  ),
  scenario({
    suite: 'addons',
    title: 'Everybody lists their own invocations, and administrators all of them',
    cell: 'GET /invocations 200',
    requirements: ['S0-200-get'],
    needs: ['business-rules'],
    run: async (story) => {
      const { path } = await offerAddon(story, 'set-up');
      const caller = await story.account('caller', 'owner', 'shared');
      const json = await ownThreatModel(story, caller);
      const invoked = await story.send(request(story, 'invokeAddon', { path, json }), {
        as: caller,
        expect: 202,
        step: 'set-up',
        why: 'Create an invocation',
      });
      const id = textAt(invoked, '/invocation_id');
      const query = { addon_id: path.addon_id };
      for (const [as, sees] of [
        [caller, true],
        ['admin', true],
        ['stranger', false],
      ] as const) {
        const list = await story.send(request(story, 'listInvocations', { query }), {
          as,
          expect: 200,
          why: 'List the invocations of the add-on',
        });
        story.claim(list, {
          sentence: sees ? 'The list contains the invocation' : 'The list of somebody else is empty',
          holds: sees ? eachOf(list, 'id').includes(id) : eachOf(list, 'id').length === 0,
          requirement: 'S0-200-get',
        });
      }
    },
  }),
];
