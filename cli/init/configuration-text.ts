import type { Contract } from '../../contract/contract.ts';

/** What a new configuration is about. */
export interface Chosen {
  /** An API that comes with Assay; undefined for a document of the project. */
  readonly api: string | undefined;
  /** The document: a file or a URL. */
  readonly document: string;
  /** `mock`, or the base URL of an instance. */
  readonly target: string;
}

/** The text of `assay.config.ts`. Pure. */
export function configurationText({ api, document, target }: Chosen, { operations }: Contract): string {
  const needsTokens =
    target !== 'mock' && operations.some(({ access }) => !access.public && access.schemes.length > 0);
  return `import { defineConfig } from 'assay/config';

export default defineConfig({
  ${api === undefined ? `spec: ${JSON.stringify(document)}` : `api: ${JSON.stringify(api)}`},
  target: ${JSON.stringify(target)},
  suites: ['conformance/*.story.ts'],
${needsTokens ? personas : ''}});
`.replaceAll(/"([^"'\\]*)"/g, "'$1'");
}

const personas = `  // Each is a token of another account. Without a variable, its persona is skipped, and the report says what that costs.
  personas: {
    owner: { env: 'ASSAY_TOKEN_OWNER' },
    writer: { env: 'ASSAY_TOKEN_WRITER' },
    reader: { env: 'ASSAY_TOKEN_READER' },
    stranger: { env: 'ASSAY_TOKEN_STRANGER' },
    admin: { env: 'ASSAY_TOKEN_ADMIN' },
  },
`;
