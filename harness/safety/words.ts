/** The words by which documents name operations that are no creations: exact, and in lower case. */

/** They end something, switch something, or write over what is there, even where they are sent by GET. */
const ending = [
  ...['shutdown', 'stop', 'restart', 'reboot', 'halt', 'poweroff', 'kill', 'terminate', 'exit', 'quit'],
  ...['reset', 'reinitialize', 'wipe', 'purge', 'flush', 'clear', 'truncate', 'drop', 'delete', 'remove'],
  ...['destroy', 'erase', 'prune', 'evict', 'expire', 'invalidate', 'revoke', 'unsubscribe', 'cancel'],
  ...['logout', 'signout', 'logoff', 'deactivate', 'disable', 'rollback', 'uninstall', 'failover', 'del'],
];

/** As the name of what is read by GET, each of them is as likely a noun. */
const switching = [
  ...[
    'shut',
    'maintenance',
    'readonly',
    'lock',
    'unlock',
    'freeze',
    'unfreeze',
    'suspend',
    'resume',
    'pause',
  ],
  ...[
    'unpause',
    'enable',
    'activate',
    'block',
    'unblock',
    'ban',
    'unban',
    'toggle',
    'switch',
    'start',
    'mode',
  ],
  ...['import', 'restore', 'revert', 'migrate', 'migration', 'migrations', 'upgrade', 'downgrade', 'install'],
  ...['setup', 'init', 'initialize', 'bootstrap', 'seed', 'load', 'reload', 'promote', 'demote', 'rotate'],
  ...[
    'rekey',
    'reindex',
    'rebuild',
    'resync',
    'sync',
    'synchronize',
    'merge',
    'overwrite',
    'replace',
    'update',
  ],
  ...['change', 'modify', 'set', 'save', 'apply', 'deploy', 'undeploy', 'close', 'abort', 'archive', 'clean'],
  ...['cleanup', 'empty', 'compact', 'vacuum', 'gc', 'unarchive', 'exec', 'eval', 'command', 'shell', 'sql'],
  ...['graphql', 'rpc', 'jsonrpc', 'xmlrpc', 'settings', 'config', 'configuration', 'preferences', 'state'],
  ...['broadcast', 'all', 'everything', 'everyone', 'everybody', 'recover', 'swap', 'move', 'rename'],
];

/** As the name of a switch in a query, or as what it says of itself, each of them makes a request do something. */
const acting = [
  ...ending,
  ...['recheck', 'rescan', 'rerun', 'requeue', 'retry', 'trigger', 'acknowledge', 'ack', 'consume', 'mark'],
  ...['pause', 'unpause', 'suspend', 'resume', 'mute', 'unmute', 'lock', 'unlock'],
];

/** After them, a server may answer nothing, refuse everything, or not know its callers any more. */
const standstill = [
  ...[
    'shutdown',
    'shut',
    'stop',
    'restart',
    'reboot',
    'halt',
    'poweroff',
    'kill',
    'terminate',
    'exit',
    'quit',
  ],
  ...[
    'maintenance',
    'readonly',
    'lock',
    'freeze',
    'suspend',
    'pause',
    'block',
    'ban',
    'disable',
    'deactivate',
  ],
  ...['logout', 'signout', 'logoff', 'failover', 'uninstall', 'mode', 'password'],
];

/** They work on several things at once, which a body names. */
const several = ['bulk', 'batch', 'mass', 'many', 'multiple'];

/** They ask for what is there. */
const searching = ['search', 'query', 'find', 'filter', 'lookup', 'paginate', 'count'];

/** They ask for something, or let somebody in. */
const asking = [
  ...searching,
  ...['validate', 'validation', 'check', 'verify', 'preview'],
  ...['calculate', 'compute', 'estimate', 'convert', 'parse', 'format', 'render', 'analyze', 'analyse'],
  ...[
    'compare',
    'diff',
    'evaluate',
    'test',
    'introspect',
    'login',
    'signin',
    'authenticate',
    'auth',
    'token',
  ],
  ...['authorize', 'authorization', 'refresh', 'echo', 'ping', 'translate', 'predict', 'score'],
];

/** They make something that was not there. */
const creating = [
  ...[
    'create',
    'add',
    'new',
    'register',
    'insert',
    'upload',
    'submit',
    'post',
    'signup',
    'place',
    'book',
    'buy',
  ],
  ...['make', 'generate', 'issue', 'open', 'invite', 'comment'],
];

/** They make an account. */
const registering = ['register', 'registration', 'registrations', 'signup', 'signups', 'enrol', 'enroll'];

const sets = {
  ending: new Set(ending),
  acting: new Set(acting),
  changing: new Set([...ending, ...switching]),
  standstill: new Set(standstill),
  several: new Set(several),
  searching: new Set(searching),
  asking: new Set(asking),
  creating: new Set(creating),
  registering: new Set(registering),
} as const;

export type WordKind = keyof typeof sets;

/** The first word of a kind among some; undefined where there is none. */
export function wordOf(kind: WordKind, words: readonly string[]): string | undefined {
  return words.find((word) => sets[kind].has(word));
}

/** "resetAll", "reset-all" and "Reset_all" are the words "reset" and "all". */
export function wordsIn(name: string): readonly string[] {
  const split = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  // "shut down", "log out" and "read only" are one word each.
  return split.flatMap((word, index) => {
    const joined = `${word}${split[index + 1] ?? ''}`;
    return sets.changing.has(joined) ? [word, joined] : [word];
  });
}

/** The first words of a sentence that says what something does: "Resets everything" begins with "reset". */
export function verbOf(sentence: string): readonly string[] {
  const [first = '', second = ''] = sentence
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return [first, `${bare(first)}${second}`, bare(first), first.replace(/s$/, ''), first.replace(/es$/, '')];
}

function bare(verb: string): string {
  return verb.replace(/(es|s)$/, '');
}
