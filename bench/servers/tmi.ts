import { answerTo } from '../load.ts';
import type { BenchScenario, ServerBench } from './server-bench.ts';
import { startFixedAnswers } from './start-fixed-answers.ts';

const listed = 20;

const model = {
  name: 'Payment System Threat Model',
  description: 'Security analysis for payment processing',
  threat_model_framework: 'STRIDE',
  metadata: [{ key: 'review-status', value: 'approved' }],
};

/** TMI, against a bare Fastify that sends the same bytes. */
export const tmi: ServerBench = {
  api: 'tmi',
  settings: {},
  ready: '/',
  prepare: async (url) => {
    const login = await fetch(`${url}/oauth2/authorize?scope=openid&login_hint=alice`);
    const { access_token } = (await login.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    const post: BenchScenario = {
      name: 'POST',
      method: 'POST',
      path: '/threat_models',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(model),
      expected: 201,
      goal: 0.15,
    };
    const [first] = await Promise.all(Array.from({ length: listed }, () => answerTo(url, post)));
    const { id } = JSON.parse(first?.text ?? '{}') as { id: string };
    const get = { method: 'GET', headers, expected: 200 } as const;
    return [
      { name: 'GET one', path: `/threat_models/${id}`, goal: 0.3, ...get },
      { name: `list of ${listed}`, path: '/threat_models', goal: 0.15, ...get },
      post,
    ];
  },
  replace: async (_, [read]) => {
    if (!read) throw new Error('there is nothing to read');
    const headers = { ...read.headers, 'content-type': 'application/json' };
    return { ...read, name: 'PUT', method: 'PUT', headers, body: JSON.stringify(model) };
  },
  startBare: startFixedAnswers,
};
