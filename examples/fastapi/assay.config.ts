import { defineConfig } from '@assay-api/assay/config';

const url = process.env.PARCELS_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  spec: `${url}/openapi.json`,
  target: 'local',
  targets: {
    local: { url, personas: { owner: { env: 'TOKEN_OF_ANN' }, stranger: { env: 'TOKEN_OF_BOB' } } },
  },
  suites: ['conformance/*.story.ts'],
  gates: 'new=0',
});
