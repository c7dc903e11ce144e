import { defineConfig } from '@assay-api/assay/config';

export default defineConfig({
  spec: 'openapi.yaml',
  target: 'local',
  targets: {
    local: {
      url: process.env.LIBRARY_URL ?? 'http://127.0.0.1:3000',
      auth: {
        kind: 'login',
        operation: 'logIn',
        token: '/token',
        personas: {
          owner: { name: 'ann', password: { env: 'PASSWORD_OF_ANN' } },
          stranger: { name: 'bob', password: { env: 'PASSWORD_OF_BOB' } },
        },
      },
    },
  },
  suites: ['conformance/*.story.ts'],
  gates: 'new=0',
});
