/**
 * The actions of others that our workflows use, by name: the commit that a version is, which nobody can move. Each of these
 * versions runs on Node 24.
 */
export const pinnedActions = {
  'actions/checkout': { commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1' },
  'actions/setup-node': { commit: '820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0' },
  'actions/upload-artifact': { commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a', version: 'v7.0.1' },
  'actions/download-artifact': { commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', version: 'v8.0.1' },
} as const;

/** What stands behind "uses:": "actions/checkout@3d3c… # v7.0.1". */
export function pinned(action: keyof typeof pinnedActions): string {
  const { commit, version } = pinnedActions[action];
  return `${action}@${commit} # ${version}`;
}
