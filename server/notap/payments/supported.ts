import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn } from '../routing/query.ts';
import { type Chain, chains, USUAL_CHAIN } from './pay.ts';

const names: Readonly<Record<Chain, string>> = { solana: 'Solana', ethereum: 'Ethereum', polygon: 'Polygon' };

const stable = [
  { symbol: 'USDC', decimals: 6 },
  { symbol: 'USDT', decimals: 6 },
];
const tokens: Readonly<Record<Chain, readonly { readonly symbol: string; readonly decimals: number }[]>> = {
  solana: [...stable, { symbol: 'SOL', decimals: 9 }],
  ethereum: [...stable, { symbol: 'ETH', decimals: 18 }],
  polygon: stable,
};

const config = { method: 'GET', ...everyone, limit: 'crypto' } as const;

/** GET /v1/crypto/config/chains */
export const listChains = operation({
  ...config,
  id: 'listChains',
  path: '/v1/crypto/config/chains',
  handler: async () => ({ chains: chains.map((id) => ({ id, name: names[id] })) }),
});

/** GET /v1/crypto/config/tokens */
export const listTokens = operation({
  ...config,
  id: 'listTokens',
  path: '/v1/crypto/config/tokens',
  handler: async ({ query }) => {
    const chain = choiceIn(query.chain, chains) ?? USUAL_CHAIN;
    return { tokens: tokens[chain].map((token) => ({ ...token, chain })) };
  },
});
