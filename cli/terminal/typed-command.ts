/** How a package's program is started by what started this one, by the name that it gives itself. */
const starters: Readonly<Record<string, string>> = {
  npm: 'npx assay',
  pnpm: 'pnpm exec assay',
  yarn: 'yarn assay',
  bun: 'bunx assay',
};

/**
 * What has to be typed for `assay` where somebody is: they may have it on their PATH, in their project, or as a clone.
 * Package managers tell programs that they start about themselves ("npm/11.6.2 node/v24.11.0 linux x64").
 */
export function typedCommand(environment: NodeJS.ProcessEnv = process.env): string {
  const { npm_config_user_agent: agent = '', npm_lifecycle_script: script = '' } = environment;
  if (script.startsWith('node cli/main.ts')) return 'npm run -s assay --';
  const [name = ''] = agent.split('/');
  return starters[name] ?? 'assay';
}
