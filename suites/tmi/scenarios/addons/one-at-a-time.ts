import { offerAddon } from '../../steps/addons.ts';
import { request } from '../../steps/request.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const oneAtATime = scenario({
  suite: 'addons',
  title: 'Whoever has an invocation under way has to wait with the next',
  cell: 'POST /addons/{addon_id}/invoke 429',
  requirements: ['S0-429-requests', 'S0-429-retry-after', 'S0-429-code-rate-limit-exceeded'],
  needs: ['reach-limits'],
  run: async (story) => {
    const { path } = await offerAddon(story, 'set-up');
    const caller = await story.account('eager', 'owner');
    const json = await ownThreatModel(story, caller);
    await story.send(request(story, 'invokeAddon', { path, json }), {
      as: caller,
      expect: 202,
      step: 'set-up',
      why: 'To have an invocation under way',
    });
    await story.send(request(story, 'invokeAddon', { path, json }), {
      as: caller,
      expect: 429,
      why: 'Invoke the add-on once more before that',
    });
    const other = await story.account('patient', 'owner');
    await story.send(request(story, 'invokeAddon', { path, json: await ownThreatModel(story, other) }), {
      as: other,
      expect: 202,
      step: 'follow-up',
      why: 'Invoke it as somebody else, who has none under way',
    });
  },
});
