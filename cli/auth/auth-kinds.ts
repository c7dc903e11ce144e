import type { AuthKind } from './auth-kind.ts';
import { mock } from './mock.ts';
import { testProviderKind } from './test-provider.ts';
import { tokens } from './tokens.ts';

/** Every way to get in. */
export const authKinds: readonly AuthKind[] = [tokens, testProviderKind, mock];
