import { begin } from './begin.ts';
import { complete } from './complete.ts';

export const providerOperations = [
  begin('google', 'beginGoogleLogin'),
  complete('google', 'endGoogleLogin'),
  begin('github', 'beginGitHubLogin'),
  complete('github', 'endGitHubLogin'),
];
