import { eachOf, request, textAt } from '../../../../suite/suite.ts';
import { deleteAccount } from '../../steps/delete-account.ts';
import { beginLogin, exchange } from '../../steps/log-in.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const comingBack = scenario({
  suite: 'user-deletion',
  title: 'Whoever comes back after deleting their account has nothing of what they had',
  cell: 'GET /threat_models 200',
  requirements: ['S0-401-reauthenticate', 'S0-scenarios-delete-user', 'S0-200-get'],
  needs: ['business-rules'],
  run: async (story) => {
    const account = await story.account('return', 'writer', 'last');
    const own = await ownThreatModel(story, account);
    const shared = await ownThreatModel(story, 'owner', [entryFor(account.identity, 'writer')]);
    // What is shared with everyone is in the list, too.
    const theirs = [own, shared].map((path) => path.threat_model_id);
    const before = await story.send(request(story, 'listThreatModels', { query: { limit: '100' } }), {
      as: account,
      expect: 200,
      step: 'control',
      why: 'Check that the account has one threat model and shares another',
    });
    story.claim(before, {
      sentence: 'The list has both threat models before the deletion',
      holds: theirs.every((id) => eachOf(before, 'id').includes(id)),
      requirement: 'S0-200-get',
    });
    await deleteAccount(story, account, 'set-up');
    const begun = await beginLogin(story, account.identity, 'set-up');
    const tokens = await story.send(exchange(story, account.identity, begun), {
      as: 'anonymous',
      expect: 200,
      step: 'set-up',
      why: 'Log in again as the same person',
    });
    const headers = { authorization: `Bearer ${textAt(tokens, '/access_token')}` };
    const after = await story.send(request(story, 'listThreatModels', { query: { limit: '100' }, headers }), {
      as: 'stranger',
      expect: 200,
      why: 'List the threat models after coming back',
    });
    story.claim(after, {
      sentence: 'The list has neither of them',
      holds: !theirs.some((id) => eachOf(after, 'id').includes(id)),
      requirement: 'S0-scenarios-delete-user',
    });
  },
});
