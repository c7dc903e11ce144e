import { expect, test } from 'vitest';
import { typedCommand } from './typed-command.ts';

test.each([
  { how: 'by its name', environment: {}, typed: 'assay' },
  {
    how: 'by npx',
    environment: { npm_config_user_agent: 'npm/11.6.2 node/v24.11.0 linux x64' },
    typed: 'npx assay',
  },
  {
    how: 'by pnpm',
    environment: { npm_config_user_agent: 'pnpm/10.20.0 npm/? node/v24.11.0' },
    typed: 'pnpm exec assay',
  },
  {
    how: 'by a script of a project',
    environment: {
      npm_config_user_agent: 'npm/11.6.2 node/v24.11.0',
      npm_lifecycle_script: 'assay run --bail',
    },
    typed: 'npx assay',
  },
  {
    how: 'by the script of a clone',
    environment: {
      npm_config_user_agent: 'npm/11.6.2 node/v24.11.0',
      npm_lifecycle_script: 'node cli/main.ts doctor',
    },
    typed: 'npm run -s assay --',
  },
  { how: 'by somebody unknown', environment: { npm_config_user_agent: 'other/1.0' }, typed: 'assay' },
])('started $how, $typed is what is typed next', ({ environment, typed }) => {
  expect(typedCommand(environment)).toBe(typed);
});
