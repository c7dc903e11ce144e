import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/** Folders that are watched at most: more are no project, but a whole disk. */
const most = 2_000;

/** What runs read: documents, configurations and stories. */
const isRead = (name: string): boolean => /\.(ya?ml|json|[cm]?[jt]s)$/.test(name);

/** Tells of changes. */
export interface FolderWatcher {
  /** The next change; a change that nobody has waited for counts. Undefined once the watcher is closed. */
  readonly next: () => Promise<string | undefined>;
  readonly close: () => void;
}

/**
 * Watches the files of a folder that a run may read, with the folders in it; not those of packages, nor hidden ones. What
 * is in `ignored`, which runs write themselves, is left out. Node can watch folders one by one on every system.
 */
export async function watchFolder(folder: string, ignored: readonly string[]): Promise<FolderWatcher> {
  const left = ignored.map((each) => resolve(folder, each));
  const isIgnored = (path: string): boolean =>
    left.some((each) => path === each || path.startsWith(each + sep));
  let changed: string | undefined;
  let closed = false;
  let wake = (): void => undefined;
  const watchers: FSWatcher[] = [];
  for (const place of await foldersIn(resolve(folder), isIgnored)) {
    const watcher = watch(place, (_, name) => {
      if (name === null || !isRead(name) || isIgnored(join(place, name))) return;
      changed = relative(folder, join(place, name));
      wake();
    });
    // A folder that is removed is watched no more; that is no failure.
    watcher.on('error', () => watcher.close());
    watchers.push(watcher);
  }
  return {
    next: async () => {
      while (changed === undefined && !closed) {
        const { promise, resolve: done } = Promise.withResolvers<undefined>();
        wake = () => done(undefined);
        await promise;
      }
      const name = changed;
      changed = undefined;
      return name;
    },
    close: () => {
      closed = true;
      for (const watcher of watchers) watcher.close();
      wake();
    },
  };
}

async function foldersIn(folder: string, isIgnored: (path: string) => boolean): Promise<string[]> {
  const found = [folder];
  for (let at = 0; at < found.length && found.length < most; at++) {
    const entries = await readdir(found[at] ?? '', { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(found[at] ?? '', entry.name);
      const isOwn = entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.');
      if (isOwn && !isIgnored(path)) found.push(path);
    }
  }
  return found.slice(0, most);
}
