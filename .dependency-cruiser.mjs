/** What never depends on what. Checked by `npm run check`; ARCHITECTURE.md says why. */

const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});
const ours =
  '^(specs|fixtures|json-patch|contract|harness|suite|suites|mock-server|server|apis|reports|cli|vitest|ci|bench|load|test)/';
/** Everything of ours but these folders, or files. */
const except = (...places) =>
  `^(?!(${places.map((place) => (place.endsWith('.ts') ? `${place}$` : `${place}/`)).join('|')}))(specs|fixtures|json-patch|contract|harness|suite|suites|mock-server|server|apis|reports|cli|vitest|ci|bench|load|test)/`;

/**
 * The rooms of a folder, from the one that stands on nothing to the one that stands on all others: imports lead back in
 * this list only. A room is a folder or a file.
 */
const rooms = {
  contract: [
    'memoise.ts',
    'json.ts',
    'outdented.ts',
    'finding.ts',
    'extensions.ts',
    'no-sample-header.ts',
    'schemas',
    'document',
    'validation',
    'xml',
    'operations',
    'normalise',
    'swagger-2',
    'contract.ts',
    'servers.ts',
    'locate.ts',
    'schema-uses.ts',
    'exact-requests.ts',
    'resources',
    'making',
    'samples',
    'invalid-values',
    'document-findings',
    'changes',
    'testing',
  ],
  harness: [
    'model',
    'report',
    'request',
    'checks',
    'transport',
    'journal',
    'safety',
    'personas',
    'strategies',
    'probes',
    'plan',
    'story',
    'clean-up',
    'run',
    'journeys',
    'read-only',
    'versions',
    'judge',
    'observe',
    'known-violations',
    'gate',
    'shards',
    'testing',
  ],
  'mock-server': [
    'parameters',
    'responses',
    'faults',
    'requests',
    'recording',
    'state',
    'compile-operation.ts',
    'server',
    'mock-server.ts',
    'testing',
  ],
  reports: ['parts', 'html', 'formats', 'formats.ts', 'comparison', 'testing'],
  cli: [
    'exit-code.ts',
    'user-error.ts',
    'flag-values.ts',
    'strict-record.ts',
    'validated.ts',
    'terminal',
    'files',
    'documents',
    'authentication',
    'configuration',
    'suites',
    'targets',
    'discovery',
    'plan',
    'journals',
    'shards',
    'traffic',
    'running',
    'workers',
    'doctor',
    'init',
    'k6',
    'mcp',
    'commands',
    'flags',
    'main.ts',
    'assay.ts',
  ],
};

/** Parts of our suites that users have no counterpart of: versions of an API, tolerances of them, the profile, accounts. */
const notOfUsers = [
  '^suites/[^/]+/(versions|tolerances)/',
  '^suites/[^/]+/(profile|tolerances|accounts)\\.ts$',
];

/** What these use besides @assay-api/assay/suite. It changes with each version of an API that is met, or belongs to logins. */
const notPublic = [
  '^harness/versions/',
  '^harness/model/(capability|probing|profile|tolerance)\\.ts$',
  '^contract/schemas/schema-map\\.ts$',
  // accounts.ts: how accounts are made on servers with a test provider
  '^harness/personas/auth/',
  '^harness/model/(auth-error|exchange)\\.ts$',
];

/** One rule a room: it imports nothing of the rooms after it. Tests may import everything of their folder. */
const oneWay = Object.entries(rooms).flatMap(([folder, list]) =>
  list.slice(0, -1).map((room, index) => ({
    name: `${folder}-${room}-stands-below`,
    comment: `${folder}/: imports lead back in the list of rooms, ${list.join(' ← ')}`,
    severity: 'error',
    from: { path: place(folder, room), pathNot: '\\.test\\.ts$' },
    to: { path: list.slice(index + 1).map((later) => place(folder, later)) },
  })),
);

function place(folder, room) {
  return room.endsWith('.ts') ? `^${folder}/${room.replace('.', '\\.')}$` : `^${folder}/${room}/`;
}

/** A folder or a file that is no room yet. */
const noOtherRoom = Object.entries(rooms).map(([folder, list]) => ({
  name: `${folder}-has-no-other-room`,
  comment: 'a new room has a place in the list of rooms above',
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: [...list.map((room) => place(folder, room)), '\\.test\\.ts$'] },
  to: {},
}));

export default {
  forbidden: [
    ...oneWay,
    ...noOtherRoom,
    forbid('contract-stands-alone', '^contract/', except('contract'), 'contract imports nothing of ours'),
    forbid('specs-stand-alone', '^specs/', except('specs'), 'specs are documents only'),
    forbid('json-patch-stands-alone', '^json-patch/', except('json-patch'), 'patches know documents only'),
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
      except('mock-server', 'contract', 'json-patch'),
      'the mock is compiled from a contract',
    ),
    forbid(
      'suite-is-for-suites',
      '^suite/',
      except('suite', 'harness', 'contract'),
      'what suites use is a part of the harness',
    ),
    forbid(
      'suites-direction',
      '^suites/',
      except('suites', 'suite', 'harness', 'contract', 'fixtures', 'specs/requirements.ts'),
      'suites know their API and the harness',
    ),
    {
      name: 'stories-use-what-users-have',
      comment: 'stories, steps and hints use @assay-api/assay/suite, as the stories of users do',
      severity: 'error',
      from: { path: '^suites/', pathNot: [...notOfUsers, '\\.test\\.ts$'] },
      to: { path: '^(harness|contract|specs)/|^suite/(?!suite\\.ts$)' },
    },
    {
      name: 'no-back-door-from-suites',
      comment: 'what a profile uses besides @assay-api/assay/suite is listed, and is not public',
      severity: 'error',
      from: { path: notOfUsers, pathNot: '\\.test\\.ts$' },
      to: { path: '^(harness|contract|specs)/', pathNot: notPublic },
    },
    forbid(
      'reports-render',
      '^reports/',
      except('reports', 'harness/report'),
      'reports render the Report type and nothing else',
    ),
    forbid(
      'judged-shares-nothing',
      '^server/',
      '^(contract|harness|suite|suites|mock-server|apis|reports|cli|vitest)/',
      'the judge never shares code with the judged',
    ),
    {
      name: 'cli-asks-the-registry',
      comment: 'the command line knows APIs by the registry only',
      severity: 'error',
      from: { path: '^cli/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(specs|fixtures|suites|server|apis)/[^/]+/', pathNot: '^server/storage/' },
    },
    forbid(
      'nobody-imports-cli',
      '^(?!(cli|vitest|test|bench|ci)/)',
      '^(cli|vitest)/',
      'the command line and the adapter for vitest are the outermost layer',
    ),
    {
      name: 'ajv-behind-validation',
      severity: 'error',
      from: { path: ours, pathNot: '^contract/validation/|\\.test\\.ts$' },
      to: { path: 'node_modules/(ajv|ajv-formats)/' },
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
    // k6 has the modules that its script imports; what tests run on may be installed meanwhile.
    exclude: {
      path: '^(node_modules|dist|load|examples|cli/k6/script|test/(frameworks|formats)/\\.installed)/',
    },
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
