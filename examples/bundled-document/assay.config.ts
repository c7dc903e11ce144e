import { defineConfig } from '@assay-api/assay/config';

export default defineConfig({ api: 'mini', target: 'mock', suites: ['conformance/*.story.ts'] });
