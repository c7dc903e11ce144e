import type { Check } from '../model/check.ts';

export const statusAsAimed: Check = {
  id: 'status-as-aimed',
  title: 'A request that has to be answered with a certain status is',
  help: 'Answer this request with the status that is due; the case in the report shows the request and why.',
  level: 'MUST',
  judge: ({ purpose, response }, { landed }) => {
    if (!purpose.binding || landed?.status === purpose.expected) return [];
    return [{ message: `answered ${response.status} where ${purpose.expected} was due` }];
  },
};
