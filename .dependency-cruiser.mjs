/** What never depends on what. Checked by `npm run check`; ARCHITECTURE.md says why. */

const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});
const ours =
  '^(specs|fixtures|contract|harness|suites|mock-server|server|reports|cli|vitest|ci|bench|load|test)/';
/** Everything of ours but these folders, or files. */
const except = (...places) =>
  `^(?!(${places.map((place) => (place.endsWith('.ts') ? `${place}$` : `${place}/`)).join('|')}))(specs|fixtures|contract|harness|suites|mock-server|server|reports|cli|vitest|ci|bench|load|test)/`;

export default {
  forbidden: [
    forbid('contract-stands-alone', '^contract/', except('contract'), 'contract imports nothing of ours'),
    forbid('specs-stand-alone', '^specs/', except('specs'), 'specs are documents only'),
    forbid('fixtures-stand-alone', '^fixtures/', except('fixtures'), 'fixtures are data'),
    forbid(
      'harness-knows-no-api',
      '^harness/',
      except('harness', 'contract'),
      'the harness works from a contract alone',
    ),
    forbid(
      'mock-knows-no-api',
      '^mock-server/',
      except('mock-server', 'contract'),
      'the mock is compiled from a contract',
    ),
    forbid(
      'suites-direction',
      '^suites/',
      except('suites', 'harness', 'contract', 'fixtures', 'specs/requirements.ts'),
      'suites know their API and the harness',
    ),
    forbid(
      'reports-render',
      '^reports/',
      except('reports', 'harness/report'),
      'reports render the Report type and nothing else',
    ),
    forbid(
      'judged-shares-nothing',
      '^server/',
      '^(contract|harness|suites|mock-server|reports|cli|vitest)/',
      'the judge never shares code with the judged',
    ),
    forbid(
      'nobody-imports-cli',
      '^(?!(cli|vitest|test|bench|ci)/)',
      '^(cli|vitest)/',
      'the command line and the adapter for vitest are the outermost layer',
    ),
    {
      name: 'ajv-behind-one-file',
      severity: 'error',
      from: { path: ours, pathNot: '^contract/validation/validators\\.ts$|\\.test\\.ts$' },
      to: { path: 'node_modules/(ajv|ajv-formats)/' },
    },
    {
      name: 'supertest-behind-one-file',
      severity: 'error',
      from: { path: ours, pathNot: '^harness/transport/send\\.ts$|\\.test\\.ts$' },
      to: { path: 'node_modules/(supertest|superagent)/' },
    },
    {
      name: 'redocly-behind-one-file',
      severity: 'error',
      from: { path: ours, pathNot: '^contract/document/inspect\\.ts$' },
      to: { path: 'node_modules/@redocly/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|load)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
