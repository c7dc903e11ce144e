import { request, type Story } from '../../../suite/suite.ts';

const address = '7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU';

/** Links a wallet to a user, unless the user has one. */
export async function withWallet(story: Story, uuid: string): Promise<void> {
  const json = { uuid, walletAddress: address, spendingLimitDaily: 500, spendingLimitPerTx: 100 };
  await story.send(request(story, 'enrollWallet', { json }), {
    ...{ as: 'anonymous', expect: 201, or: [409], step: 'set-up', why: 'Link a wallet to the user' },
  });
}
