import { defineConfig } from 'assay/config';

export default defineConfig({ api: 'mini', target: 'mock', suites: ['conformance/*.story.ts'] });
