/** What has to be done even where a process is ended in the middle of its work: stopping what runs outside of it. */
const tasks = new Set<() => Promise<unknown>>();

/** Has something done if the process is ended by a signal before it could do so itself. Returns how to take that back. */
export function asLastResort(task: () => Promise<unknown>): () => void {
  tasks.add(task);
  return () => tasks.delete(task);
}

export function hasLastResort(): boolean {
  return tasks.size > 0;
}

/** Does all of it, whatever fails. */
export async function doLastResort(): Promise<void> {
  await Promise.allSettled([...tasks].map((task) => task()));
}
