import { UserError } from '../user-error.ts';

/**
 * Makes sure that this Node can run the reference servers: they hash passwords by Argon2id, which Node has had since 24.7.
 * Throws a UserError otherwise. Everything else runs on Node 22, too.
 */
export function expectNodeOfServers(node = process.versions.node): void {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return;
  throw new UserError(
    `the reference servers need Node 24.7 or newer, and this is Node ${node}; npm install --save-dev node@24 adds it to your project`,
  );
}
